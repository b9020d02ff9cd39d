import { type RefObject, useEffect, useRef, useState } from 'react'
import type { ContactDay, ContactDayPerson } from '../../api/contact-day.ts'
import { useMessages } from '../messages.ts'
import { useSession } from '../session.ts'
import { Card } from '../ui/card.tsx'
import { SelectField } from '../ui/field.tsx'
import { messages as changeMessages } from './change-messages.ts'
import { isRunning, type Move, useMove, useTakeOff } from './contact-day-query.ts'
import { listsOf, matching, nameIn, STEP, turnOf } from './day-person.ts'
import { messages } from './desk-messages.ts'
import { DeskRow, type To } from './desk-row.tsx'
import { MoveProblem } from './move-problem.tsx'
import { TalkForm } from './talk-form.tsx'
import { WalkIn } from './walk-in.tsx'

const LISTS = ['talking', 'waiting', 'expected', 'done'] as const
/** Of a day that was called off: nobody is awaited any more. */
const DONE = ['done'] as const

interface DeskProps {
  day: ContactDay
  isAhead: boolean
}

/** The field has the focus after every step, so that the next person can be typed at once. */
function useDesk(day: ContactDay, focus: () => void) {
  const m = useMessages(messages)
  const change = useMessages(changeMessages)
  const { worker: me } = useSession()
  const [typed, setTyped] = useState('')
  const [talker, setTalker] = useState(day.workerIds.includes(me.workerId) ? me.workerId : (day.workerIds[0] ?? ''))
  const [talkId, setTalkId] = useState<string>()
  const [said, setSaid] = useState('')
  const back = (words: string) => {
    setSaid(words)
    setTyped('')
    setTalkId(undefined)
    focus()
  }
  const nameOf = (dossierId: string) => day.people.find((one) => one.dossierId === dossierId)?.name ?? ''
  const move = useMove(day, ({ dossierId, to }: Move) => back(m.moved(nameOf(dossierId), m.states[to])))
  const off = useTakeOff(day, (dossierId) => back(change.offSaid(nameOf(dossierId))))
  const go = ({ dossierId, revision }: ContactDayPerson, to: To, more: Partial<Move> = {}) => {
    move.reset()
    off.reset()
    if (to === 'spoken') setTalkId(dossierId)
    else if (to === 'off') off.mutate({ dossierId, revision })
    else move.mutate({ dossierId, revision, to, ...(to === 'talking' ? { workerId: talker } : {}), ...more })
  }
  const chosen = typed.trim() === '' ? turnOf(day.people, talker) : matching(day.people, typed)[0]
  const refused = move.error ? move : off
  const { error, variables } = refused
  const isBusy = move.isPending || off.isPending
  return {
    typed,
    setTyped,
    talker,
    setTalker,
    talkId,
    said,
    back,
    error,
    about: variables?.dossierId,
    isBusy,
    go,
    chosen,
  }
}

/** The desk: one field, one key. What Enter will do stands below the field, and is said. */
export function Desk({ day, isAhead }: DeskProps) {
  const m = useMessages(messages)
  const field = useRef<HTMLInputElement>(null)
  const desk = useDesk(day, () => field.current?.focus())
  const talked = day.people.find(({ dossierId }) => dossierId === desk.talkId)
  const isOpen = isRunning(day)
  const lists = listsOf(day.people)
  return (
    <>
      {isOpen && !isAhead ? (
        <DeskField day={day} desk={desk} field={field} />
      ) : (
        <p role="status" className={desk.said ? 'trede-hint' : 'trede-hidden'}>
          {desk.said}
        </p>
      )}
      <MoveProblem problem={desk.error} day={day} person={desk.about} />
      {talked && talked.state !== 'spoken' ? (
        <TalkForm
          key={talked.dossierId}
          day={day}
          person={talked}
          onDone={() => desk.back(m.saved(talked.name))}
          onClose={() => desk.back('')}
        />
      ) : null}
      {day.people.length === 0 ? <p className="trede-soft">{m.nobody}</p> : null}
      {(day.cancelledAt ? DONE : LISTS).map((list) =>
        day.people.length === 0 || ((isAhead || !isOpen) && lists[list].length === 0) ? null : (
          <Card key={list} title={`${m.lists[list]} (${lists[list].length})`}>
            {lists[list].length === 0 ? (
              <p className="trede-soft">{m.empty[list]}</p>
            ) : (
              <ul className="trede-rows">
                {lists[list].map((person) => (
                  <DeskRow
                    key={person.dossierId}
                    day={day}
                    person={person}
                    isAhead={isAhead}
                    isChosen={isOpen && !isAhead && person === desk.chosen}
                    isBusy={desk.isBusy}
                    onMove={desk.go}
                  />
                ))}
              </ul>
            )}
          </Card>
        ),
      )}
    </>
  )
}

type DeskState = ReturnType<typeof useDesk>

interface DeskFieldProps {
  day: ContactDay
  desk: DeskState
  field: RefObject<HTMLInputElement | null>
}

function DeskField({ day, desk, field }: DeskFieldProps) {
  const m = useMessages(messages)
  // Here every step begins.
  useEffect(() => field.current?.focus(), [field])
  const [sought, setSought] = useState('')
  const { chosen, typed } = desk
  const step = chosen && STEP[chosen.state]
  const isUnknown = typed.trim() !== '' && !chosen
  const hint = chosen && step ? m.enter(chosen.name, m.next[step]) : isUnknown ? m.notListed : m.noneNow
  return (
    <section className="trede-desk" aria-label={m.who}>
      <form
        className="trede-field-row"
        onSubmit={(event) => {
          event.preventDefault()
          if (desk.isBusy) return
          if (chosen && step) desk.go(chosen, step)
          else if (isUnknown) setSought(typed.trim())
        }}
      >
        <div className="trede-field">
          <label htmlFor="balie" className="trede-label">
            {m.who}
          </label>
          <p id="balie-hint" className="trede-hint">
            {m.whoHint}
          </p>
          <input
            id="balie"
            ref={field}
            type="search"
            className="utrecht-textbox trede-width-medium"
            autoComplete="off"
            spellCheck={false}
            aria-describedby="balie-hint balie-enter"
            value={typed}
            onChange={(event) => {
              desk.setTyped(event.target.value)
              setSought('')
            }}
          />
        </div>
        <SelectField
          label={m.talker}
          name="talker"
          choices={day.workerIds.map((id) => ({ value: id, label: nameIn(day, id) }))}
          value={desk.talker}
          onChange={desk.setTalker}
        />
      </form>
      <p id="balie-enter" role="status" className="trede-desk-enter">
        {desk.said ? `${desk.said} ` : ''}
        {hint}
      </p>
      {sought && isUnknown ? (
        <WalkIn
          day={day}
          text={sought}
          onAdded={(name) => {
            setSought('')
            desk.back(m.added(name))
          }}
        />
      ) : null}
    </section>
  )
}
