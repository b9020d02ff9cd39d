import { useEffect, useRef, useState } from 'react'
import type { ContactDay, ContactDayPerson } from '../../api/contact-day.ts'
import { AbsenceReason } from '../../core/contact.ts'
import type { DayState } from '../../core/contact-day.ts'
import { useDayText } from '../day-text.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { PageLink } from '../ui/page-link.tsx'
import type { Move } from './contact-day-query.ts'
import { nameIn } from './day-person.ts'
import { messages } from './desk-messages.ts'

type To = Move['to'] | 'spoken'

/** What can be done with somebody where they stand; the first is what Enter does. */
const MOVES: Partial<Record<DayState, readonly To[]>> = {
  expected: ['waiting', 'cancelled', 'absent'],
  waiting: ['talking', 'left', 'expected'],
  talking: ['spoken', 'waiting'],
  left: ['waiting'],
  cancelled: ['expected'],
  absent: ['expected'],
}
const BEFOREHAND: Partial<Record<DayState, readonly To[]>> = { expected: ['cancelled'], cancelled: ['expected'] }

interface DeskRowProps {
  day: ContactDay
  person: ContactDayPerson
  isAhead: boolean
  isChosen: boolean
  isBusy: boolean
  onMove: (person: ContactDayPerson, to: To, more?: Partial<Move>) => void
}

/** One person at the desk: who, since when, with whom, and what can follow. */
export function DeskRow({ day, person, isAhead, isChosen, isBusy, onMove }: DeskRowProps) {
  const days = useDayText()
  const moves = day.finishedAt ? [] : ((isAhead ? BEFOREHAND : MOVES)[person.state] ?? [])
  return (
    <li className="trede-row" aria-current={isChosen ? 'true' : undefined}>
      <span className="trede-row-name">
        <PersonName person={person} />
      </span>
      <span className="trede-row-side">{person.birthDate ? days.birthDate(person.birthDate) : ''}</span>
      <div className="trede-row-text">
        <Standing day={day} person={person} />
      </div>
      {moves.length > 0 ? (
        <div className="trede-row-actions">
          <Moves person={person} moves={moves} isBusy={isBusy} onMove={onMove} />
        </div>
      ) : null}
    </li>
  )
}

/** A link where the dossier may be opened; the name alone where somebody is only helped today. */
export function PersonName({ person: { dossierId, name, isInReach } }: { person: ContactDayPerson }) {
  return isInReach ? (
    <PageLink to={paths.dossier(dossierId)} data-row-link>
      {name}
    </PageLink>
  ) : (
    <span>{name}</span>
  )
}

/** Where somebody stands, in words. */
function Standing({ day, person }: { day: ContactDay; person: ContactDayPerson }) {
  const m = useMessages(messages)
  const days = useDayText()
  const { state, startsAt, cameAt, changedAt, workerId, isInvited } = person
  const clock = (moment: string) => days.clock(new Date(moment))
  const minutes = (moment: string) => Math.max(0, Math.round((Date.parse(day.now) - Date.parse(moment)) / 60_000))
  const parts: Partial<Record<DayState, string>> = {
    expected: startsAt && day.seatsPerQuarter !== null ? m.at(clock(startsAt)) : '',
    waiting: cameAt ? m.since(clock(cameAt), minutes(cameAt)) : '',
    talking: `${m.with(nameIn(day, workerId))}, ${m.since(clock(changedAt), minutes(changedAt))}`,
    spoken: m.with(nameIn(day, workerId)),
  }
  return [m.states[state], parts[state], isInvited ? '' : m.walkedIn].filter(Boolean).join(', ')
}

interface MovesProps extends Pick<DeskRowProps, 'person' | 'isBusy' | 'onMove'> {
  moves: readonly To[]
}

/** Buttons with the name in them for who does not see the row. Cancelling asks why, in a second press. */
export function Moves({ person, moves, isBusy, onMove }: MovesProps) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const [asksWhy, setAsksWhy] = useState(false)
  const why = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The button that asked this is gone.
    if (asksWhy) why.current?.querySelector('button')?.focus()
  }, [asksWhy])
  const labelOf = (to: To): string => {
    if (to === 'spoken') return person.state === 'talking' ? m.note : m.noteDoor
    if (to === 'expected' && person.state === 'not-home') return m.again
    if (to === 'waiting' && person.state !== 'expected') return m.backToQueue
    return m.moves[to]
  }
  if (asksWhy)
    return (
      <div ref={why} className="trede-actions" role="group" aria-label={m.whyCancelled(person.name)}>
        <span>{m.whyCancelled(person.name)}</span>
        {AbsenceReason.options.map((reason) => (
          <button
            key={reason}
            type="button"
            className="trede-chip"
            disabled={isBusy}
            onClick={() => {
              setAsksWhy(false)
              onMove(person, 'cancelled', { reason })
            }}
          >
            {codes.absences[reason]}
          </button>
        ))}
        <Button kind="subtle" onClick={() => setAsksWhy(false)}>
          {m.back}
        </Button>
      </div>
    )
  return (
    <div className="trede-actions">
      {moves.map((to) => (
        <button
          key={to}
          type="button"
          className="trede-chip"
          disabled={isBusy}
          aria-label={m.moveFor(labelOf(to), person.name)}
          onClick={() => (to === 'cancelled' ? setAsksWhy(true) : onMove(person, to))}
        >
          {labelOf(to)}
        </button>
      ))}
    </div>
  )
}
