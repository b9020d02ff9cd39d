import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Rights } from '../core/access.ts'
import type { IsoDate } from '../core/day.ts'
import { CountryData, DefaultRights, SourceList } from '../policy/country.ts'
import { type DecisionModel, PolicyFault } from '../policy/decision-model.ts'
import { readModel } from '../policy/dmn.ts'
import { findInForce } from '../policy/in-force.ts'
import type { ShownInstrument } from '../policy/instrument-list.ts'
import type { Letters } from '../policy/letter.ts'
import type { LoadedLaw } from '../policy/loaded-law.ts'
import { assemblePolicy, decisionRefs, type LoadedCountry, type LoadedPolicy } from '../policy/loaded-policy.ts'
import { PackOwner, PolicyPack } from '../policy/pack.ts'
import { TeamFile } from '../policy/team-file.ts'
import { type LoadedMoments, loadMoments } from './conference-file.ts'
import { assembleEvidence, type LoadedEvidence, readEvidence } from './evidence-file.ts'
import { loadInstruments } from './instrument-file.ts'
import { loadLaw } from './law.ts'
import { loadLetters } from './letter-file.ts'
import { readJson, readText, sha256 } from './policy-file.ts'

export interface LoadedPolicies {
  country: LoadedCountry
  /** What is known of what works, of the country and of municipalities. */
  evidence: LoadedEvidence
  /** The named ways of measuring of a municipality: its own first, then the country's. */
  instrumentsOf(municipalityId: string): readonly ShownInstrument[]
  /** When a case conference is due: as the country's advice, and as municipalities fixed it themselves. */
  conferenceMoments: LoadedMoments
  /** What a municipality writes letters with: its own before the country's. */
  lettersOf(municipalityId: string): Letters
  /** What team leads reckon with and tell people. */
  team: TeamFile
  /** The law of the country, oldest first. */
  law: readonly LoadedLaw[]
  /** The law of a day; undefined before the first that is known. */
  lawInForce(day: IsoDate): LoadedLaw | undefined
  /** The versions that came with Trede, oldest first; also of cities that this installation does not serve. */
  municipalities: ReadonlyMap<string, readonly LoadedPolicy[]>
  /** The DMN files of a version that came with Trede. */
  filesOf(version: string): Readonly<Record<string, string>> | undefined
  /** What a municipality published itself, as far as this process has read it: src/server/policy-version.ts. */
  own: Map<string, readonly LoadedPolicy[]>
  /** A version by its number, shipped or published. */
  find(version: string): LoadedPolicy | undefined
  /** The policy in force in a municipality on a day; undefined when there is none. */
  inForce(municipalityId: string, day: IsoDate): LoadedPolicy | undefined
  /** The rights that hold there on that day: the country's, with the changes of the policy in force. */
  rightsOf(municipalityId: string, day: IsoDate): Rights
}

export async function loadCountry(folder: string): Promise<LoadedCountry> {
  const country = await readJson(CountryData, folder, 'country.json')
  const rights = await readJson(DefaultRights, folder, 'rights.json')
  const sources = await readJson(SourceList, folder, 'sources.json')
  return {
    data: country.data,
    rights: rights.data,
    sources: sources.data,
    hashes: { 'country.json': country.hash, 'rights.json': rights.hash, 'sources.json': sources.hash },
  }
}

type Files = Readonly<Record<string, string>>

/** A pack with its DMN files by name, ready to decide with. @throws PolicyFault that names the file */
export async function loadVersion(
  pack: PolicyPack,
  files: Files,
  hashes: Readonly<Record<string, string>>,
  country: LoadedCountry,
  folder: string = pack.version,
): Promise<LoadedPolicy> {
  const models: Record<string, DecisionModel> = {}
  for (const [file, xml] of Object.entries(files))
    models[file] = await readModel(xml).catch((error: unknown) => {
      throw new PolicyFault(`${join(folder, file)}: ${error instanceof Error ? error.message : 'unreadable'}`)
    })
  const ofFiles = Object.fromEntries(Object.entries(files).map(([file, xml]) => [file, sha256(xml)]))
  return assemblePolicy(pack, models, { ...hashes, ...ofFiles }, country)
}

export async function loadPack(
  folder: string,
  file: string,
  country: LoadedCountry,
): Promise<{ policy: LoadedPolicy; files: Files }> {
  const { data: pack, hash } = await readJson(PolicyPack, folder, file)
  const files: Record<string, string> = {}
  for (const { file: dmn } of decisionRefs(pack)) files[dmn] ??= await readText(folder, dmn)
  return { policy: await loadVersion(pack, files, { [file]: hash }, country, folder), files }
}

/** The versions of one municipality, in the order of their first days. @throws PolicyFault for a name that does not fit */
async function loadVersions(folder: string, id: string, country: LoadedCountry) {
  const names = (await readdir(folder)).filter((file) => /^\d{4}-\d\d-\d\d\.json$/.test(file)).toSorted()
  const versions = []
  for (const name of names) {
    const version = await loadPack(folder, name, country)
    const { municipality, validFrom } = version.policy.pack
    if (municipality.id !== id || `${validFrom}.json` !== name)
      throw new PolicyFault(`${join(folder, name)}: its name does not fit its municipality or its first day.`)
    versions.push(version)
  }
  return versions
}

/**
 * Reads the folder `policies`: `nl/` for the country, with its law, and a folder per municipality, named by its CBS code, with one
 * file per version named by its first day (`2009-01-01.json`) and the DMN files it points at.
 * @throws PolicyFault when anything in it is wrong: a municipality never works with half a policy
 */
export async function loadPolicies(directory: string): Promise<LoadedPolicies> {
  const country = await loadCountry(join(directory, 'nl'))
  const law = await loadLaw(join(directory, 'nl', 'law'))
  const municipalities = new Map<string, readonly LoadedPolicy[]>()
  const filesByVersion = new Map<string, Files>()
  const evidence = await readEvidence(join(directory, 'nl'), 'NL')
  const team = await readJson(TeamFile, join(directory, 'nl'), 'team.json')
  for (const name of (await readdir(directory)).toSorted()) {
    const id = PackOwner.safeParse(name)
    if (!id.success) continue
    const folder = join(directory, name)
    const versions = await loadVersions(folder, id.data, country)
    for (const { policy, files } of versions) filesByVersion.set(policy.version, files)
    municipalities.set(
      id.data,
      versions.map(({ policy }) => policy),
    )
    evidence.push(...(await readEvidence(folder, id.data)))
  }
  const own = new Map<string, readonly LoadedPolicy[]>()
  // The municipality's own come first: of two with the same first day, the first one holds.
  const versionsOf = (id: string) => [...(own.get(id) ?? []), ...(municipalities.get(id) ?? [])]
  const inForce = (id: string, day: IsoDate) => findInForce(versionsOf(id), day)
  return {
    country,
    evidence: assembleEvidence(evidence, (owner) => municipalities.get(owner)?.at(-1)?.pack.municipality.name),
    instrumentsOf: await loadInstruments(directory, municipalities.keys()),
    conferenceMoments: await loadMoments(directory),
    lettersOf: await loadLetters(directory, [...municipalities.keys()]),
    team: team.data,
    law,
    lawInForce: (day) => findInForce(law, day),
    municipalities,
    filesOf: (version) => filesByVersion.get(version),
    own,
    find: (version) => versionsOf(version.split('-')[0] ?? '').find((policy) => policy.version === version),
    inForce,
    rightsOf: (id, day) => inForce(id, day)?.rights ?? country.rights.rights,
  }
}
