import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Finding } from '../policy/finding.ts'
import { checkPolicies, type FolderReport } from '../server/policy-check.ts'

const SHIPPED = join(import.meta.dirname, '../../policies')

export const USAGE = `policy check [PAKKET] [--policies MAP] [--json]

  PAKKET            gemeente (GM1916), haar map of een versie, of NL voor de wet; zonder: alles
  --policies MAP    de map met beleid (standaard: policies)
  --json            de bevindingen als JSON`

/** 'profiling.dmn, profile, rij 3, kolom 2, artikel 18 lid 5': where it is, as far as that is known. */
function placeOf({ file, part, rows, column, article }: Finding): string {
  const row = rows.length === 0 ? null : `rij ${rows.join(', ')}`
  return [file, part, row, column === null ? null : `kolom ${column}`, article]
    .filter((each) => each !== null)
    .join(', ')
}

const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`

/** One line per finding: blocking ones first, with a sign that is a word. */
function linesOf({ owner, name, versions, findings, scenarios }: FolderReport): string[] {
  const sorted = findings.toSorted((a, b) => Number(b.isBlocking) - Number(a.isBlocking))
  const lines = sorted.map(
    (finding) => `  ${finding.isBlocking ? 'fout  ' : 'let op'}  ${placeOf(finding)}: ${finding.nl}`,
  )
  const count = findings.filter(({ isBlocking }) => isBlocking).length
  const state = count === 0 ? 'in orde' : counted(count, 'fout', 'fouten')
  return [
    `${name} (${owner}), ${versions.join(', ') || 'geen versie'}: ${state}, ${scenarios} scenario’s`,
    ...lines,
    '',
  ]
}

function summary(reports: readonly FolderReport[]): string {
  const all = reports.flatMap(({ findings }) => findings)
  const faults = all.filter(({ isBlocking }) => isBlocking)
  const differing = faults.filter(({ code }) => code === 'scenario-differs').length
  const scenarios = reports.reduce((sum, report) => sum + report.scenarios, 0)
  return `${counted(reports.length, 'pakket', 'pakketten')}, ${counted(faults.length, 'fout', 'fouten')}, ${counted(all.length - faults.length, 'aandachtspunt', 'aandachtspunten')}; ${scenarios} scenario’s, waarvan ${differing} anders uitkomen.`
}

interface Wanted {
  directory: string
  /** CBS code, or NL for the law; undefined: every pack. */
  only: string | undefined
  isJson: boolean
}

/** What somebody means with 'GM1916', 'policies/GM1916/', 'GM1916-2009.1' or 'nl'; null when it cannot be read. */
function readArgs(args: string[]): Wanted | null {
  const options = { policies: { type: 'string' }, json: { type: 'boolean', default: false } } as const
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [given, ...others] = positionals
    if (others.length > 0) return null
    const path = given?.replace(/\/+$/, '')
    const directory = values.policies ?? (path?.includes('/') ? dirname(path) : SHIPPED)
    const name = path === undefined ? undefined : basename(path)
    const only = name && /^nl/i.test(name) ? 'NL' : name?.split('-')[0]
    return { directory, only, isJson: values.json }
  } catch {
    return null
  }
}

/**
 * Checks packs and runs their scenarios; nothing is changed. Exit code 1 when something keeps a pack from being used or a
 * scenario comes out otherwise, 2 for wrong arguments.
 */
export async function policyCheck(
  args: string[],
  { print, progress }: { print: (line: string) => void; progress: (line: string) => void },
): Promise<number> {
  const wanted = readArgs(args)
  if (!wanted) {
    progress(USAGE)
    return 2
  }
  const reports = await checkPolicies(wanted.directory, wanted.only)
  if (reports.length === 0) {
    progress(`Er is geen pakket ${wanted.only ?? ''} in ${wanted.directory}.`)
    return 2
  }
  const isGood = reports.every(({ findings }) => findings.every(({ isBlocking }) => !isBlocking))
  if (wanted.isJson) print(JSON.stringify({ isGood, reports }, null, 2))
  else for (const line of [...reports.flatMap(linesOf), summary(reports)]) print(line)
  return isGood ? 0 : 1
}
