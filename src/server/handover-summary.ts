import { heldBy } from '../core/appointment-holder.ts'
import { dayInAmsterdam, type IsoDate, timeInAmsterdam } from '../core/day.ts'
import type { StatementNature } from '../core/diagnosis.ts'
import { type Dossier, periodStart } from '../core/dossier.ts'
import { goalsOf } from '../core/plan-goal.ts'
import { categoryLabel } from '../policy/category-label.ts'
import type { LoadedPolicy } from '../policy/loaded-policy.ts'

interface Material {
  dossier: Dossier
  texts: Readonly<Record<string, string>>
  /** Texts of the last contacts, newest first. */
  lastNotes: readonly { on: string; textId: string }[]
  policy: LoadedPolicy | undefined
  today: IsoDate
}

const WORDS = {
  nl: {
    since: (day: string) => `In beeld sinds ${day}.`,
    last: (day: string | null) => (day ? `Laatste contact: ${day}.` : 'Nog geen contact geweest.'),
    next: (day: string | null) => (day ? `Volgend contact: ${day}.` : 'Er is geen datum voor een volgend contact.'),
    category: (label: string, day: string) => `Categorie: ${label} (vastgesteld ${day}).`,
    goal: (count: number) => (count === 1 ? 'Doel, in eigen woorden:' : 'Doelen, in eigen woorden:'),
    appointments: 'Afspraken die meegaan:',
    open: 'Openstaande stappen:',
    promises: 'Wat de gemeente toezegde:',
    returns: (count: number) => `Kwam ${count} keer terug na uitstroom.`,
    notes: 'Laatste notities:',
    natures: {
      strength: 'Sterke kanten:',
      obstacle: 'Belemmeringen:',
      wish: 'Wensen:',
      circumstance: 'Omstandigheden:',
    },
    due: (day: string) => `voor ${day}`,
  },
  en: {
    since: (day: string) => `Known since ${day}.`,
    last: (day: string | null) => (day ? `Last contact: ${day}.` : 'There has been no contact yet.'),
    next: (day: string | null) => (day ? `Next contact: ${day}.` : 'There is no date for a next contact.'),
    category: (label: string, day: string) => `Category: ${label} (decided ${day}).`,
    goal: (count: number) => (count === 1 ? 'Goal, in their own words:' : 'Goals, in their own words:'),
    appointments: 'Appointments that go along:',
    open: 'Open steps:',
    promises: 'What the municipality promised:',
    returns: (count: number) => `Came back ${count} times after outflow.`,
    notes: 'Last notes:',
    natures: { strength: 'Strengths:', obstacle: 'Obstacles:', wish: 'Wishes:', circumstance: 'Circumstances:' },
    due: (day: string) => `by ${day}`,
  },
} as const

const DAY_FORMATS = {
  nl: new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
}

/** '23 november 2026': the summary is read by people. */
const dayWords = (day: IsoDate, language: 'nl' | 'en'): string =>
  DAY_FORMATS[language].format(new Date(`${day}T00:00:00Z`))

const NATURES: readonly StatementNature[] = ['strength', 'wish', 'obstacle', 'circumstance']

const list = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : ['', title, ...items.map((item) => `- ${item}`)]

function planLines({ dossier, texts }: Material, language: 'nl' | 'en'): string[] {
  const words = WORDS[language]
  if (!dossier.plan) return []
  const { plan } = dossier
  const goals = goalsOf(plan)
  const due = (day: IsoDate) => words.due(dayWords(day, language))
  const open = plan.steps
    .filter((step) => !step.closed)
    .map((step) => `${texts[step.textId] ?? '…'} (${due(step.dueOn)})`)
  const promises = plan.promises.map(({ textId, dueOn }) => `${texts[textId] ?? '…'}${dueOn ? ` (${due(dueOn)})` : ''}`)
  return [
    '',
    words.goal(goals.length),
    ...goals.map(({ textId }) => `“${texts[textId] ?? '…'}”`),
    ...list(words.open, open),
    ...list(words.promises, promises),
  ]
}

/**
 * What the receiver should know, drawn from the file alone; the giver reads and adjusts it.
 * Strengths and wishes come before obstacles (seed0 P20).
 */
export function handoverSummary(material: Material, language: 'nl' | 'en'): string {
  const { dossier, texts, lastNotes, policy, today } = material
  const words = WORDS[language]
  const { category, lastContactOn, nextContactOn } = dossier
  const day = (on: IsoDate) => dayWords(on, language)
  const facts = [
    words.since(day(periodStart(dossier))),
    words.last(lastContactOn && day(lastContactOn)),
    words.next(nextContactOn && day(nextContactOn)),
    category ? words.category(categoryLabel(policy, category.category)[language], day(category.on)) : '',
    dossier.returns.length > 0 ? words.returns(dossier.returns.length) : '',
  ]
  const ahead = heldBy(dossier.appointments, dossier.ownerId, today).map(({ startsAt }) => {
    const start = new Date(startsAt)
    return `${day(dayInAmsterdam(start))}, ${timeInAmsterdam(start)}`
  })
  const statements = NATURES.flatMap((nature) =>
    list(
      words.natures[nature],
      dossier.statements
        .filter((statement) => statement.nature === nature)
        .flatMap(({ textId }) => texts[textId] ?? []),
    ),
  )
  const notes = lastNotes.flatMap(({ on, textId }) => (texts[textId] ? [`${day(on)}: ${texts[textId]}`] : []))
  return [
    facts.filter(Boolean).join(' '),
    ...list(words.appointments, ahead),
    ...planLines(material, language),
    ...statements,
    ...list(words.notes, notes),
  ].join('\n')
}
