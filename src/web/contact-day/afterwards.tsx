import type { ContactDay, ContactDayPerson } from '../../api/contact-day.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { LinkAsButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { nameIn } from './day-person.ts'
import { messages } from './desk-messages.ts'
import { PersonName, useStateWords } from './desk-row.tsx'

/** After the day: whom it did not reach, each one press away from an appointment or a visit. */
export function Afterwards({ day }: { day: ContactDay }) {
  const m = useMessages(messages)
  const { counts, people, contactDayId } = day
  const unreached = people.filter(({ state }) => state !== 'spoken')
  return (
    <Card
      title={m.after.title}
      isMain
      actions={
        unreached.length > 0 ? (
          <PageLink to={`${paths.contactDayNew()}?notReachedOn=${contactDayId}`}>{m.after.again}</PageLink>
        ) : undefined
      }
    >
      <p>{m.after.summary(counts.states.spoken, counts.invited + counts.walkedIn)}</p>
      {unreached.length === 0 ? <p className="trede-soft">{m.after.none}</p> : null}
      <ul className="trede-rows">
        {unreached.map((person) => (
          <Unreached key={person.dossierId} day={day} person={person} />
        ))}
      </ul>
    </Card>
  )
}

function Unreached({ day, person }: { day: ContactDay; person: ContactDayPerson }) {
  const { after: m } = useMessages(messages)
  const stateOf = useStateWords(day)
  const { dossierId, name, state, ownerId, isInReach } = person
  const owner = nameIn(day, ownerId)
  return (
    <li className="trede-row">
      <span className="trede-row-name">
        <PersonName person={person} />
      </span>
      <span className="trede-row-side">{stateOf(state)}</span>
      <div className="trede-row-text trede-soft">{owner ? m.owner(owner) : m.noOwner}</div>
      {isInReach ? (
        <div className="trede-row-actions trede-actions">
          <LinkAsButton
            to={paths.dossierMake(dossierId, 'afspraak')}
            kind="subtle"
            aria-label={m.for(m.appointment, name)}
          >
            {m.appointment}
          </LinkAsButton>
          <LinkAsButton to={paths.dossierMake(dossierId, 'huisbezoek')} kind="subtle" aria-label={m.for(m.visit, name)}>
            {m.visit}
          </LinkAsButton>
        </div>
      ) : null}
    </li>
  )
}
