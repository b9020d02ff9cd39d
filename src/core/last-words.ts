import { conferenceDay } from './conference.ts'
import type { IsoDate } from './day.ts'
import type { Dossier, RecordedEvent } from './dossier.ts'
import type { Id } from './person.ts'

export type Noted = RecordedEvent & { kind: 'contact-noted' }

/** What was noted of one time that the resident was spoken with or tried: a contact, a day of the intake, a conference. */
export type LastWord = { on: IsoDate; seq: number } & (
  | { kind: 'note'; event: Noted }
  | { kind: 'intake'; actorId: Id; textIds: readonly Id[] }
  | { kind: 'conference'; conferenceId: Id }
)

const INTAKE = ['intake-answered', 'intake-topic-noted', 'intake-suspended', 'intake-completed'] as const
type OfIntake = RecordedEvent & { kind: (typeof INTAKE)[number] }
const isOfIntake = (event: RecordedEvent): event is OfIntake => INTAKE.some((kind) => kind === event.kind)

/** What was noted of every talk, newest first; not what was withdrawn. */
export function lastWords(
  { conferences, withdrawn }: Pick<Dossier, 'conferences' | 'withdrawn'>,
  events: readonly RecordedEvent[],
): LastWord[] {
  const said: LastWord[] = []
  const intakes = new Map<IsoDate, LastWord & { kind: 'intake' }>()
  for (const event of events) {
    const { on, seq, actorId } = event
    if (withdrawn.has(seq)) continue
    if (event.kind === 'contact-noted') said.push({ kind: 'note', on, seq, event })
    else if (isOfIntake(event)) {
      const textIds = [...(intakes.get(on)?.textIds ?? []), ...textsOf(event)]
      intakes.set(on, { kind: 'intake', on, seq, actorId, textIds })
    } else if (event.kind === 'conference-held') {
      const conference = conferences.find(({ conferenceId }) => conferenceId === event.conferenceId)
      const { conferenceId } = event
      if (conference) said.push({ kind: 'conference', on: conferenceDay(conference), seq, conferenceId })
    }
  }
  return [...said, ...intakes.values()].toSorted((a, b) => (a.on === b.on ? b.seq - a.seq : a.on < b.on ? 1 : -1))
}

function textsOf(event: OfIntake): Id[] {
  const textId = event.kind === 'intake-completed' ? event.reportTextId : event.textId
  return textId === null ? [] : [textId]
}
