import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { ContactDay, ContactDayPerson } from '../../api/contact-day.ts'
import { AbsenceReason } from '../../core/contact.ts'
import type { DayState } from '../../core/contact-day.ts'
import { useDayText } from '../day-text.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { messages as changeMessages } from './change-messages.ts'
import { isRunning, type Move } from './contact-day-query.ts'
import { nameIn } from './day-person.ts'
import { messages } from './desk-messages.ts'

/** A state, noting the talk, or off the list. */
export type To = Move['to'] | 'spoken' | 'off'

/** What can be done with somebody where they stand; the first is what Enter does. */
const MOVES: Partial<Record<DayState, readonly To[]>> = {
  expected: ['waiting', 'cancelled', 'absent', 'off'],
  waiting: ['talking', 'left', 'expected', 'off'],
  talking: ['spoken', 'waiting'],
  left: ['waiting'],
  cancelled: ['expected', 'off'],
  absent: ['expected'],
}
/** Before the day has come: who calls that they cannot, and who should not be on the list. */
export const BEFOREHAND: Partial<Record<DayState, readonly To[]>> = {
  expected: ['cancelled', 'off'],
  cancelled: ['expected', 'off'],
}

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
  const moves = !isRunning(day) ? [] : ((isAhead ? BEFOREHAND : MOVES)[person.state] ?? [])
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

/** Where people stand, in words; of a day that was called off, who was awaited is so no more. */
export function useStateWords({ cancelledAt }: Pick<ContactDay, 'cancelledAt'>): (state: DayState) => string {
  const { states } = useMessages(messages)
  const { calledOff } = useMessages(changeMessages)
  return (state) => (cancelledAt && (state === 'expected' || state === 'waiting') ? calledOff : states[state])
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

/** Buttons with the name in them for who does not see the row. Cancelling asks why, in a second press, and taking off asks again. */
export function Moves({ person, moves, isBusy, onMove }: MovesProps) {
  const m = useMessages(messages)
  const change = useMessages(changeMessages)
  const [asks, setAsks] = useState<'cancelled' | 'off'>()
  const labelOf = (to: To): string => {
    if (to === 'spoken') return person.state === 'talking' ? m.note : m.noteDoor
    if (to === 'off') return change.off
    if (to === 'expected' && person.state === 'not-home') return m.again
    if (to === 'waiting' && person.state !== 'expected') return m.backToQueue
    return m.moves[to]
  }
  const back = () => setAsks(undefined)
  const go = (to: To, more?: Partial<Move>) => {
    back()
    onMove(person, to, more)
  }
  if (asks === 'cancelled')
    return <WhyCancelled name={person.name} isBusy={isBusy} onBack={back} onChoose={(reason) => go(asks, { reason })} />
  if (asks === 'off')
    return (
      <Asking question={change.offAsk(person.name)} onBack={back}>
        <button type="button" className="trede-chip" disabled={isBusy} onClick={() => go('off')}>
          {change.offYes}
        </button>
      </Asking>
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
          onClick={() => (to === 'cancelled' || to === 'off' ? setAsks(to) : onMove(person, to))}
        >
          {labelOf(to)}
        </button>
      ))}
    </div>
  )
}

interface WhyCancelledProps {
  name: string
  isBusy: boolean
  onChoose: (reason: AbsenceReason) => void
  onBack: () => void
}

function WhyCancelled({ name, isBusy, onChoose, onBack }: WhyCancelledProps) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  return (
    <Asking question={m.whyCancelled(name)} onBack={onBack}>
      {AbsenceReason.options.map((reason) => (
        <button key={reason} type="button" className="trede-chip" disabled={isBusy} onClick={() => onChoose(reason)}>
          {codes.absences[reason]}
        </button>
      ))}
    </Asking>
  )
}

/** A second press, on the spot of the first. */
function Asking({ question, onBack, children }: { question: string; onBack: () => void; children: ReactNode }) {
  const m = useMessages(messages)
  const box = useRef<HTMLDivElement>(null)
  // The button that asked this is gone.
  useEffect(() => box.current?.querySelector('button')?.focus(), [])
  return (
    <div ref={box} className="trede-actions" role="group" aria-label={question}>
      <span>{question}</span>
      {children}
      <Button kind="subtle" onClick={onBack}>
        {m.back}
      </Button>
    </div>
  )
}
