import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/**
 * The component packages put their CSS in the page with `<style>` elements at run time. The content security policy
 * (style-src 'self') refuses those, and src/web/styles.ts loads the same CSS as files; so the calls are taken out.
 * Their `displayName`s go too: writing one keeps a component, and every icon it draws, that nobody uses.
 */
function leanComponents(): Plugin {
  return {
    name: 'lean-components',
    transform: {
      filter: { id: /node_modules\/@(rijkshuisstijl-community|nl-design-system-candidate|utrecht)\// },
      handler: (code) => ({
        code: code.replaceAll(/^(?:styleInject\(\w+\)|[\w$]+\.displayName = .*);$/gm, ''),
        map: null,
      }),
    },
  }
}

export default defineConfig({
  root: 'src/web',
  plugins: [leanComponents(), react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: {
        // Component packages that do not say so themselves: what is not imported is not needed.
        moduleSideEffects: [{ test: /node_modules\/@(rijkshuisstijl-community|utrecht)\/.*js$/, sideEffects: false }],
        // The icons of the component packages are made when the file is read; those that nobody uses drop out.
        manualPureFunctions: ['jsx', 'jsxs', 'createReactComponent'],
      },
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
    proxy: Object.fromEntries(
      ['/v1', '/aanmelden', '/afgemeld', '/demo-identiteit'].map((path) => [path, 'http://localhost:3000']),
    ),
  },
})
