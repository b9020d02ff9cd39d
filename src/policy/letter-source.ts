import type { Place } from '../core/contact.ts'
import type { Dossier } from '../core/dossier.ts'
import { lastAbsentOn, runningChain } from '../core/no-show.ts'
import type { PersonDetails } from '../core/person.ts'
import { goalsOf } from '../core/plan-goal.ts'
import type { ShownTemplate } from './letter.ts'
import { type LetterField, type LetterSource, letterFields } from './letter-field.ts'
import type { LocalText } from './sourced.ts'

/** A dossier as who writes a letter from it sees it. */
export interface LetterFile {
  dossier: Dossier
  person: Pick<PersonDetails, 'givenNames' | 'initials' | 'prefix' | 'familyName'>
  /** A text by its id; undefined when it was erased or is not for this reader. */
  text: (textId: string | null) => string | undefined
  municipality: string
  /** Who writes. */
  worker: string
  newWorker: string | null
  places: Partial<Record<Place, LocalText>>
}

function planOf({ dossier, text }: LetterFile): LetterSource['plan'] {
  const { plan } = dossier
  const goals = plan ? goalsOf(plan).flatMap(({ textId }) => text(textId) ?? []) : []
  if (!plan || goals.length === 0) return null
  const readable = <T extends { textId: string; closed: unknown }>(list: readonly T[]) =>
    list.flatMap((one) => {
      const words = text(one.textId)
      return one.closed || words === undefined ? [] : { ...one, text: words }
    })
  return { goals, steps: readable(plan.steps), promises: readable(plan.promises) }
}

/** What a template in this language can take from a dossier, with the appointment that the letter is about. */
export function fieldsFrom(
  file: LetterFile,
  language: ShownTemplate['language'],
  appointmentId: string | null,
): Partial<Record<LetterField, string>> {
  const { dossier } = file
  const chain = runningChain(dossier.noShows)
  return letterFields({
    language,
    person: file.person,
    municipality: file.municipality,
    worker: file.worker,
    newWorker: file.newWorker,
    appointment: dossier.appointments.find((one) => one.appointmentId === appointmentId) ?? null,
    places: file.places,
    missedOn: chain ? lastAbsentOn(chain) : null,
    lastContactOn: dossier.lastContactOn,
    nextContactOn: dossier.nextContactOn,
    plan: planOf(file),
  })
}
