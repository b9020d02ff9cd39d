import type { ContactDay, ContactDayPerson } from '../../api/contact-day.ts'
import type { DayState } from '../../core/contact-day.ts'
import { plainLetters } from '../../core/person.ts'

/** What Enter does with somebody: the step that follows most often. */
export const STEP: Partial<Record<DayState, 'waiting' | 'talking' | 'spoken'>> = {
  expected: 'waiting',
  waiting: 'talking',
  talking: 'spoken',
}

const byMoment =
  (of: (person: ContactDayPerson) => string | null) =>
  (one: ContactDayPerson, other: ContactDayPerson): number =>
    (of(one) ?? '').localeCompare(of(other) ?? '') || one.name.localeCompare(other.name, 'nl')

/** The lists of the desk: in talk, waiting by arrival, expected by time, done by name. */
export function listsOf(people: readonly ContactDayPerson[]) {
  const of = (...states: DayState[]) => people.filter(({ state }) => states.includes(state))
  return {
    talking: of('talking').toSorted(byMoment(({ changedAt }) => changedAt)),
    waiting: of('waiting').toSorted(byMoment(({ cameAt }) => cameAt)),
    expected: of('expected').toSorted(byMoment(({ startsAt }) => startsAt)),
    done: of('spoken', 'left', 'cancelled', 'absent', 'not-home').toSorted(byMoment(() => null)),
  }
}

/** Who fits what was typed, of those for whom there is a next step. */
export function matching(people: readonly ContactDayPerson[], typed: string): ContactDayPerson[] {
  const words = plainLetters(typed).split(' ').filter(Boolean)
  const { talking, waiting, expected } = listsOf(people)
  return [...expected, ...waiting, ...talking].filter(({ name, dossierNumber }) => {
    const text = `${plainLetters(name)} ${dossierNumber?.toLowerCase() ?? ''}`
    return words.every((word) => text.includes(word))
  })
}

/** Whose turn it is for one worker: whom they speak with now, or else who has waited longest. */
export function turnOf(people: readonly ContactDayPerson[], workerId: string): ContactDayPerson | undefined {
  const { talking, waiting } = listsOf(people)
  return talking.find((person) => person.workerId === workerId) ?? waiting[0]
}

/** Name of whoever did something, or speaks with somebody. */
export const nameIn = (day: Pick<ContactDay, 'names'>, id: string | null): string => (id && day.names[id]) || ''
