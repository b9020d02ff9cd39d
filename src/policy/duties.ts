import * as z from 'zod'
import { type Facts, FactValue } from '../core/fact.ts'
import { compileDecision, type Evaluation, type Fired } from './decide.ts'
import { FiredRule } from './explanation.ts'
import { FACT_LABELS, listInWords } from './fact-label.ts'
import { decideByLaw, type LoadedLaw } from './loaded-law.ts'
import { LocalText } from './sourced.ts'

/**
 * The duties of article 9: a (work), b (cooperation), c (service in return).
 * @source Participatiewet 9 lid 1; standards.md §1.2
 */
const Duty = z.enum(['work', 'cooperation', 'service'])
type Duty = z.infer<typeof Duty>

/** `acceptance-waits`: it holds, but accepting work waits for the findings of article 9(4). */
const DutyStanding = z.enum(['holds', 'acceptance-waits', 'exempt', 'does-not-apply'])

/** What is known of the case beside the facts of the dossier, by the names of the tables. What is left out is unknown. */
export interface DutyCircumstances {
  hasReachedPensionAge?: boolean
  isChildcareSettled?: boolean
  isSchoolingSettled?: boolean
  isCapacitySettled?: boolean
  isShelteredWorkIndicated?: boolean
  workExemption?: 'none' | '9-2' | '9a'
  cooperationExemption?: 'none' | '9-2'
  serviceExemption?: 'none' | '9-2' | '9a'
}

const CIRCUMSTANCE_LABELS: Readonly<Record<keyof DutyCircumstances, LocalText>> = {
  hasReachedPensionAge: { nl: 'of de AOW-leeftijd is bereikt', en: 'whether state pension age has been reached' },
  isChildcareSettled: { nl: 'of er kinderopvang is', en: 'whether there is childcare' },
  isSchoolingSettled: { nl: 'of er scholing is', en: 'whether there is schooling' },
  isCapacitySettled: { nl: 'of iemand het aankan', en: 'whether the person can carry it' },
  isShelteredWorkIndicated: { nl: 'of er een Wsw-indicatie is', en: 'whether there is a Wsw indication' },
  workExemption: { nl: 'of er een ontheffing van werk is', en: 'whether there is an exemption from work' },
  cooperationExemption: {
    nl: 'of er een ontheffing van meewerken is',
    en: 'whether there is an exemption from cooperating',
  },
  serviceExemption: {
    nl: 'of er een ontheffing van de tegenprestatie is',
    en: 'whether there is an exemption from service in return',
  },
}

const LABELS: Readonly<Record<string, LocalText>> = { ...FACT_LABELS, ...CIRCUMSTANCE_LABELS }

/** What a rule of the law looked at: a fact of the dossier or a circumstance of the case. */
const LawInput = z.object({ name: z.string(), value: FactValue, test: z.string() })
const FiredLawRule = FiredRule.omit({ klant: true, quote: true, inputs: true }).extend({ inputs: z.array(LawInput) })

/** Whether one duty holds and why; `standing` null: too little is known, or the law of that day is silent. */
export const DutyProposal = z
  .object({
    duty: Duty,
    standing: DutyStanding.nullable(),
    /** Why, in whole sentences. */
    ...LocalText.shape,
    /** The same said to the resident; null where the table does not say it. */
    klant: z.string().nullable(),
    firedRules: z.array(FiredLawRule),
    /** Facts and circumstances that are unknown and could change it. */
    missing: z.array(z.string()),
    lawVersion: z.string(),
  })
  .meta({ id: 'DutyProposal' })
export type DutyProposal = z.infer<typeof DutyProposal>

const SILENT: LocalText = {
  nl: 'De wet van die dag kent deze plicht niet, of onze bronnen zeggen er niets over.',
  en: 'The law of that day has no such duty, or our sources say nothing of it.',
}

const NO_RULE: LocalText = { nl: 'Geen regel van de wet past hier.', en: 'No rule of the law fits here.' }

function missingInWords({ missing, rules }: Evaluation): LocalText[] {
  if (missing.length === 0) return rules.length > 0 ? [] : [NO_RULE]
  const { nl, en } = listInWords(missing.map((name) => LABELS[name] ?? { nl: name, en: name }))
  return rules.length > 0
    ? [{ nl: `Nog niet bekend, en kan dit veranderen: ${nl}.`, en: `Not yet known, and could change this: ${en}.` }]
    : [
        {
          nl: `Er is nog geen voorstel. Nog niet bekend: ${nl}.`,
          en: `There is no proposal yet. Not yet known: ${en}.`,
        },
      ]
}

const firedRule = ({ index, source, nl, en, inputs }: Fired): z.infer<typeof FiredLawRule> => ({
  index,
  source,
  nl,
  en,
  inputs: inputs.flatMap((input) => LawInput.safeParse(input).data ?? []),
})

function proposeDuty(law: LoadedLaw, duty: Duty, known: Facts & DutyCircumstances): DutyProposal {
  const lawVersion = law.version
  const result = decideByLaw(law, `duty-${duty}`, { ...known })
  if (!result) return { duty, standing: null, ...SILENT, klant: null, firedRules: [], missing: [], lawVersion }
  const standing = DutyStanding.safeParse(result.outcome['standing'])
  const sentences = [...result.rules.map(({ nl, en }) => ({ nl, en })), ...missingInWords(result)]
  return {
    duty,
    standing: standing.success ? standing.data : null,
    nl: sentences.map((each) => each.nl).join(' '),
    en: sentences.map((each) => each.en).join(' '),
    klant: result.rules[0]?.klant ?? null,
    firedRules: result.rules.map(firedRule),
    missing: [...result.missing],
    lawVersion,
  }
}

/**
 * Which duties the law gives somebody, each with why and with what is unknown. A person decides on exemptions; this
 * only says what follows from them.
 */
export function proposeDuties(law: LoadedLaw, facts: Facts, circumstances: DutyCircumstances = {}): DutyProposal[] {
  return Duty.options.map((duty) => proposeDuty(law, duty, { ...facts, ...circumstances }))
}

const HOLDING_LABELS: Readonly<Record<string, LocalText>> = {
  work: { nl: 'werk', en: 'work' },
  'work-waits': { nl: 'werk (aannemen wacht)', en: 'work (accepting waits)' },
  cooperation: { nl: 'meewerken', en: 'cooperation' },
  service: { nl: 'tegenprestatie', en: 'service in return' },
}

/** The duties that hold as one key ('work+cooperation', 'none'); null where of one of them too little is known. */
function dutyKey(proposals: readonly DutyProposal[]): string | null {
  const said = proposals.filter(({ standing, missing }) => standing !== null || missing.length > 0)
  if (said.length === 0 || said.some(({ standing }) => standing === null)) return null
  const holding = said.flatMap(({ duty, standing }) =>
    standing === 'holds' ? [duty] : standing === 'acceptance-waits' ? [`${duty}-waits`] : [],
  )
  return holding.length === 0 ? 'none' : holding.join('+')
}

/** Every key that `dutyKey` can give, in words. */
function dutyKeyLabels(): Record<string, LocalText> {
  const labels: Record<string, LocalText> = { none: { nl: 'geen plichten', en: 'no duties' } }
  for (const work of [[], ['work'], ['work-waits']])
    for (const cooperation of [[], ['cooperation']])
      for (const service of [[], ['service']]) {
        const holding = [...work, ...cooperation, ...service]
        if (holding.length > 0)
          labels[holding.join('+')] = listInWords(holding.flatMap((duty) => HOLDING_LABELS[duty] ?? []))
      }
  return labels
}

/**
 * The duties of many people at once, as one key each ('work+cooperation', 'none'; null where too little is known) and
 * the keys in words. People who are alike in what the tables read are asked once. Null: the law has no table of duties.
 */
export function dutiesBy(
  law: LoadedLaw,
): { of: (facts: Facts) => string | null; labels: Readonly<Record<string, LocalText>> } | null {
  const tables = law.pack.decisions.filter(({ key }) => key.startsWith('duty-'))
  if (tables.length === 0) return null
  const reads = [
    ...new Set(
      tables.flatMap(({ decision: { file, decision } }) => {
        const model = law.models[file]
        return model ? compileDecision(model, decision).reads : []
      }),
    ),
  ]
  const known = new Map<string, string | null>()
  const of = (facts: Facts) => {
    const given: Readonly<Record<string, unknown>> = facts
    const alike = reads.map((name) => String(given[name])).join('|')
    const before = known.get(alike)
    if (before !== undefined) return before
    const key = dutyKey(proposeDuties(law, facts))
    known.set(alike, key)
    return key
  }
  return { of, labels: dutyKeyLabels() }
}
