import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changePerson } from '../../api/dossier.ts'
import { call } from '../api.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { AddressFields, IdentityFields } from '../person/person-fields.tsx'
import { detailsOf, EMPTY_PERSON, PersonForm } from '../person/person-form.ts'
import { useGoAndSay } from '../said.tsx'
import { Button } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { typedDay } from '../ui/parse-day.ts'
import type { OpenDossier } from './dossier-query.ts'
import { messages } from './messages.ts'
import { Panel } from './panel.tsx'

interface PersonCorrectionProps {
  open: OpenDossier
  times: number
  onClose: () => void
}

/** As it is typed: a certain birth date in Dutch order, an uncertain one as registrations have it. */
function typedBirthDate(birthDate: string): string {
  return birthDate === '' || birthDate.endsWith('-00') ? birthDate : typedDay(birthDate)
}

/** Corrects who somebody is. The event names the fields; what they hold lives in a table that can be erased. */
export function PersonCorrection({ open, times, onClose }: PersonCorrectionProps) {
  const m = useMessages(messages)
  const client = useQueryClient()
  const goAndSay = useGoAndSay()
  const { person } = open.page
  const [form, setForm] = useState(() =>
    PersonForm.parse({ ...EMPTY_PERSON, ...person, birthDate: typedBirthDate(person.birthDate ?? '') }),
  )
  const write = useMutation({
    mutationFn: () => call(changePerson, { params: { dossierId: open.dossierId }, body: { version: open.page.version, person: detailsOf(form) } }),
    onSuccess: async () => {
      await Promise.all(
        [['dossier', open.dossierId], ['caseload'], ['today']].map((queryKey) => client.invalidateQueries({ queryKey })),
      )
      onClose()
      goAndSay(paths.dossier(open.dossierId), m.who.changed)
    },
  })
  const set = (part: Partial<PersonForm>) => setForm((before) => ({ ...before, ...part }))
  return (
    <Panel title={m.who.changeTitle} times={times} onClose={onClose}>
      <Form onSubmit={() => write.mutate()} problem={write.error} label={m.who.changeTitle}>
        <IdentityFields form={form} set={set} />
        <AddressFields form={form} set={set} />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={write.isPending}>
            {m.who.save}
          </Button>
          <Button kind="subtle" onClick={onClose}>
            {m.who.cancel}
          </Button>
        </div>
      </Form>
    </Panel>
  )
}
