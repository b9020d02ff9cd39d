import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type ContactDay, type ContactDayPerson, orderRound } from '../../api/contact-day.ts'
import type { DayState } from '../../core/contact-day.ts'
import { call } from '../api.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages as changeMessages } from './change-messages.ts'
import { isRunning, type Move, useMove, useRefreshed, useTakeOff } from './contact-day-query.ts'
import { messages } from './desk-messages.ts'
import { BEFOREHAND, Moves, PersonName, type To, useStateWords } from './desk-row.tsx'
import { MoveProblem } from './move-problem.tsx'
import { TalkForm } from './talk-form.tsx'

const MOVES: Partial<Record<DayState, readonly To[]>> = {
  expected: ['spoken', 'not-home', 'cancelled', 'off'],
  'not-home': ['spoken', 'expected'],
  cancelled: ['expected', 'off'],
}

const addressOf = ({ address }: ContactDayPerson): string =>
  address
    ? [[address.street, address.houseNumber].filter(Boolean).join(' '), address.postcode].filter(Boolean).join(', ')
    : ''

/** House numbers are numbers: 9 comes before 10. */
const byAddress = (one: ContactDayPerson, other: ContactDayPerson): number => {
  const key = ({ address }: ContactDayPerson) =>
    [address?.postcode ?? '\uffff', address?.street ?? '', address?.houseNumber ?? ''].join(' ')
  return key(one).localeCompare(key(other), 'nl', { numeric: true })
}

function useOrder(day: ContactDay) {
  const refresh = useRefreshed(day.contactDayId)
  return useMutation({
    mutationFn: (people: readonly ContactDayPerson[]) =>
      call(orderRound, {
        params: { contactDayId: day.contactDayId },
        body: { dossierIds: people.map(({ dossierId }) => dossierId) },
      }),
    onSettled: refresh,
  })
}

/** The people with one of them a place earlier or later. */
function moved(people: readonly ContactDayPerson[], index: number, step: 1 | -1): ContactDayPerson[] {
  const others = people.filter((_one, at) => at !== index)
  const one = people[index]
  return one ? [...others.slice(0, index + step), one, ...others.slice(index + step)] : [...people]
}

/** A round: the doors in the order that was chosen, each with its result noted at the door, on a phone too. */
export function Round({ day, isAhead }: { day: ContactDay; isAhead: boolean }) {
  const m = useMessages(messages)
  const [talkId, setTalkId] = useState<string>()
  const [said, setSaid] = useState('')
  const nameOf = (id: string) => day.people.find(({ dossierId }) => dossierId === id)?.name ?? ''
  const move = useMove(day, ({ dossierId, to }) => setSaid(m.moved(nameOf(dossierId), m.states[to])))
  const change = useMessages(changeMessages)
  const off = useTakeOff(day, (dossierId) => setSaid(change.offSaid(nameOf(dossierId))))
  const order = useOrder(day)
  const stateOf = useStateWords(day)
  if (day.people.length === 0) return <p className="trede-soft">{m.nobody}</p>
  const isOpen = isRunning(day)
  const close = (words: string) => {
    setTalkId(undefined)
    setSaid(words)
  }
  const go = ({ dossierId, revision }: ContactDayPerson, to: To, more: Partial<Move> = {}) => {
    if (to === 'spoken') setTalkId(dossierId)
    else if (to === 'off') off.mutate({ dossierId, revision })
    else move.mutate({ dossierId, revision, to, ...more })
  }
  const arranging = { people: day.people, isBusy: order.isPending, onOrder: order.mutate }
  return (
    <Card
      title={m.round}
      actions={
        isOpen ? <Button onClick={() => order.mutate(day.people.toSorted(byAddress))}>{m.byAddress}</Button> : undefined
      }
    >
      <p role="status" className={said ? 'trede-hint' : 'trede-hidden'}>
        {said}
      </p>
      {order.error ? <ProblemNotice problem={order.error} /> : null}
      <MoveProblem
        problem={move.error ?? off.error}
        day={day}
        person={(move.error ? move : off).variables?.dossierId}
      />
      <ol className="trede-rows trede-doors">
        {day.people.map((person, index) => (
          <li key={person.dossierId} className="trede-row">
            <span className="trede-row-name">
              {index + 1}. <PersonName person={person} />
            </span>
            {isOpen ? <Arrange {...arranging} index={index} person={person} /> : null}
            <div className="trede-row-text">
              {addressOf(person) || m.noAddress}. {stateOf(person.state)}
            </div>
            <div className="trede-row-actions">
              {talkId === person.dossierId ? (
                <TalkForm
                  day={day}
                  person={person}
                  onDone={() => close(m.saved(person.name))}
                  onClose={() => close('')}
                />
              ) : isOpen ? (
                <Moves
                  person={person}
                  moves={(isAhead ? BEFOREHAND : MOVES)[person.state] ?? []}
                  isBusy={move.isPending || off.isPending}
                  onMove={go}
                />
              ) : null}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  )
}

interface ArrangeProps {
  people: readonly ContactDayPerson[]
  index: number
  person: ContactDayPerson
  isBusy: boolean
  onOrder: (people: readonly ContactDayPerson[]) => void
}

function Arrange({ people, index, person, isBusy, onOrder }: ArrangeProps) {
  const m = useMessages(messages)
  return (
    <span className="trede-row-side trede-nowrap trede-screen-only trede-actions">
      <button
        type="button"
        className="trede-chip"
        aria-label={m.up(person.name)}
        disabled={isBusy || index === 0}
        onClick={() => onOrder(moved(people, index, -1))}
      >
        ↑
      </button>
      <button
        type="button"
        className="trede-chip"
        aria-label={m.down(person.name)}
        disabled={isBusy || index === people.length - 1}
        onClick={() => onOrder(moved(people, index, 1))}
      >
        ↓
      </button>
    </span>
  )
}
