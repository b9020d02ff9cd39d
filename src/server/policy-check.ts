import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type * as z from 'zod'
import type { IsoDate } from '../core/day.ts'
import { readCheckedFile } from '../policy/check-file.ts'
import type { CheckedFile } from '../policy/check-model.ts'
import { checkLaw, checkPack } from '../policy/check-pack.ts'
import { type CheckedPeriod, checkPeriods } from '../policy/check-periods.ts'
import { type Found, toFinding } from '../policy/check-words.ts'
import { ConferenceFile } from '../policy/conference-moment.ts'
import { PolicyFault } from '../policy/decision-model.ts'
import { EvidenceFile } from '../policy/evidence.ts'
import type { Finding } from '../policy/finding.ts'
import { findInForce } from '../policy/in-force.ts'
import { LawPack } from '../policy/law.ts'
import { LettersFile } from '../policy/letter.ts'
import { decisionRefs, type LoadedCountry } from '../policy/loaded-policy.ts'
import { PackOwner, PolicyPack } from '../policy/pack.ts'
import { runLawScenario, runScenario, type Scenario, type ScenarioOutcome } from '../policy/scenario.ts'
import { CONFERENCE_FILE, hasConference } from './conference-file.ts'
import { EVIDENCE_FILE, hasEvidence } from './evidence-file.ts'
import { issueInWords } from './issue-words.ts'
import { loadOne } from './law.ts'
import { hasLetters, LETTERS_FILE } from './letter-file.ts'
import { loadCountry, loadPack } from './policies.ts'
import { deepest } from './policy-file.ts'
import { type Runnable, runScenarios } from './policy-scenarios.ts'

/** What was found in one folder of packs: a municipality's or the law's. */
export interface FolderReport {
  /** CBS code, or NL for the law. */
  owner: string
  name: string
  versions: readonly string[]
  findings: readonly Finding[]
  /** How many scenarios were run; those that differ are among the findings. */
  scenarios: number
}

const YEARLY = /^\d{4}-\d\d-\d\d\.json$/

const invalid = (file: string, nl: string, en: string, more: Partial<Found> = {}): Finding =>
  toFinding({ code: 'pack-invalid', isBlocking: true, file, nl, en, ...more })

/** A JSON file with all that is wrong with it: null data when it cannot be used. */
async function readPack<T extends z.ZodType>(
  schema: T,
  folder: string,
  file: string,
): Promise<{ data: z.infer<T> | null; findings: Finding[] }> {
  const text = await readFile(join(folder, file), 'utf8').catch(() => null)
  if (text === null) return { data: null, findings: [missingFile(file, null)] }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { data: null, findings: [invalid(file, `${file} is geen JSON.`, `${file} is not JSON.`)] }
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return { data: parsed.data, findings: [] }
  const findings = parsed.error.issues.flatMap(deepest).map((issue) => {
    const part = issue.path.map(String).join('.')
    const { nl, en } = issueInWords(issue)
    return invalid(file, `‘${part}’: ${nl}`, `‘${part}’: ${en}`, { part })
  })
  return { data: null, findings }
}

const missingFile = (file: string, part: string | null): Finding =>
  toFinding({
    code: 'file-missing',
    isBlocking: true,
    file,
    part,
    nl: `Het bestand ${file} ontbreekt.`,
    en: `The file ${file} is missing.`,
  })

/** The DMN files that are there, read; what is no DMN is a finding. A file that is missing is told by who points at it. */
async function readFiles(
  folder: string,
  names: readonly string[],
): Promise<{ files: CheckedFile[]; findings: Finding[] }> {
  const files: CheckedFile[] = []
  const findings: Finding[] = []
  for (const name of new Set(names)) {
    const xml = await readFile(join(folder, name), 'utf8').catch(() => null)
    if (xml === null) continue
    try {
      files.push(await readCheckedFile(name, xml))
    } catch (error) {
      if (!(error instanceof PolicyFault)) throw error
      findings.push(toFinding({ code: 'not-dmn', isBlocking: true, file: name, ...error.words }))
    }
  }
  return { files, findings }
}

interface Read<Pack> {
  file: string
  pack: Pack
}

/** Every version in a folder that can be read, oldest first. */
async function readVersions<T extends z.ZodType>(
  schema: T,
  folder: string,
): Promise<{ versions: Read<z.infer<T>>[]; findings: Finding[] }> {
  const names = (await readdir(folder)).filter((file) => YEARLY.test(file)).toSorted()
  const versions: Read<z.infer<T>>[] = []
  const findings: Finding[] = []
  for (const file of names) {
    const read = await readPack(schema, folder, file)
    findings.push(...read.findings)
    if (read.data !== null) versions.push({ file, pack: read.data })
  }
  return { versions, findings }
}

const periodsOf = (
  versions: readonly Read<{ version: string; validFrom: IsoDate; validUntil: IsoDate | null }>[],
): CheckedPeriod[] =>
  versions.map(({ file, pack: { version, validFrom, validUntil } }) => ({ file, version, validFrom, validUntil }))

/** Of a file that is there but is no DMN, it is not said that it is missing. */
const withoutUnread = (found: readonly Finding[], unread: readonly Finding[]): Finding[] =>
  found.filter(({ code, file }) => code !== 'file-missing' || !unread.some((each) => each.file === file))

/** The same finding of a table that several versions share is told once. */
function once(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()]
}

/**
 * A version as the server would start with it, to run scenarios against. Its fault is told when no check has told one in
 * words already.
 */
async function loadAsServer<T>(
  { file, pack }: Read<{ version: string }>,
  load: () => Promise<T>,
  run: (loaded: T, scenario: Scenario) => ScenarioOutcome,
  isTold: boolean,
): Promise<{ runnable: Runnable; findings: Finding[] }> {
  const { version } = pack
  try {
    const loaded = await load()
    return { runnable: { version, run: (scenario) => run(loaded, scenario) }, findings: [] }
  } catch (error) {
    if (!(error instanceof PolicyFault)) throw error
    const { words, place, code } = error
    const told = invalid(
      file,
      `Trede kan hier niet mee starten: ${words.nl}`,
      `Trede cannot start with this: ${words.en}`,
      {
        code: code ?? 'pack-invalid',
        file: place.file ?? file,
        part: place.part ?? null,
        rows: place.row === undefined ? [] : [place.row],
        column: place.column ?? null,
      },
    )
    return { runnable: { version, run: null }, findings: isTold ? [] : [told] }
  }
}

const misnamed = ({ file, pack }: Read<PolicyPack>, owner: string): Finding[] =>
  pack.municipality.id === owner && `${pack.validFrom}.json` === file
    ? []
    : [
        invalid(
          file,
          `De naam past niet bij de gemeente (${pack.municipality.id}) of de eerste dag (${pack.validFrom}).`,
          `Its name does not fit its municipality (${pack.municipality.id}) or its first day (${pack.validFrom}).`,
        ),
      ]

async function checkMunicipality(
  directory: string,
  owner: string,
  country: LoadedCountry,
  laws: readonly Read<LawPack>[],
): Promise<FolderReport> {
  const folder = join(directory, owner)
  /** The cities abroad that a study describes have another law. */
  const isDutch = owner.startsWith('GM')
  const { versions, findings } = await readVersions(PolicyPack, folder)
  const isWhole = findings.length === 0
  const runnable: Runnable[] = []
  for (const version of versions) {
    const names = decisionRefs(version.pack).map(({ file }) => file)
    const read = await readFiles(folder, names)
    const law = isDutch ? (findInForce(laws, version.pack.validFrom)?.pack ?? null) : null
    const found = [
      ...misnamed(version, owner),
      ...read.findings,
      ...withoutUnread(checkPack({ pack: version.pack, files: read.files }, law), read.findings),
    ]
    const load = async () => (await loadPack(folder, version.file, country)).policy
    const loaded = await loadAsServer(
      version,
      load,
      runScenario,
      found.some(({ isBlocking }) => isBlocking),
    )
    findings.push(...found, ...loaded.findings)
    runnable.push(loaded.runnable)
  }
  const ran = await runScenarios(folder, runnable, isWhole)
  return {
    owner,
    name: versions.at(-1)?.pack.municipality.name ?? owner,
    versions: versions.map(({ pack }) => pack.version),
    findings: once([...findings, ...checkPeriods(periodsOf(versions)), ...ran.findings]),
    scenarios: ran.count,
  }
}

const misnamedLaw = ({ file, pack }: Read<LawPack>): Finding[] =>
  `${pack.validFrom}.json` === file
    ? []
    : [
        invalid(
          file,
          `De naam past niet bij de eerste dag (${pack.validFrom}).`,
          `Its name does not fit its first day (${pack.validFrom}).`,
        ),
      ]

async function checkLaws(
  directory: string,
  laws: readonly Read<LawPack>[],
  unread: readonly Finding[],
): Promise<FolderReport> {
  const folder = join(directory, 'nl', 'law')
  const findings = [...unread]
  const runnable: Runnable[] = []
  for (const law of laws) {
    const { file, pack } = law
    const read = await readFiles(
      folder,
      pack.decisions.map(({ decision }) => decision.file),
    )
    const found = [
      ...misnamedLaw(law),
      ...read.findings,
      ...withoutUnread(checkLaw({ pack, files: read.files }), read.findings),
    ]
    const load = () => loadOne(folder, file)
    const loaded = await loadAsServer(
      law,
      load,
      runLawScenario,
      found.some(({ isBlocking }) => isBlocking),
    )
    findings.push(...found, ...loaded.findings)
    runnable.push(loaded.runnable)
  }
  const ran = await runScenarios(join(directory, 'nl'), runnable, unread.length === 0)
  return {
    owner: 'NL',
    name: 'De wet',
    versions: laws.map(({ pack }) => pack.version),
    findings: once([...findings, ...checkPeriods(periodsOf(laws)), ...ran.findings]),
    scenarios: ran.count,
  }
}

/** The report with what is wrong in the files beside the pack, where the folder has them. */
async function withOthers(folder: string, report: FolderReport): Promise<FolderReport> {
  const findings = [...report.findings]
  if (await hasEvidence(folder)) findings.push(...(await readPack(EvidenceFile, folder, EVIDENCE_FILE)).findings)
  if (await hasConference(folder)) findings.push(...(await readPack(ConferenceFile, folder, CONFERENCE_FILE)).findings)
  if (await hasLetters(folder)) findings.push(...(await readPack(LettersFile, folder, LETTERS_FILE)).findings)
  return { ...report, findings }
}

/**
 * Checks every pack of a folder `policies` and runs their scenarios. Unlike the start of the server it does not end at the
 * first fault: all are told. @param only the CBS code of one municipality, or NL for the law
 * @throws PolicyFault when the country's own files are wrong, which everything rests on
 */
export async function checkPolicies(directory: string, only?: string): Promise<FolderReport[]> {
  const country = await loadCountry(join(directory, 'nl'))
  const names = (await readdir(directory)).filter((name) => PackOwner.safeParse(name).success).toSorted()
  const hasLaw = (await readdir(join(directory, 'nl'))).includes('law')
  const law = hasLaw ? await readVersions(LawPack, join(directory, 'nl', 'law')) : { versions: [], findings: [] }
  const reports: FolderReport[] = []
  if (hasLaw && (only === undefined || only === 'NL'))
    reports.push(await withOthers(join(directory, 'nl'), await checkLaws(directory, law.versions, law.findings)))
  for (const owner of names)
    if (only === undefined || only === owner)
      reports.push(
        await withOthers(join(directory, owner), await checkMunicipality(directory, owner, country, law.versions)),
      )
  return reports
}
