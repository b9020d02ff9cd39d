import { Permission, type Place, type Rights, Role } from '../core/access.ts'
import type { Validity } from '../core/profile.ts'
import type { CountryData, DefaultRights, DeviationReason, ForgottenTopic, LifeDomain, SourceList } from './country.ts'
import { type DecisionModel, findDecision, PolicyFault } from './decision-model.ts'
import type { PolicyPack } from './pack.ts'
import type { DecisionRef } from './scheme.ts'
import { valueOf } from './sourced.ts'

/** The country's data with the hash (SHA-256, hex) of each file it came from. */
export interface LoadedCountry {
  data: CountryData
  rights: DefaultRights
  sources: SourceList
  hashes: Readonly<Record<string, string>>
}

/** A municipality's pack, ready to decide with: its tables read, its lists and rights filled from the country's. */
export interface LoadedPolicy {
  pack: PolicyPack
  /** As a decision remembers it: 'GM1916-2009.1'. */
  version: string
  /** DMN file name → its tables. */
  models: Readonly<Record<string, DecisionModel>>
  rights: Rights
  deviationReasons: readonly DeviationReason[]
  lifeDomains: readonly LifeDomain[]
  selfRelianceDomains: readonly LifeDomain[]
  /** Months after which a measurement is due again. */
  measureAgainMonths: number | null
  /** Days within which a request for a buddy is answered; null where nothing says so. */
  buddyAnswerDays: number | null
  /** Months that a category holds, and at most; null where nobody says. */
  categoryValidity: Validity
  /** Months after which a plan is looked at again with the resident. */
  planReviewMonths: number | null
  judgingWords: readonly string[]
  forgottenTopics: readonly ForgottenTopic[]
  /** File name → SHA-256 in hex: with the version, what is needed to make a decision again. */
  hashes: Readonly<Record<string, string>>
}

/** The decisions that a pack points at. */
export function decisionRefs(pack: PolicyPack): DecisionRef[] {
  const scheme = valueOf(pack.profilingScheme)
  const attention = valueOf(pack.attention)
  const norm = valueOf(pack.contactNorm)
  const teams = valueOf(pack.teams)
  const gate = valueOf(pack.gate)
  const refs = [gate?.decision, scheme?.decision, attention?.decision, teams?.decision, norm]
  return refs.filter((ref) => ref !== undefined && ref !== null)
}

/** The country's rights with the municipality's changes. */
function mergeRights(defaults: Rights, pack: PolicyPack): Rights {
  const merged: Rights = {}
  for (const role of Role.options) {
    const changes = pack.rights?.rights[role] ?? {}
    const rights: Partial<Record<Permission, Place>> = {}
    for (const permission of Permission.options) {
      const place = changes[permission] ?? defaults[role]?.[permission]
      if (place !== undefined && place !== 'none') rights[permission] = place
    }
    merged[role] = rights
  }
  return merged
}

/** Category or class keys that a table can give but the pack does not know. */
function strangers(model: DecisionModel, decision: string, keys: readonly string[]): string[] {
  const { logic } = findDecision(model, decision)
  if (logic.kind !== 'table') return []
  const { rules, outputs } = logic.table
  const given = [...rules.map((rule) => rule.outputs[0]?.text ?? ''), outputs[0]?.defaultValue ?? '']
  return given.filter((text) => text !== '' && text !== 'null' && !keys.some((key) => text === `"${key}"`))
}

/** @throws PolicyFault when a table gives a category or class that the pack does not have, or a file is missing */
function checkTables(pack: PolicyPack, models: Readonly<Record<string, DecisionModel>>): void {
  const check = (ref: DecisionRef, keys: readonly string[]) => {
    const model = models[ref.file]
    if (!model) throw new PolicyFault(`${pack.version}: ${ref.file} is missing.`)
    const [stranger] = strangers(model, ref.decision, keys)
    if (stranger !== undefined)
      throw new PolicyFault(`${pack.version}: ${ref.file} gives ${stranger}, which the pack lacks.`)
  }
  const scheme = valueOf(pack.profilingScheme)
  if (scheme)
    check(
      scheme.decision,
      scheme.categories.map((category) => category.key),
    )
  const attention = valueOf(pack.attention)
  if (attention)
    check(
      attention.decision,
      attention.classes.map((each) => each.key),
    )
  const teams = valueOf(pack.teams)
  if (teams?.decision)
    check(
      teams.decision,
      teams.teams.map((team) => team.key),
    )
  const gate = valueOf(pack.gate)
  if (gate)
    check(
      gate.decision,
      gate.routes.map((route) => route.key),
    )
  const norm = valueOf(pack.contactNorm)
  if (norm) {
    const model = models[norm.file]
    if (!model) throw new PolicyFault(`${pack.version}: ${norm.file} is missing.`)
    findDecision(model, norm.decision)
  }
}

/** Puts a pack, its tables and the country's data together. @throws PolicyFault when they do not fit */
export function assemblePolicy(
  pack: PolicyPack,
  models: Readonly<Record<string, DecisionModel>>,
  hashes: Readonly<Record<string, string>>,
  country: LoadedCountry,
): LoadedPolicy {
  checkTables(pack, models)
  return {
    pack,
    version: pack.version,
    models,
    rights: mergeRights(country.rights.rights, pack),
    deviationReasons: pack.deviationReasons ?? valueOf(country.data.deviationReasons) ?? [],
    lifeDomains: pack.lifeDomains ?? valueOf(country.data.lifeDomains) ?? [],
    selfRelianceDomains: pack.selfRelianceDomains ?? valueOf(country.data.selfRelianceDomains) ?? [],
    measureAgainMonths: valueOf(pack.measureAgainMonths) ?? valueOf(country.data.measureAgainMonths),
    buddyAnswerDays: valueOf(pack.buddyAnswerDays) ?? valueOf(country.data.buddyAnswerDays),
    categoryValidity: {
      months: valueOf(pack.categoryMonths) ?? valueOf(country.data.categoryMonths),
      mostMonths: valueOf(country.data.categoryMostMonths),
    },
    planReviewMonths: valueOf(pack.planReviewMonths) ?? valueOf(country.data.planReviewMonths),
    judgingWords: valueOf(pack.judgingWords) ?? valueOf(country.data.judgingWords) ?? [],
    forgottenTopics: valueOf(country.data.forgottenTopics) ?? [],
    hashes,
  }
}
