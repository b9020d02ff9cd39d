import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/**
 * The component packages put their CSS in the page with `<style>` elements at run time. The content security policy
 * (style-src 'self') refuses those, and src/web/styles.ts loads the same CSS as files; so the calls are taken out.
 */
function withoutInjectedStyles(): Plugin {
  return {
    name: 'without-injected-styles',
    transform: {
      filter: { id: /node_modules\/@(rijkshuisstijl-community|nl-design-system-candidate|utrecht)\// },
      handler: (code) =>
        code.includes('styleInject(') ? { code: code.replaceAll(/^styleInject\(\w+\);$/gm, ''), map: null } : null,
    },
  }
}

export default defineConfig({
  root: 'src/web',
  plugins: [withoutInjectedStyles(), react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|@tanstack)\// },
            { name: 'zod', test: /node_modules\/zod\// },
          ],
        },
      },
    },
  },
  server: {
    proxy: Object.fromEntries(['/v1', '/aanmelden', '/afmelden', '/oidc'].map((path) => [path, 'http://localhost:3000'])),
  },
})
