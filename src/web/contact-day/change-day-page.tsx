import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ContactDay } from '../../api/contact-day.ts'
import { changeContactDay } from '../../api/contact-day-change.ts'
import { timeInAmsterdam } from '../../core/day.ts'
import { useWorkers } from '../access/workers-query.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Problem } from '../problem.ts'
import { useGoAndSay } from '../said.tsx'
import { LoadingPage } from '../shell/message-pages.tsx'
import { Button, LinkAsButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './change-messages.ts'
import { useContactDay, useContactDayId, useRefreshed } from './contact-day-query.ts'
import { nameIn } from './day-person.ts'
import { messages as dayMessages } from './messages.ts'
import { bodyOf, type CompleteDay, type DayDraft, useDayDraft } from './plan-day-form.ts'
import { DayFields } from './plan-day-page.tsx'
import { messages as planMessages } from './plan-messages.ts'

/** Another place, other hours, other workers; a colleague who was first is shown beside what was typed. */
export function ChangeDayPage() {
  const contactDayId = useContactDayId()
  const { data, error, refetch } = useContactDay(contactDayId)
  if (error && !data) return <ProblemNotice problem={error} onRetry={() => void refetch()} />
  return data ? <Changing day={data} refetch={async () => (await refetch()).data} /> : <LoadingPage />
}

const draftOf = (day: ContactDay): DayDraft => ({
  kind: day.kind,
  day: day.heldOn,
  from: timeInAmsterdam(new Date(day.startsAt)),
  until: timeInAmsterdam(new Date(day.endsAt)),
  place: day.place,
  theme: day.theme ?? '',
  seats: day.seatsPerQuarter === null ? '' : String(day.seatsPerQuarter),
  purpose: day.visitPurpose ?? '',
  workerIds: day.workerIds.toSorted(),
  isClosedDayMeant: false,
})

const FIELDS = ['day', 'from', 'until', 'place', 'theme', 'seats', 'purpose', 'workerIds'] as const
type Field = (typeof FIELDS)[number]

const textOf = (draft: DayDraft, field: Field): string => [draft[field]].flat().toSorted().join()

/** Where two drafts say something else. */
const differing = (one: DayDraft, other: DayDraft): Field[] =>
  FIELDS.filter((field) => textOf(one, field) !== textOf(other, field))

const isConflict = (problem: unknown): boolean =>
  problem instanceof Problem && problem.code === 'contact-day.changed-meanwhile'

interface ChangingProps {
  day: ContactDay
  refetch: () => Promise<ContactDay | undefined>
}

function useChange({ day, refetch }: ChangingProps) {
  const m = useMessages(messages)
  const goAndSay = useGoAndSay()
  const refresh = useRefreshed(day.contactDayId)
  const { contactDayId } = day
  /** The day as this form began with it, or as a colleague left it meanwhile. */
  const [base, setBase] = useState(day)
  const draft = useDayDraft(draftOf(day))
  const { value, set } = draft
  const write = useMutation({
    mutationFn: (typed: CompleteDay) =>
      call(changeContactDay, { params: { contactDayId }, body: { ...bodyOf(typed), revision: base.revision } }),
    onSuccess: async ({ moved }) => {
      await refresh()
      goAndSay(paths.contactDay(contactDayId), m.saved(moved))
    },
    onError: async (problem) => {
      const theirs = isConflict(problem) ? await refetch() : undefined
      if (!theirs) return
      const mine = Object.fromEntries(differing(value, draftOf(base)).map((field) => [field, value[field]]))
      set({ ...draftOf(theirs), ...mine })
      setBase(theirs)
    },
  })
  const save = () => {
    const typed = draft.checked()
    if (typed && !write.isPending) write.mutate(typed)
  }
  const keepTheirs = () => {
    set(draftOf(base))
    write.reset()
  }
  return { value, set, base, save, keepTheirs, isBusy: write.isPending, problem: draft.missing ?? write.error }
}

function Changing(props: ChangingProps) {
  const m = useMessages(messages)
  const days = useMessages(dayMessages)
  const { value, set, base, save, keepTheirs, isBusy, problem } = useChange(props)
  const back = paths.contactDay(props.day.contactDayId)
  return (
    <>
      <PageHeading lead={m.lead} above={<PageLink to={back}>← {days.toDay}</PageLink>}>
        {m.change}
      </PageHeading>
      <div className="trede-stack">
        {isConflict(problem) ? <Conflict base={base} value={value} onTheirs={keepTheirs} /> : null}
        <Form onSubmit={save} problem={isConflict(problem) ? undefined : problem} label={m.change}>
          <DayFields value={value} set={set} before={base.heldOn} />
          <div className="trede-actions">
            <Button kind="primary" type="submit" isBusy={isBusy}>
              {m.save}
            </Button>
            <LinkAsButton kind="subtle" to={back}>
              {m.back}
            </LinkAsButton>
          </div>
        </Form>
      </div>
    </>
  )
}

interface ConflictProps {
  base: ContactDay
  value: DayDraft
  onTheirs: () => void
}

/** Both versions, field by field: what a colleague made of it, and what was typed here. */
function Conflict({ base, value, onTheirs }: ConflictProps) {
  const m = useMessages(messages)
  const plan = useMessages(planMessages)
  const codes = useMessages(words)
  const days = useDayText()
  const { workerName } = useWorkers()
  const theirs = draftOf(base)
  const labels: Record<Field, string> = {
    day: plan.day,
    from: plan.from,
    until: plan.until,
    place: base.kind === 'round' ? plan.neighbourhood : plan.place,
    theme: plan.theme,
    seats: plan.seats,
    purpose: plan.purpose,
    workerIds: plan.workers,
  }
  const shown = (draft: DayDraft, field: Field): string => {
    if (field === 'day') return days.day(draft.day)
    if (field === 'workerIds') return draft.workerIds.map((id) => workerName(id) ?? '').join(', ')
    if (field === 'purpose') return draft.purpose ? codes.visitPurposes[draft.purpose] : m.nothing
    return draft[field] || m.nothing
  }
  const fields = differing(value, theirs)
  const at = base.changedAt ? days.clock(new Date(base.changedAt)) : ''
  const title = m.conflictBy(nameIn(base, base.changedBy), at)
  return (
    <Notice kind="warning" title={title} actions={<Button onClick={onTheirs}>{m.keepTheirs}</Button>}>
      <p>{fields.length === 0 ? m.conflictSame : m.conflictText}</p>
      <ul className="trede-bullets">
        {fields.map((field) => (
          <li key={field}>{m.differs(labels[field], shown(theirs, field), shown(value, field))}</li>
        ))}
      </ul>
    </Notice>
  )
}
