import { daysBetween } from '../../core/day.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { DayWords } from '../ui/day-words.tsx'
import { messages } from './messages.ts'
import { PersonRow } from './person-row.tsx'
import type { Handover, Silent, Term } from './today-query.ts'

/** Terms by day: those that have passed, then those of the coming two weeks. */
export function TermRows({ terms }: { terms: readonly Term[] }) {
  const { today: m } = useMessages(messages)
  const { today } = useDayText()
  const parts = [
    { title: m.passed, rows: terms.filter(({ dueOn }) => dueOn < today) },
    { title: m.soon, rows: terms.filter(({ dueOn }) => dueOn >= today) },
  ]
  return parts.map(({ title, rows }) =>
    rows.length === 0 ? null : (
      <section key={title}>
        <h3 className="trede-h3">{title}</h3>
        <ul className="trede-rows">
          {rows.map((term) => (
            <TermRow key={`${term.dossierId} ${term.kind} ${term.dueOn}`} term={term} />
          ))}
        </ul>
      </section>
    ),
  )
}

function TermRow({ term }: { term: Term }) {
  const { terms: m } = useMessages(messages)
  const { today } = useDayText()
  return (
    <PersonRow person={term}>
      {m[term.kind](daysBetween(today, term.dueOn))}{' '}
      <span className="trede-soft">
        (<DayWords day={term.dueOn} show="short" />)
      </span>
    </PersonRow>
  )
}

/** Who was seen longest ago, by date. No colour and no score: the words are the reason. @source design §1 (Never) */
export function SilentRows({ people }: { people: readonly Silent[] }) {
  const { silent: m } = useMessages(messages)
  const { today, day } = useDayText()
  const last = ({ lastContactOn, inSightOn }: Silent) =>
    lastContactOn === null ? m.never(daysBetween(inSightOn, today)) : m.last(daysBetween(lastContactOn, today), day(lastContactOn, 'short'))
  const next = ({ nextContactOn }: Silent) => {
    if (nextContactOn === null) return m.noNext
    return nextContactOn < today ? m.passed(day(nextContactOn, 'short')) : m.next(daysBetween(today, nextContactOn))
  }
  return (
    <ul className="trede-rows">
      {people.map((person) => (
        <PersonRow key={person.dossierId} person={person}>
          {last(person)}; {next(person)}
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
