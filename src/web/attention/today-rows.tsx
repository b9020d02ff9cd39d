import { useState } from 'react'
import { daysBetween } from '../../core/day.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { useLineText } from '../radar/radar-lines.tsx'
import { Button } from '../ui/button.tsx'
import { DayWords } from '../ui/day-words.tsx'
import { messages } from './messages.ts'
import { PersonRow } from './person-row.tsx'
import type { Handover, NoShow, Silent, Term } from './today-query.ts'

const SHOWN = 8

/** Terms of today and the coming two weeks, then those that have passed; each by day, one row for a person. */
export function TermRows({ terms }: { terms: readonly Term[] }) {
  const { today: m } = useMessages(messages)
  const { today } = useDayText()
  return (
    <>
      <TermPart title={m.soon} terms={terms.filter(({ dueOn }) => dueOn >= today)} />
      <TermPart title={m.passed} terms={terms.filter(({ dueOn }) => dueOn < today)} />
    </>
  )
}

function TermPart({ title, terms }: { title: string; terms: readonly Term[] }) {
  const { today: m } = useMessages(messages)
  const [isWhole, setIsWhole] = useState(false)
  const people = [...Map.groupBy(terms, ({ dossierId }) => dossierId)]
  if (people.length === 0) return null
  return (
    <section>
      <h3 className="trede-h3">{title}</h3>
      <ul className="trede-rows">
        {people
          .slice(0, isWhole ? undefined : SHOWN)
          .map(([dossierId, [first, ...others]]) =>
            first ? <TermRow key={dossierId} terms={[first, ...others]} /> : null,
          )}
      </ul>
      {isWhole || people.length <= SHOWN ? null : (
        <Button kind="subtle" onClick={() => setIsWhole(true)}>
          {m.showAll(people.length)}
        </Button>
      )}
    </section>
  )
}

function TermRow({ terms }: { terms: readonly [Term, ...Term[]] }) {
  const { terms: m } = useMessages(messages)
  const { today } = useDayText()
  return (
    <PersonRow person={terms[0]}>
      {terms.map((term) => (
        <span key={`${term.kind} ${term.dueOn}`} className="trede-row-line">
          {m[term.kind](daysBetween(today, term.dueOn))}{' '}
          <span className="trede-soft">
            (<DayWords day={term.dueOn} show="short" />)
          </span>
        </span>
      ))}
    </PersonRow>
  )
}

/** Who is out of sight the longest, as the radar has it. No colour and no score: the words are the reason. @source design §1 (Never) */
export function SilentRows({ people }: { people: readonly Silent[] }) {
  const text = useLineText(NO_NORMS)
  return (
    <ul className="trede-rows">
      {people.map((person) => (
        <PersonRow key={person.dossierId} person={person}>
          {person.lines.map((line) => (
            <span key={line.reason} className="trede-row-line">
              {text({ ...person, norm: null }, line)}
            </span>
          ))}
        </PersonRow>
      ))}
    </ul>
  )
}

/** The norm itself, with its source, is on the radar. */
const NO_NORMS = { norms: [] }

/** Who did not come, by day; what to do about it is decided in the dossier. */
export function NoShowRows({ people }: { people: readonly NoShow[] }) {
  const { terms: m } = useMessages(messages)
  const { today } = useDayText()
  return (
    <ul className="trede-rows">
      {people.map((person) => (
        <PersonRow key={person.dossierId} person={person}>
          {m['no-show'](daysBetween(today, person.absentOn))}{' '}
          <span className="trede-soft">
            (<DayWords day={person.absentOn} show="short" />)
          </span>
        </PersonRow>
      ))}
    </ul>
  )
}

export function HandoverRows({ handovers }: { handovers: readonly Handover[] }) {
  const { handover: m } = useMessages(messages)
  const { today } = useDayText()
  return (
    <ul className="trede-rows">
      {handovers.map((handover) => (
        <PersonRow key={handover.dossierId} person={handover}>
          {handover.isForTeam ? m.toTeam : m.toMe}, {handover.fromName ? m.from(handover.fromName) : m.fromNobody};{' '}
          {m.offered(daysBetween(today, handover.offeredOn))}
        </PersonRow>
      ))}
    </ul>
  )
}
