import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { recordOutflowRoute, reopenRoute } from '../../api/outflow.ts'
import { addMonths } from '../../core/day.ts'
import { Contract, type Outflow, WORK_REASONS } from '../../core/outflow.ts'
import { fullName } from '../../core/person.ts'
import { useDayText } from '../day-text.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { BackToDossier, DossierFrame } from '../dossier/dossier-frame.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as codes } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmStep } from '../ui/confirm-step.tsx'
import { DayField } from '../ui/day-input.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './messages.ts'

/** Outflow of an open dossier, or the return of a closed one. */
export function OutflowPage() {
  return (
    <DossierFrame>
      {(open) => (open.dossier.outflow ? <Reopen open={open} outflow={open.dossier.outflow} /> : <Record open={open} />)}
    </DossierFrame>
  )
}

function useLeave(dossierId: string) {
  const router = useRouter()
  return () => void router.navigate({ href: paths.dossier(dossierId) })
}

function Record({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const { today } = useDayText()
  const { policy } = usePolicyWords()
  const [reason, setReason] = useState('')
  const [on, setOn] = useState(today)
  const [work, setWork] = useState({ hours: '', contract: '' as Contract | '', startsOn: '' })
  const write = useDossierWrite(recordOutflowRoute, open, useLeave(open.dossierId))
  const isWork = WORK_REASONS.has(reason)
  const { hours, contract, startsOn } = work
  const save = () => {
    const isComplete = hours !== '' && contract !== '' && startsOn !== ''
    write.mutate({
      body: {
        on,
        reason,
        ...(isWork && isComplete ? { work: { hoursPerWeek: Number(hours.replace(',', '.')), contract, startsOn } } : {}),
      },
    })
  }
  return (
    <>
      <PageHeading above={<BackToDossier dossierId={open.dossierId} name={fullName(open.page.person)} />} lead={m.lead}>
        {m.title}
      </PageHeading>
      <Earlier open={open} />
      <Card title={m.title} isMain>
        <ConflictNotice problem={write.error} open={open} />
        <Form onSubmit={save} problem={write.error}>
          <SelectField
            label={m.reason}
            name="reason"
            choices={(policy?.outflowReasons ?? []).map((one) => ({ value: one.code, label: `${one.code} ${one[language]}` }))}
            value={reason}
            onChange={setReason}
            emptyLabel={m.choose}
          />
          <DayField label={m.on} name="on" value={on} onChange={setOn} max={today} />
          {isWork ? <WorkFields work={work} onChange={(change) => setWork({ ...work, ...change })} /> : null}
          <div className="trede-actions">
            <ConfirmStep label={m.save} question={m.question} confirmLabel={m.save} onConfirm={save} isBusy={write.isPending} kind="primary" />
          </div>
        </Form>
      </Card>
    </>
  )
}

interface WorkFieldsProps {
  work: { hours: string; contract: Contract | ''; startsOn: string }
  onChange: (change: Partial<WorkFieldsProps['work']>) => void
}

function WorkFields({ work, onChange }: WorkFieldsProps) {
  const m = useMessages(messages)
  const words = useMessages(codes)
  return (
    <fieldset className="trede-fieldset">
      <legend className="trede-label">{m.work}</legend>
      <TextField label={m.hours} name="work/hoursPerWeek" value={work.hours} onChange={(hours) => onChange({ hours })} inputMode="decimal" width="short" />
      <SelectField
        label={m.contract}
        name="work/contract"
        choices={Contract.options.map((value) => ({ value, label: words.contracts[value] }))}
        value={work.contract}
        onChange={(contract) => onChange({ contract })}
        emptyLabel={m.choose}
      />
      <DayField label={m.startsOn} name="work/startsOn" value={work.startsOn} onChange={(startsOn) => onChange({ startsOn })} />
    </fieldset>
  )
}

function Reopen({ open, outflow }: { open: OpenDossier; outflow: Outflow }) {
  const m = useMessages(messages)
  const days = useDayText()
  const words = usePolicyWords()
  const write = useDossierWrite(reopenRoute, open, useLeave(open.dossierId))
  const until = addMonths(outflow.on, 12)
  const isWithin = days.today <= until
  return (
    <>
      <PageHeading
        above={<BackToDossier dossierId={open.dossierId} name={fullName(open.page.person)} />}
        lead={m.reopen.lead(days.day(outflow.on), words.outflow(outflow.reason))}
      >
        {m.reopen.title}
      </PageHeading>
      <Earlier open={open} />
      <Notice kind="info" isLive={false}>
        {isWithin ? m.reopen.within(days.day(until)) : m.reopen.after(days.day(until))}
      </Notice>
      {write.error ? <ProblemNotice problem={write.error} /> : null}
      {open.may('outflow.decide') ? (
        <div className="trede-actions">
          <Button kind="primary" isBusy={write.isPending} onClick={() => write.mutate({ body: {} })}>
            {m.reopen.save}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function Earlier({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const days = useDayText()
  const words = usePolicyWords()
  const { returns } = open.dossier
  if (returns.length === 0) return null
  return (
    <Card title={m.earlier}>
      <ul className="trede-bullets">
        {returns.map(({ outflow, reopenedOn }) => (
          <li key={reopenedOn}>{m.earlierLine(days.day(outflow.on), words.outflow(outflow.reason), days.day(reopenedOn))}</li>
        ))}
      </ul>
    </Card>
  )
}
