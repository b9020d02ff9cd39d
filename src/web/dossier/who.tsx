import { phaseOf } from '../../core/dossier-row.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { Tag } from '../ui/card.tsx'
import type { OpenDossier } from './dossier-query.ts'
import { messages } from './messages.ts'

/** The line under a dossier's heading: age, number, whose. */
export function Who({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const days = useDayText()
  const { person, age } = open.page
  const { dossierNumber, ownerId, teamId } = open.dossier
  return (
    <span className="trede-who">
      {person.birthDate ? (
        <span>
          {days.birthDate(person.birthDate)}
          {age === null ? '' : `, ${m.who.age(age)}`}
        </span>
      ) : null}
      <span>{m.timeline.number(dossierNumber)}</span>
      <span>
        {m.who.owner}: <strong>{open.name(ownerId) ?? m.who.noOwner}</strong>, {open.name(teamId)}
      </span>
      <Tag>{m.phases[phaseOf(open.dossier)]}</Tag>
    </span>
  )
}
