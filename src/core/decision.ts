import * as z from 'zod'
import type { IsoDate } from './day.ts'
import { freeText } from './free-text.ts'
import type { Id } from './person.ts'

/** Who may read a text. @source design §4: team, shared with this provider, resident, medical, legal */
export const Visibility = z.enum(['team', 'provider', 'resident', 'medical', 'legal'])
export type Visibility = z.infer<typeof Visibility>

/** A free text that an event points at; kept apart so that it can be corrected and erased. */
export interface NewText {
  textId: Id
  visibility: Visibility
  body: string
}

/** What a decision leads to: events with ids and codes, and the texts they point at. */
export interface Decision<Event> {
  events: Event[]
  texts: NewText[]
}

/** What a decision may know of the world: the day, a source of ids, and who decides. */
export interface Context {
  today: IsoDate
  newId: () => Id
  workerId: Id
}

/** A text as typed: 1..20,000 characters. */
export const Note = freeText(20_000)

/** Keeps a text apart and gives the id that the event will hold. */
export function keepText(texts: NewText[], context: Context, body: string, visibility: Visibility = 'team'): Id {
  const textId = context.newId()
  texts.push({ textId, visibility, body })
  return textId
}

/** A choice other than the proposal: a code from the municipality's list and, if need be, words. @source design §6 */
export const Deviation = z
  .strictObject({ code: z.string().min(1).max(60), text: Note.optional() })
  .meta({ id: 'Deviation' })
export type Deviation = z.infer<typeof Deviation>
