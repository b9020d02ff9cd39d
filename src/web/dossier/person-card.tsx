import type { Ref } from 'react'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DayWords } from '../ui/day-words.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { PageLink } from '../ui/page-link.tsx'
import type { OpenDossier } from './dossier-query.ts'
import { messages } from './messages.ts'

interface PersonCardProps {
  open: OpenDossier
  /** Opens the form that corrects the details. */
  onChange: () => void
  changeRef: Ref<HTMLButtonElement>
}

/** Who the person is, and a way to correct it. */
export function PersonCard({ open, onChange, changeRef }: PersonCardProps) {
  const m = useMessages(messages)
  const { person, otherDossiers } = open.page
  const address = [
    [person.street, person.houseNumber].filter(Boolean).join(' '),
    [person.postcode, person.city].filter(Boolean).join(' '),
  ]
  const change = open.may('person.write') ? (
    <Button ref={changeRef} kind="subtle" onClick={onChange}>
      {m.who.change}
    </Button>
  ) : undefined
  return (
    <Card title={m.who.show} actions={change}>
      <DefinitionList
        items={[
          { term: m.who.bsn, value: person.bsn },
          { term: m.who.household, value: person.household ? m.households[person.household] : '' },
          { term: m.who.address, value: address.filter(Boolean).join(', ') },
          { term: m.who.phone, value: person.phone },
          { term: m.who.email, value: person.email },
          ...(person.preferredLanguage ? [{ term: m.who.language, value: person.preferredLanguage }] : []),
          ...(person.externalRef ? [{ term: m.who.externalRef, value: person.externalRef }] : []),
          { term: m.who.since, value: <DayWords day={open.dossier.openedOn} show="short" /> },
        ]}
      />
      {otherDossiers.length > 0 ? (
        <p>
          {m.who.others}{' '}
          {otherDossiers.map((other) => (
            <PageLink key={other.dossierId} to={paths.dossier(other.dossierId)}>
              {m.timeline.number(other.dossierNumber)}
            </PageLink>
          ))}
        </p>
      ) : null}
    </Card>
  )
}
