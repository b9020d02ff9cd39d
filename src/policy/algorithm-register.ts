import { type DecisionTable, getDecision, variablesOf } from './decision-model.ts'
import { VariableName } from './explanation.ts'
import { FACT_LABELS, listInWords } from './fact-label.ts'
import type { LoadedPolicy } from './loaded-policy.ts'
import type { DecisionRef } from './scheme.ts'
import { valueOf } from './sourced.ts'

/**
 * The fields of the Algoritmeregister, in its order.
 * @source standards.md §5.6: the first twelve as published, the others from general knowledge
 */
export const REGISTER_FIELDS = [
  'name',
  'summary',
  'organisation',
  'theme',
  'status',
  'startMonth',
  'endMonth',
  'contact',
  'publicPage',
  'category',
  'sourceRegistration',
  'purpose',
  'considerations',
  'humanIntervention',
  'riskManagement',
  'legalBasis',
  'impactAssessments',
  'data',
  'technicalWorking',
  'supplier',
] as const
export type RegisterField = (typeof REGISTER_FIELDS)[number]

/** Longest texts that the register takes, in characters. @source standards.md §5.6 */
export const REGISTER_LIMITS: Partial<Record<RegisterField, number>> = { name: 100, summary: 350, purpose: 2500 }

/** One decision table as the register asks for it. The register is Dutch; null: the municipality itself fills it in. */
export interface RegisterEntry {
  file: string
  decision: string
  fields: Readonly<Record<RegisterField, string | null>>
}

type TableKind = 'gate' | 'profiling' | 'attention' | 'teams' | 'contact'

/** What the table proposes, and what that means for the resident. */
const KINDS: Readonly<Record<TableKind, { name: string; proposes: string; impact: string; isImpactful: boolean }>> = {
  gate: {
    name: 'Route aan de poort',
    proposes: 'welke route een inwoner na de melding volgt',
    impact: 'De route bepaalt wie als eerste met de inwoner praat en wat er de eerste weken gebeurt.',
    isImpactful: true,
  },
  profiling: {
    name: 'Indeling in een categorie',
    proposes: 'in welke categorie van de gemeente een inwoner past',
    impact: 'De categorie heeft gevolgen voor de begeleiding en het aanbod dat de inwoner krijgt.',
    isImpactful: true,
  },
  attention: {
    name: 'Aandachtsklasse',
    proposes: 'hoeveel aandacht een inwoner krijgt',
    impact: 'De klasse heeft gevolgen voor hoe vaak de gemeente met de inwoner praat.',
    isImpactful: true,
  },
  teams: {
    name: 'Verdeling over de teams',
    proposes: 'welk team een inwoner begeleidt',
    impact: 'Het team bepaalt wie de inwoner begeleidt.',
    isImpactful: true,
  },
  contact: {
    name: 'Contactnorm',
    proposes: 'hoe lang het volgende contact ten hoogste op zich laat wachten',
    impact: 'De norm zorgt dat niemand uit beeld raakt. Een medewerker mag eerder bellen, of later met een reden.',
    isImpactful: false,
  },
}

function tablesOf({ pack }: LoadedPolicy): { kind: TableKind; ref: DecisionRef }[] {
  const refs: [TableKind, DecisionRef | null | undefined][] = [
    ['gate', valueOf(pack.gate)?.decision],
    ['profiling', valueOf(pack.profilingScheme)?.decision],
    ['attention', valueOf(pack.attention)?.decision],
    ['teams', valueOf(pack.teams)?.decision],
    ['contact', valueOf(pack.contactNorm)],
  ]
  return refs.flatMap(([kind, ref]) => (ref ? [{ kind, ref }] : []))
}

const month = (day: string | null): string | null => day?.slice(0, 7) ?? null

/** What is the same for every table: how people stay in charge, and what the municipality itself must fill in. */
const ALWAYS = {
  theme: 'Werk en bijstand',
  contact: null,
  publicPage: null,
  sourceRegistration: null,
  humanIntervention:
    'Een medewerker ziet het voorstel met de uitleg en beslist. Kiest de medewerker anders, dan legt hij een reden vast. De gemeente bekijkt van welke regels het meest wordt afgeweken.',
  riskManagement:
    'De tabel wordt nagekeken op gaten en tegenspraak. Twee mensen stellen een nieuwe versie vast, nadat is bekeken wat er voor inwoners verandert. Oude versies blijven bewaard. Elke blik in een dossier wordt vastgelegd.',
  legalBasis: 'Participatiewet, artikel 7 lid 1 (ondersteuning bij werk en meedoen) en artikel 10.',
  impactAssessments: null,
  supplier: 'Trede, openbare broncode (EUPL-1.2). De gemeente vult de tabel.',
} as const

/** What the table is made of, as the register asks it. */
function workingOf(policy: LoadedPolicy, ref: DecisionRef, table: DecisionTable) {
  const reads = variablesOf(table).flatMap((name) => {
    const known = VariableName.safeParse(name).data
    return known ? [FACT_LABELS[known]] : []
  })
  const sources = [...new Set(table.rules.map((rule) => rule.source).filter((source) => source !== ''))]
  return {
    considerations: `De tabel zegt wat het beleid van de gemeente is, zodat medewerkers gelijke gevallen gelijk kunnen behandelen en de inwoner kan lezen waarom. Waar een feit onbekend is, stelt de tabel niets voor. Bronnen van de regels: ${sources.join('; ') || 'niet vermeld'}.`,
    data: reads.length === 0 ? 'Geen persoonsgegevens.' : `De tabel leest: ${listInWords(reads).nl}.`,
    technicalWorking: `Een beslistabel (DMN 1.5, ${table.hitPolicy}) met ${table.rules.length} regels, versie ${policy.version}. Elke regel is een rij met voorwaarden. Er wordt niets geleerd uit gegevens. SHA-256 van het bestand: ${policy.hashes[ref.file] ?? 'onbekend'}.`,
  }
}

function entryOf(policy: LoadedPolicy, kind: TableKind, ref: DecisionRef, day: string): RegisterEntry | undefined {
  const model = policy.models[ref.file]
  if (!model) return undefined
  const { name, proposes, impact, isImpactful } = KINDS[kind]
  const { municipality, validFrom, validUntil } = policy.pack
  return {
    ...ref,
    fields: {
      ...ALWAYS,
      ...workingOf(policy, ref, getDecision(model, ref.decision)),
      name: `${name} ${municipality.name}`,
      summary: `Deze tabel stelt voor ${proposes}. De tabel kijkt alleen naar feiten die een medewerker heeft vastgelegd. Een medewerker beslist en mag met een reden anders kiezen. De tabel geeft geen cijfer aan mensen en voorspelt niets.`,
      organisation: `Gemeente ${municipality.name}`,
      status: validFrom > day ? 'In ontwikkeling' : 'In gebruik',
      startMonth: month(validFrom),
      endMonth: month(validUntil),
      category: isImpactful ? 'Impactvolle algoritmes' : 'Overige algoritmes',
      purpose: `Doel: ${proposes} op dezelfde manier bekijken voor iedereen, en laten zien waarom. ${impact}`,
    },
  }
}

/** What the register asks of every decision table of a policy, as far as Trede knows it. */
export function registerEntries(policy: LoadedPolicy, day: string): RegisterEntry[] {
  return tablesOf(policy).flatMap(({ kind, ref }) => entryOf(policy, kind, ref, day) ?? [])
}
