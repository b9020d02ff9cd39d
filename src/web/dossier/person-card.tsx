import { useState } from 'react'
import { changePerson } from '../../api/dossier.ts'
import type { PersonDetails } from '../../core/person.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DayWords } from '../ui/day-words.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { type OpenDossier, useDossierWrite } from './dossier-query.ts'
import { messages } from './messages.ts'
import { messages as personMessages } from './person-messages.ts'

/** Who the person is, and a way to correct it. */
export function PersonCard({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const [isChanging, setIsChanging] = useState(false)
  const { person, otherDossiers } = open.page
  const canChange = open.may('person.write')
  if (isChanging) return <PersonForm open={open} onClose={() => setIsChanging(false)} />
  const address = [[person.street, person.houseNumber].filter(Boolean).join(' '), [person.postcode, person.city].filter(Boolean).join(' ')]
  return (
    <Card title={m.who.show} actions={canChange ? <Button kind="subtle" onClick={() => setIsChanging(true)}>{m.who.change}</Button> : undefined}>
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
      {otherDossiers.map((other) => (
        <p key={other.dossierId}>
          <PageLink to={paths.dossier(other.dossierId)}>{m.timeline.number(other.dossierNumber)}</PageLink>
        </p>
      ))}
    </Card>
  )
}

type TextKey = 'givenNames' | 'initials' | 'prefix' | 'familyName' | 'birthDate' | 'bsn' | 'street' | 'houseNumber' | 'postcode' | 'city' | 'phone' | 'email' | 'preferredLanguage'
const TEXTS: readonly TextKey[] = ['givenNames', 'initials', 'prefix', 'familyName', 'birthDate', 'bsn', 'street', 'houseNumber', 'postcode', 'city', 'phone', 'email', 'preferredLanguage']

/** Fields left empty are unknown, and are not sent. */
function known(values: Readonly<Record<string, string>>): PersonDetails {
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server checks what was typed and names the fields that are wrong
  return filled as unknown as PersonDetails
}

function PersonForm({ open, onClose }: { open: OpenDossier; onClose: () => void }) {
  const m = useMessages(messages)
  const p = useMessages(personMessages)
  const language = useLanguage()
  const { person } = open.page
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(([...TEXTS, 'sex', 'household'] as const).map((key) => [key, person[key] ?? ''])),
  )
  const write = useDossierWrite(changePerson, open, onClose)
  const set = (key: string) => (value: string) => setValues({ ...values, [key]: value })
  const choices = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }))
  return (
    <Card title={m.who.changeTitle}>
      <Form key={language} onSubmit={() => write.mutate({ body: { person: known(values) } })} problem={write.error}>
        {TEXTS.map((key) => (
          <TextField
            key={key}
            name={`person/${key}`}
            label={p.fields[key]}
            value={values[key] ?? ''}
            onChange={set(key)}
            isOptional={key !== 'familyName'}
            {...(key === 'birthDate' ? { hint: p.birthDateHint } : {})}
          />
        ))}
        <SelectField name="person/sex" label={p.sex} choices={choices(p.sexes)} value={values['sex'] ?? ''} onChange={set('sex')} emptyLabel={p.unknown} isOptional />
        <SelectField name="person/household" label={m.who.household} choices={choices(m.households)} value={values['household'] ?? ''} onChange={set('household')} emptyLabel={p.unknown} isOptional />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={write.isPending}>
            {p.save}
          </Button>
          <Button kind="subtle" onClick={onClose}>
            {p.cancel}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
