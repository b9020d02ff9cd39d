import * as z from 'zod'
import { Permission, Place, Role } from '../core/access.ts'
import { IsoDate } from '../core/day.ts'
import { IntakeRegime, MedicalOutcome } from '../core/intake.ts'
import { DeviationReason, JudgingWord, LifeDomain } from './country.ts'
import { OrdinanceValue } from './law.ts'
import { afterEndDays, buddyAnswerDays, instrumentTerms } from './own-terms.ts'
import { parameter } from './parameter.ts'
import {
  Activity,
  Aftercare,
  Enforcement,
  Instrument,
  Invitation,
  JobSearchDuty,
  MakeOrBuy,
  NeighbourhoodData,
  NoShowStep,
  ServiceInReturn,
  Target,
  WorkFirst,
} from './practice.ts'
import { Questions, Topic } from './question.ts'
import { AttentionScheme, CaseloadNorm, DecisionRef, GateScheme, ProfilingScheme, TeamScheme } from './scheme.ts'
import { Key, LocalText, Source, sourced } from './sourced.ts'

/** A Dutch municipality by its CBS code, or a city abroad that a study describes: SE or DE with its own country's code. */
export const PackOwner = z.string().regex(/^(GM\d{4}|SE\d{4}|DE\d{5})$/)

/** The made-up municipality whose policy is complete, so that a new one can start from it. */
export const EXAMPLE_TOWN = 'GM9990'

/**
 * How a first talk is held.
 * @source seed2 §3 step 5, L690 (term), L692 (duration), L770 (fixed), L774 (free with report), L780 (topics)
 */
const intake = {
  regime: parameter({ step: 'intake', title: { nl: 'Vorm van het gesprek', en: 'Form of the talk' } }, IntakeRegime),
  durationMinutes: parameter(
    { step: 'intake', title: { nl: 'Duur van het eerste gesprek', en: 'Length of the first talk' }, unit: 'minutes' },
    z.int().min(5).max(480),
  ),
  termDays: parameter(
    {
      step: 'intake',
      title: { nl: 'Langste wachttijd tot het eerste gesprek', en: 'Longest wait for the first talk' },
      unit: 'days',
    },
    z.int().min(0).max(365),
  ),
  reportRequired: parameter(
    { step: 'intake', title: { nl: 'Gemotiveerd verslag verplicht', en: 'Motivated report required' } },
    z.boolean(),
  ),
  questions: parameter({ step: 'intake', title: { nl: 'Vaste vragen', en: 'Fixed questions' } }, Questions),
  topics: parameter(
    { step: 'intake', title: { nl: "Gespreksthema's", en: 'Topics of the talk' } },
    z.array(Topic).max(40),
  ),
}
export const IntakePolicy = z.strictObject(intake)
export type IntakePolicy = z.infer<typeof IntakePolicy>

/** What the municipality calls people. */
export const Labels = z.strictObject({
  client: parameter({ step: 'words', title: { nl: 'Naam voor de inwoner', en: 'Word for the resident' } }, LocalText),
  caseManager: parameter(
    { step: 'words', title: { nl: 'Naam voor de begeleider', en: 'Word for the case manager' } },
    LocalText,
  ),
})

/** Every parameter of a pack that stands at its top, in the order of the work. */
const top = {
  workFirst: parameter({ step: 'gate', title: { nl: 'Work First', en: 'Work First' } }, WorkFirst),
  gate: parameter({ step: 'gate', title: { nl: 'Routes aan de poort', en: 'Routes at the gate' } }, GateScheme),
  gatePractice: parameter({ step: 'gate', title: { nl: 'Hoe de poort werkt', en: 'How the gate works' } }, LocalText),
  medicalSuspension: parameter(
    { step: 'intake', title: { nl: 'Stoppen om medische redenen', en: 'Medical suspension' } },
    z.strictObject({ resumesOn: z.array(MedicalOutcome) }),
  ),
  profilingScheme: parameter({ step: 'profiling', title: { nl: 'Indeling', en: 'Profiling scheme' } }, ProfilingScheme),
  attention: parameter(
    { step: 'profiling', title: { nl: 'Aandachtsklassen', en: 'Attention classes' } },
    AttentionScheme,
  ),
  measureAgainMonths: parameter(
    {
      step: 'profiling',
      title: { nl: 'Tijd tot opnieuw meten', en: 'Time until measuring again' },
      hint: {
        nl: 'Trede, maanden tot werk, dagdelen en zelfredzaamheid. Zonder eigen waarde geldt twee keer per jaar.',
        en: 'Rung, months to work, half-days and self-reliance. Without a value of its own, twice a year holds.',
      },
      unit: 'months',
    },
    z.int().min(1).max(60),
  ),
  categoryMonths: parameter(
    {
      step: 'profiling',
      title: { nl: 'Hoe lang een indeling geldt', en: 'How long a category holds' },
      hint: {
        nl: 'Daarna staat op Vandaag dat iemand de indeling opnieuw moet wegen. Een medewerker kan zelf een andere dag kiezen.',
        en: 'After that, Today says that somebody must weigh the category again. A worker can choose another day.',
      },
      unit: 'months',
    },
    z.int().min(1).max(60),
  ),
  buddyAnswerDays,
  planReviewMonths: parameter(
    {
      step: 'guidance',
      title: { nl: 'Tijd tot het plan opnieuw wordt bekeken', en: 'Time until a plan is looked at again' },
      hint: {
        nl: 'Trede stelt deze dag voor bij het maken van een plan. Zonder eigen waarde geldt een half jaar.',
        en: 'Trede proposes this day when a plan is made. Without a value of its own, half a year holds.',
      },
      unit: 'months',
    },
    z.int().min(1).max(24),
  ),
  afterEndDays,
  judgingWords: parameter(
    {
      step: 'words',
      title: { nl: 'Woorden die oordelen', en: 'Words that judge' },
      hint: {
        nl: 'Trede wijst deze woorden aan bij het typen en weigert ze nooit. Zonder eigen lijst geldt de landelijke.',
        en: "Trede points these words out while typing and never refuses them. Without its own list, the country's holds.",
      },
    },
    z.array(JudgingWord).max(200),
  ),
  roleModel: parameter(
    {
      step: 'organisation',
      title: { nl: 'Werk en inkomen in één hand', en: 'Work and income in one hand' },
      hint: {
        nl: 'Integraal: één medewerker doet beide. Gesplitst: begeleiden en rechtmatigheid zijn apart.',
        en: 'Integral: one worker does both. Split: guidance and lawfulness are apart.',
      },
    },
    z.enum(['integral', 'split']),
  ),
  teams: parameter(
    { step: 'organisation', title: { nl: 'Teams en doelgroepen', en: 'Teams and client groups' } },
    TeamScheme,
  ),
  caseloadNorm: parameter(
    { step: 'organisation', title: { nl: 'Caseload', en: 'Caseload' }, unit: 'residents' },
    z.array(CaseloadNorm).min(1),
  ),
  neighbourhoodData: parameter(
    { step: 'organisation', title: { nl: 'Gegevens voor het wijkteam', en: 'Data for the neighbourhood team' } },
    NeighbourhoodData,
  ),
  contactNorm: parameter({ step: 'guidance', title: { nl: 'Contactnorm', en: 'Contact norm' } }, DecisionRef),
  invitation: parameter({ step: 'guidance', title: { nl: 'Uitnodiging', en: 'Invitation' } }, Invitation),
  noShow: parameter(
    { step: 'guidance', title: { nl: 'Als iemand niet komt', en: 'When somebody does not come' } },
    z.array(NoShowStep).min(1).max(12),
  ),
  activities: parameter(
    { step: 'participation', title: { nl: 'Wat telt als meedoen', en: 'What counts as taking part' } },
    z.array(Activity).min(1).max(40),
  ),
  halfDays: parameter(
    {
      step: 'participation',
      title: { nl: 'Dagdelen per week', en: 'Half-days a week' },
      unit: 'half-days a week',
    },
    z.int().min(0).max(14),
  ),
  participationHours: parameter(
    {
      step: 'participation',
      title: { nl: 'Uren per week, ten hoogste', en: 'Hours a week, at most' },
      unit: 'hours a week',
    },
    z.int().min(0).max(40),
  ),
  serviceInReturn: parameter(
    { step: 'participation', title: { nl: 'Tegenprestatie', en: 'Service in return' } },
    ServiceInReturn,
  ),
  makeOrBuy: parameter({ step: 'services', title: { nl: 'Zelf doen of inkopen', en: 'Make or buy' } }, MakeOrBuy),
  instruments: parameter(
    { step: 'services', title: { nl: 'Instrumenten', en: 'Instruments' } },
    z.array(Instrument).min(1).max(60),
  ),
  instrumentTerms,
  aftercare: parameter({ step: 'services', title: { nl: 'Nazorg', en: 'Aftercare' } }, Aftercare),
  enforcement: parameter({ step: 'enforcement', title: { nl: 'Handhaving', en: 'Enforcement' } }, Enforcement),
  jobSearchDuty: parameter(
    { step: 'enforcement', title: { nl: 'Sollicitatieplicht in de praktijk', en: 'Duty to apply in practice' } },
    JobSearchDuty,
  ),
  measurePractice: parameter(
    { step: 'enforcement', title: { nl: 'Maatregelen in de praktijk', en: 'Measures in practice' } },
    LocalText,
  ),
  targets: parameter(
    { step: 'results', title: { nl: 'Doelen en cijfers', en: 'Targets and figures' } },
    z.array(Target).min(1).max(40),
  ),
}

/** A change of the country's default rights; 'none' takes a right away. */
const RightsOverride = z.strictObject({
  source: Source,
  note: LocalText.optional(),
  rights: z.partialRecord(Role, z.partialRecord(Permission, z.union([Place, z.literal('none')]))),
})
export type RightsOverride = z.infer<typeof RightsOverride>

const distinct = (keys: readonly string[]) => new Set(keys).size === keys.length

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const unstated = (part: Record<string, unknown>, keys: readonly string[], reason: unknown) => ({
  ...Object.fromEntries(keys.map((key) => [key, { unknown: true, reason }])),
  ...part,
})

/**
 * A pack names what is known; of every other parameter its `silence` says why it is not. Both are the same to a reader:
 * a parameter that is not named is unknown for that reason.
 */
function fillSilence(pack: unknown): unknown {
  if (!isRecord(pack)) return pack
  const { silence } = pack
  const part = (name: string) => (isRecord(pack[name]) ? pack[name] : {})
  return {
    ...unstated(pack, Object.keys(top), silence),
    labels: unstated(part('labels'), Object.keys(Labels.shape), silence),
    intake: unstated(part('intake'), Object.keys(intake), silence),
  }
}

/** A municipality's policy over one period. Selection by day: src/policy/in-force.ts. */
export const PolicyPack = z
  .preprocess(
    fillSilence,
    z.strictObject({
      $schema: z.string().optional(),
      municipality: z.strictObject({ id: PackOwner, name: z.string().min(1).max(120) }),
      version: z.string().regex(/^(GM\d{4}|SE\d{4}|DE\d{5})-\d{4}\.\d+$/, { error: 'policy.version' }),
      validFrom: IsoDate,
      /** Last day on which the pack holds, or null. After it no older pack comes back. */
      validUntil: IsoDate.nullable(),
      note: LocalText,
      /** Why the parameters that the pack does not name are unknown. */
      silence: LocalText,
      labels: Labels,
      intake: IntakePolicy,
      ...top,
      /** What the municipality's ordinances fill in, by the key of the open term of the law of that day. */
      ordinance: z.record(Key, sourced(OrdinanceValue)).default({}),
      /** Only where the municipality has its own list; otherwise the country's default list holds. */
      deviationReasons: z.array(DeviationReason).min(1).optional(),
      lifeDomains: z.array(LifeDomain).min(1).optional(),
      selfRelianceDomains: z.array(LifeDomain).min(1).optional(),
      rights: RightsOverride.optional(),
    }),
  )
  .check((context) => {
    const pack = context.value
    const refuse = (path: string[], message: string) =>
      context.issues.push({ code: 'custom', input: pack, path, message })
    if (pack.validUntil !== null && pack.validUntil < pack.validFrom) refuse(['validUntil'], 'policy.period-reversed')
    if (!pack.version.startsWith(pack.municipality.id)) refuse(['version'], 'policy.version-of-other-municipality')
    const scheme = pack.profilingScheme
    if (!('value' in scheme)) return
    const keys = scheme.value.categories.map((category) => category.key)
    if (!distinct(keys)) refuse(['profilingScheme', 'value', 'categories'], 'policy.category-twice')
    for (const { next } of scheme.value.categories)
      if (next !== undefined && !keys.includes(next))
        refuse(['profilingScheme', 'value', 'categories'], 'policy.next-unknown')
  })
  .meta({ id: 'PolicyPack' })
export type PolicyPack = z.infer<typeof PolicyPack>

/** Where a parameter stands in a pack: 'intake.regime', 'workFirst'. In the order of the work. */
export const PARAMETER_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  ...Object.fromEntries(Object.entries(Labels.shape).map(([key, schema]) => [`labels.${key}`, schema])),
  ...Object.fromEntries(Object.entries(intake).map(([key, schema]) => [`intake.${key}`, schema])),
  ...top,
}
