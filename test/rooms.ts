/**
 * The house rules that no linter knows, as a function over source texts. The table of rooms below is the
 * architecture: who may import whom, and which packages a room may use.
 */
import { posix } from 'node:path'
import { parseSync } from 'vite'

/** A package name; a trailing `/*` stands for everything under that scope or prefix. */
interface Room {
  mayImport: readonly string[]
  packages: readonly string[]
  /** No clock, chance, environment, network, Node or DOM: all of that is passed in. */
  isPure: boolean
}

const HTTP = ['hono', 'hono/*', '@hono/*', 'oidc-provider', 'openid-client', 'rate-limiter-flexible', 'pino']
const FILES = [
  'csv-parse',
  'csv-parse/*',
  'yauzl',
  'saxen',
  'ical-generator',
  'pdfkit',
  'fontkit',
  '@expo-google-fonts/*',
  'nodemailer',
]
const PAGE = ['react', 'react-dom', 'react-dom/*', '@tanstack/*', '@rijkshuisstijl-community/*', '@utrecht/*']
const DESIGN = ['@nl-design-system-unstable/*', '@nl-design-system-candidate/*', '@observablehq/plot']

export const ROOMS: Readonly<Record<string, Room>> = {
  core: { mayImport: [], packages: ['zod'], isPure: true },
  policy: { mayImport: ['core'], packages: ['zod', 'feelin', 'dmn-moddle', 'saxen'], isPure: true },
  statistics: { mayImport: ['core', 'policy'], packages: ['zod'], isPure: true },
  simulation: { mayImport: ['core', 'policy'], packages: ['zod'], isPure: true },
  api: { mayImport: ['core', 'policy'], packages: ['zod'], isPure: true },
  db: {
    mayImport: ['core', 'policy'],
    packages: ['zod', 'kysely', 'kysely/*', 'pg', '@electric-sql/pglite', '@electric-sql/pglite/*', 'node:*'],
    isPure: false,
  },
  server: {
    mayImport: ['core', 'policy', 'statistics', 'simulation', 'api', 'db'],
    packages: ['zod', ...HTTP, ...FILES, 'node:*'],
    isPure: false,
  },
  web: { mayImport: ['core', 'policy', 'api'], packages: ['zod', ...PAGE, ...DESIGN], isPure: false },
  main: {
    mayImport: ['core', 'policy', 'statistics', 'simulation', 'api', 'db', 'server'],
    packages: ['zod', ...HTTP, ...FILES, 'node:*'],
    isPure: false,
  },
}

/** What stands outside `src` and may still be read there: data, never code. */
const DATA = ['policies/', 'package.json']
const READS_DATA = ['db', 'server', 'main']

/** Where a command line starts: `src/main.ts` and its commands are one room. */
const MAIN = /^src\/(main\.ts$|commands\/)/
const IS_TEST = /\.test\.tsx?$/
const LUMPS = /(^|\/)(utils?|helpers?|common|shared|misc|lib)(\/|\.tsx?$)/

/** Days in the machine's own time zone, in an object that hides it. */
const LOCAL_TIME = /^(get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)$/
const GLOBALS_OF_A_MACHINE = /^(process|performance|crypto|window|document|localStorage|fetch|setTimeout|setInterval)$/
const QUERY_METHODS = /^(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|replaceInto)$/
const SQL_TEXT =
  /^\s*(select\s[\s\S]+\sfrom|insert into|update\s+\w+\s+set|delete from|create (table|index|policy|role))\s/
const SQL_LOUD =
  /^\s*(SELECT\s[\s\S]+\sFROM|INSERT INTO|UPDATE\s+\w+\s+SET|DELETE FROM|CREATE (TABLE|INDEX|POLICY|ROLE))\s/

/** `null` is a file outside the rooms (tests, tools); it may import anything. */
export function roomOf(path: string): string | null {
  if (IS_TEST.test(path) || !path.startsWith('src/')) return null
  if (MAIN.test(path)) return 'main'
  const [, folder = '', ...rest] = path.split('/')
  return rest.length > 0 ? folder : 'main'
}

/**
 * @param sources text by path from the root of the repository, `src/core/plan.ts`
 * @returns a sentence for each breach, sorted; empty when the house is in order
 */
export function breaches(sources: ReadonlyMap<string, string>): string[] {
  const found: string[] = []
  const valueImports = new Map<string, string[]>()
  for (const [path, text] of sources) {
    if (!/\.tsx?$/.test(path) || path.endsWith('.d.ts')) continue
    const { module, program, errors } = parseSync(path, text)
    if (errors.length > 0) {
      found.push(`${path} cannot be read: ${errors[0]?.message}`)
      continue
    }
    if (LUMPS.test(path)) found.push(`${path}: a name that says nothing; a thing lives under its own word`)
    const imports = importsOf(module, text)
    valueImports.set(
      path,
      imports.filter(({ isType, isLazy }) => !isType && !isLazy).flatMap(({ from }) => resolveLocal(path, from) ?? []),
    )
    const room = roomOf(path)
    if (room === null) continue
    found.push(...importBreaches(path, room, imports).map((breach) => `${path} ${breach}`))
    found.push(...codeBreaches(room, path, program).map((breach) => `${path} ${breach}`))
  }
  found.push(...cycles(valueImports).map((cycle) => `import cycle: ${cycle.join(' -> ')}`))
  return [...new Set(found)].sort()
}

interface Import {
  from: string
  isType: boolean
  isLazy: boolean
  isReExport: boolean
}

type Module = ReturnType<typeof parseSync>['module']

function importsOf(module: Module, text: string): Import[] {
  const still = module.staticImports.map(({ moduleRequest, entries }) => {
    const isType = entries.length > 0 && entries.every((entry) => entry.isType)
    return { from: moduleRequest.value, isType, isLazy: false, isReExport: false }
  })
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ from: moduleRequest.value, isType, isLazy: false, isReExport: true }] : [],
    ),
  )
  const lazy = module.dynamicImports.map(({ moduleRequest }) => {
    const from = text.slice(moduleRequest.start + 1, moduleRequest.end - 1)
    return { from, isType: false, isLazy: true, isReExport: false }
  })
  return [...still, ...passedOn, ...lazy]
}

function importBreaches(path: string, room: string, imports: readonly Import[]): string[] {
  const rules = ROOMS[room]
  if (!rules) return [`lies in a room that is not in the table: ${room}`]
  return imports.flatMap(({ from, isReExport }) => {
    if (isReExport) return [`passes on ${from}: no barrels, import a thing from where it is`]
    const local = resolveLocal(path, from)
    if (local === undefined) {
      const isStyle = room === 'web' && from.startsWith('vite/')
      return isStyle || isListed(from, rules.packages) ? [] : [`imports ${from}, which ${room} may not use`]
    }
    if (!local.startsWith('src/')) {
      const mayRead = READS_DATA.includes(room) && DATA.some((data) => local.startsWith(data))
      return mayRead ? [] : [`imports ${local}, outside src`]
    }
    const target = roomOf(local)
    if (target === null) return [`imports the test ${local}`]
    if (target === room || rules.mayImport.includes(target)) return []
    return [`imports ${local}: ${room} may not import ${target}`]
  })
}

function isListed(name: string, packages: readonly string[]): boolean {
  return packages.some((one) => {
    if (one === 'node:*') return name.startsWith('node:') && name !== 'node:process'
    return one.endsWith('/*') ? name.startsWith(one.slice(0, -1)) : name === one || name.startsWith(`${one}/`)
  })
}

/** Relative imports only; undefined for a package. */
function resolveLocal(path: string, from: string): string | undefined {
  return from.startsWith('.') ? posix.join(posix.dirname(path), from.replace(/[?#].*$/, '')) : undefined
}

interface SyntaxNode {
  type: string
  [key: string]: unknown
}

function codeBreaches(room: string, path: string, program: unknown): string[] {
  const found: string[] = []
  const isPure = ROOMS[room]?.isPure ?? false
  walk(program, (node, parent, key) => {
    if (isPure) found.push(...impurities(node, parent, key))
    if (room !== 'db') found.push(...sqlIn(node))
    if (path !== 'src/main.ts' && readsEnvironment(node)) found.push('reads the environment; only src/main.ts may')
  })
  return found
}

function impurities(node: SyntaxNode, parent: SyntaxNode | undefined, key: string): string[] {
  if (node.type === 'MemberExpression') {
    const [object, property] = [nameOf(node['object']), nameOf(node['property'])]
    if (object === 'Date' && property === 'now') return ['reads the clock: Date.now']
    if (object === 'Math' && property === 'random') return ['leaves it to chance: Math.random']
    if (object === 'Temporal' && property === 'Now') return ['reads the clock: Temporal.Now']
    if (object === 'globalThis') return ['reaches for globalThis']
    return LOCAL_TIME.test(property) ? [`uses the machine's time zone: ${property}`] : []
  }
  const called = nameOf(node['callee'])
  if (node.type === 'NewExpression' && called === 'Date' && isEmpty(node['arguments'])) {
    return ['reads the clock: new Date()']
  }
  if (node.type === 'CallExpression' && called === 'Date') return ['reads the clock: Date()']
  if (node.type !== 'Identifier' || !GLOBALS_OF_A_MACHINE.test(nameOf(node)) || isOnlyAName(parent, key)) return []
  return [`uses ${nameOf(node)}, which belongs to a machine`]
}

function sqlIn(node: SyntaxNode): string[] {
  if (node.type === 'TaggedTemplateExpression') {
    const tag = node['tag']
    const name = nameOf(tag) || (isNode(tag) ? nameOf(tag['object']) : '')
    return name === 'sql' ? ['holds SQL: only db may'] : []
  }
  if (node.type === 'MemberExpression' && QUERY_METHODS.test(nameOf(node['property']))) {
    return [`makes a query (${nameOf(node['property'])}): only db may`]
  }
  const text = textOf(node)
  return SQL_TEXT.test(text) || SQL_LOUD.test(text) ? [`holds SQL (${text.trim().slice(0, 20)}…): only db may`] : []
}

function readsEnvironment(node: SyntaxNode): boolean {
  if (node.type === 'VariableDeclarator') return nameOf(node['init']) === 'process'
  return node.type === 'MemberExpression' && nameOf(node['object']) === 'process' && nameOf(node['property']) === 'env'
}

/** A property, key, parameter type or import name that only looks like a global. */
function isOnlyAName(parent: SyntaxNode | undefined, key: string): boolean {
  if (!parent) return false
  if (parent.type.startsWith('TS') || parent.type.startsWith('Import') || parent.type.startsWith('Export')) return true
  return (key === 'property' || key === 'key') && parent['computed'] !== true
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

/** The name of an identifier or the text of a string key; '' for anything else. */
function nameOf(value: unknown): string {
  if (!isNode(value)) return ''
  const name = value.type === 'Identifier' ? value['name'] : value.type === 'Literal' ? value['value'] : ''
  return typeof name === 'string' ? name : ''
}

function textOf(node: SyntaxNode): string {
  if (node.type === 'Literal') return nameOf(node)
  const value = node.type === 'TemplateElement' ? node['value'] : undefined
  return typeof value === 'object' && value !== null && 'raw' in value ? String(value.raw) : ''
}

function walk(
  value: unknown,
  visit: (node: SyntaxNode, parent: SyntaxNode | undefined, key: string) => void,
  parent?: SyntaxNode,
  key = '',
): void {
  if (Array.isArray(value)) for (const one of value) walk(one, visit, parent, key)
  if (!isNode(value)) return
  visit(value, parent, key)
  for (const [name, child] of Object.entries(value)) {
    if (typeof child === 'object' && child !== null) walk(child, visit, value, name)
  }
}

/** One way round for each group of files that import each other, found by walking depth first. */
function cycles(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const done = new Set<string>()
  const found: string[][] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) {
      found.push([...trail.slice(start), path])
      return
    }
    if (done.has(path)) return
    for (const next of imports.get(path) ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const path of [...imports.keys()].sort()) visit(path, [])
  return found
}
