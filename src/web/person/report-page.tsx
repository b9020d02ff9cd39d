import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod'
import { reportPerson } from '../../api/dossier.ts'
import { useWorkers } from '../access/workers-query.ts'
import { call } from '../api.ts'
import { type Draft, useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Problem } from '../problem.ts'
import { useMay, usePlace, useSession, useToday } from '../session.ts'
import { LoadingPage } from '../shell/message-pages.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DayField } from '../ui/day-input.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { SelectField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { Duplicates, useDuplicates } from './duplicates.tsx'
import { messages } from './messages.ts'
import { AddressFields, IdentityFields } from './person-fields.tsx'
import { detailsOf, EMPTY_PERSON, PersonForm } from './person-form.ts'

const ReportDraft = z.object({
  person: PersonForm,
  reportedOn: z.string(),
  ownerId: z.string(),
  /** Whom the typist compared and says it is not. */
  differsFrom: z.string(),
})
type ReportDraft = z.infer<typeof ReportDraft>

/** Somebody reports: who it is, once. Possible doubles are shown beside it before anything is made. */
export function ReportPage() {
  const m = useMessages(messages)
  const { worker } = useSession()
  const isGuide = useMay('plan.write')
  const initial = { person: EMPTY_PERSON, reportedOn: '', ownerId: isGuide ? worker.workerId : '', differsFrom: '' }
  const draft = useDraft({ key: 'report', schema: ReportDraft, initial })
  const [done, setDone] = useState<string>()
  return (
    <>
      <PageHeading lead={m.lead}>{m.title}</PageHeading>
      {done ? (
        <Notice kind="success" actions={<Button onClick={() => setDone(undefined)}>{m.another}</Button>}>
          <p>{done}</p>
        </Notice>
      ) : draft.isReady ? (
        <ReportForm draft={draft} onElsewhere={setDone} />
      ) : (
        <LoadingPage />
      )}
    </>
  )
}

/** The write, and where the typist goes after it: the new dossier, unless it is with somebody else's caseload. */
function useReport(draft: Draft<ReportDraft>, isKnownToDiffer: boolean, onElsewhere: (said: string) => void) {
  const m = useMessages(messages)
  const client = useQueryClient()
  const navigate = useNavigate()
  const { worker } = useSession()
  const reach = usePlace('dossier.read')
  const { workerName } = useWorkers()
  const { person, reportedOn, ownerId } = draft.value
  return useMutation({
    mutationFn: () => {
      if (person.familyName.trim() === '')
        throw new Problem(400, 'request.invalid', m.requiredTitle, {
          errors: [{ pointer: '/person/familyName', code: 'required', detail: m.required }],
        })
      const body = {
        person: detailsOf(person),
        isKnownToDiffer,
        ...(reportedOn ? { reportedOn } : {}),
        ...(ownerId ? { ownerId } : {}),
      }
      return call(reportPerson, { body })
    },
    onSuccess: async ({ dossierId }) => {
      draft.clear()
      void client.invalidateQueries({ queryKey: ['caseload'] })
      void client.invalidateQueries({ queryKey: ['today'] })
      if (reach === 'own' && ownerId !== worker.workerId)
        onElsewhere(ownerId ? m.done(workerName(ownerId) ?? '') : m.doneNobody)
      else await navigate({ href: paths.dossier(dossierId) })
    },
    onError: () => client.invalidateQueries({ queryKey: ['duplicates'] }),
  })
}

function ReportForm({ draft, onElsewhere }: { draft: Draft<ReportDraft>; onElsewhere: (said: string) => void }) {
  const m = useMessages(messages)
  const today = useToday()
  const { value, set } = draft
  const found = useDuplicates(value.person)
  const isDifferent = found.key !== '' && value.differsFrom === found.key
  const mutation = useReport(draft, isDifferent, onElsewhere)
  const setPerson = (part: Partial<PersonForm>) =>
    set((before) => ({ ...before, person: { ...before.person, ...part } }))
  return (
    <Form problem={mutation.error} onSubmit={() => mutation.mutate()} className="trede-form trede-form-wide">
      <Card title={m.who}>
        <IdentityFields form={value.person} set={setPerson} />
        <Duplicates
          found={found}
          form={value.person}
          isDifferent={isDifferent}
          onDifferent={(differs) => set({ differsFrom: differs ? found.key : '' })}
        />
      </Card>
      <Card title={m.address}>
        <AddressFields form={value.person} set={setPerson} />
      </Card>
      <Card title={m.report}>
        <DayField
          label={m.fields.reportedOn}
          name="reportedOn"
          max={today}
          value={value.reportedOn || today}
          onChange={(reportedOn) => set({ reportedOn })}
        />
        <OwnerField value={value.ownerId} onChange={(ownerId) => set({ ownerId })} />
      </Card>
      <div className="trede-actions">
        <Button kind="primary" type="submit" isBusy={mutation.isPending} disabled={found.isBsnTaken}>
          {m.save}
        </Button>
        <DraftStatus draft={draft} />
      </div>
    </Form>
  )
}

/** Who guides the new person. A guide who reports without choosing takes them, so for guides nobody is no choice. */
function OwnerField({ value, onChange }: { value: string; onChange: (workerId: string) => void }) {
  const m = useMessages(messages)
  const isGuide = useMay('plan.write')
  const { workers } = useWorkers()
  const guides = workers.filter(
    ({ roles, isActive, teamIds }) => isActive && teamIds.length > 0 && roles.includes('case-manager'),
  )
  return (
    <SelectField
      label={m.fields.owner}
      name="ownerId"
      isOptional={!isGuide}
      {...(isGuide ? {} : { emptyLabel: m.noOwner })}
      choices={guides.map(({ workerId, name }) => ({ value: workerId, label: name }))}
      value={value}
      onChange={onChange}
    />
  )
}
