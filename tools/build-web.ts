import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** Builds the web app into dist/web, unless what is there was built from the same sources. Prints one line. */

const ROOT = join(import.meta.dirname, '..')
const OUT = join(ROOT, 'dist/web')
const STAMP = join(ROOT, 'dist/web.built-from')
/** The rooms that the web app may import, and what decides how it is built. */
const INPUTS = ['src/web', 'src/core', 'src/policy', 'src/api', 'vite.config.ts', 'package-lock.json']

function filesUnder(path: string): string[] {
  const entry = join(ROOT, path)
  if (!existsSync(entry)) return []
  if (/\.\w+$/.test(path)) return [path]
  return readdirSync(entry, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !file.name.includes('.test.'))
    .map((file) => join(file.parentPath, file.name).slice(ROOT.length + 1))
    .sort()
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const file of INPUTS.flatMap(filesUnder))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(ROOT, file)))
  return hash.digest('hex')
}

/** Beside every text file its compressed twins, for a server that sends what the browser can read. */
function compressAssets(): void {
  for (const file of readdirSync(join(OUT, 'assets'))) {
    if (!/\.(js|css|svg)$/.test(file)) continue
    const path = join(OUT, 'assets', file)
    const content = readFileSync(path)
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }))
    writeFileSync(`${path}.gz`, gzipSync(content))
  }
}

const startedAt = performance.now()
const now = fingerprint()
if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === now && existsSync(join(OUT, 'index.html'))) {
  console.log('Web app: up to date.')
} else {
  const { build } = await import('vite')
  await build({ root: join(ROOT, 'src/web'), configFile: join(ROOT, 'vite.config.ts'), logLevel: 'error' })
  compressAssets()
  writeFileSync(STAMP, now)
  console.log(`Web app: built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`)
}
