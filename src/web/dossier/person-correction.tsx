import { useState } from 'react'
import { changePerson } from '../../api/dossier.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { AddressFields, IdentityFields } from '../person/person-fields.tsx'
import { detailsOf, EMPTY_PERSON, PersonForm } from '../person/person-form.ts'
import { useGoAndSay } from '../said.tsx'
import { Button } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { typedDay } from '../ui/parse-day.ts'
import { ConflictNotice } from './conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from './dossier-query.ts'
import { messages } from './messages.ts'
import { Panel } from './panel.tsx'

interface PersonCorrectionProps {
  open: OpenDossier
  times: number
  onClose: () => void
  /** The page it opened on is not the dossier's, and goes on where it was. */
  staysHere?: boolean
}

/** As it is typed: a certain birth date in Dutch order, an uncertain one as registrations have it. */
function typedBirthDate(birthDate: string): string {
  return birthDate === '' || birthDate.endsWith('-00') ? birthDate : typedDay(birthDate)
}

/**
 * Corrects who somebody is; the timeline then names the fields. Holds only what was changed here: the rest follows the
 * dossier, so that who saves again after a conflict does not undo the other's correction.
 */
export function PersonCorrection({ open, times, onClose, staysHere = false }: PersonCorrectionProps) {
  const m = useMessages(messages)
  const goAndSay = useGoAndSay()
  const { person } = open.page
  const [changes, setChanges] = useState<Partial<PersonForm>>({})
  const known = PersonForm.parse({ ...EMPTY_PERSON, ...person, birthDate: typedBirthDate(person.birthDate ?? '') })
  const form = { ...known, ...changes }
  const write = useDossierWrite(changePerson, open, () => {
    onClose()
    if (!staysHere) goAndSay(paths.dossier(open.dossierId), m.who.changed)
  })
  const set = (part: Partial<PersonForm>) => setChanges((before) => ({ ...before, ...part }))
  return (
    <Panel title={m.who.changeTitle} times={times} onClose={onClose}>
      <ConflictNotice problem={write.error} open={open} />
      <Form
        onSubmit={() => write.mutate({ body: { person: detailsOf(form) } })}
        problem={write.error}
        label={m.who.changeTitle}
      >
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
