import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod'
import { noteContactRoute } from '../../api/contact.ts'
import { getContactNorm } from '../../api/policy.ts'
import { ContactChannel } from '../../core/contact.ts'
import { addDays } from '../../core/day.ts'
import { goalsOf } from '../../core/plan-goal.ts'
import { Passage } from '../../core/talk.ts'
import { afterEdit, trimmedText } from '../../core/talk-text.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { JudgingHint } from '../diagnosis/judging-hint.tsx'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { Panel } from '../dossier/panel.tsx'
import { useDraft } from '../draft.ts'
import { EvidenceOfGoals } from '../evidence/evidence-of-goals.tsx'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { DeviationFields, useDeviation } from '../profile/deviation-fields.tsx'
import { useGoAndSay } from '../said.tsx'
import { Button } from '../ui/button.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DayField } from '../ui/day-input.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { KeptField, useAppointmentOfNote } from './kept-field.tsx'
import { messages } from './messages.ts'

const NoteDraft = z.object({
  text: z.string(),
  channel: ContactChannel,
  on: z.string(),
  nextContactOn: z.string(),
  deviationCode: z.string(),
  deviationText: z.string(),
  /** The appointment of that day was kept, unless somebody says otherwise. */
  isKept: z.boolean().default(true),
  /** What was lifted from the text so far; becomes statements when the note is saved. */
  passages: z.array(Passage).default([]),
})
type NoteDraft = z.infer<typeof NoteDraft>

const EMPTY: NoteDraft = {
  text: '',
  channel: 'talk',
  on: '',
  nextContactOn: '',
  deviationCode: '',
  deviationText: '',
  isKept: true,
  passages: [],
}

/** The note that is being written: the panel of the dossier and the page of a talk go on with the same one. */
export function useNoteDraft(dossierId: string) {
  const { today } = useDayText()
  const draft = useDraft({ key: `note-${dossierId}`, schema: NoteDraft, initial: { ...EMPTY, on: today } })
  const setText = (text: string) =>
    draft.set((before) => ({ ...before, text, passages: afterEdit(before.passages, before.text, text) }))
  return { ...draft, setText }
}
export type WrittenNote = ReturnType<typeof useNoteDraft>

/** The longest interval that the municipality's norm allows, with its words. */
export function useContactNorm(dossierId: string) {
  return useQuery({
    queryKey: ['dossier', dossierId, 'norm'],
    queryFn: ({ signal }) => call(getContactNorm, { params: { dossierId }, signal }),
    staleTime: 60_000,
  }).data
}

/** When again: whether the date in force may stay, how far the norm goes, and whether a reason is asked. */
export function useNextContact(open: OpenDossier, nextContactOn: string) {
  const { today } = useDayText()
  const norm = useContactNorm(open.dossierId)
  const current = open.dossier.nextContactOn
  const kept = current !== null && current >= today ? current : undefined
  // An example of the policy binds nobody.
  const maxDays = norm && norm.standing !== 'example' ? norm.maxDays : null
  const asksReason = maxDays !== null && nextContactOn > addDays(today, maxDays)
  return { kept, maxDays, isDefault: norm?.standing === 'default', asksReason }
}

interface NoteWriting {
  open: OpenDossier
  draft: WrittenNote
  next: ReturnType<typeof useNextContact>
  onClose?: () => void
}

export function useNoteWrite({ open, draft, next, onClose }: NoteWriting) {
  const m = useMessages(messages)
  const days = useDayText()
  const goAndSay = useGoAndSay()
  const deviationOf = useDeviation('contact-interval')
  const [missing, setMissing] = useState<Problem>()
  const [isNextReadable, setIsNextReadable] = useState(true)
  const { text, channel, on, nextContactOn } = draft.value
  const write = useDossierWrite(noteContactRoute, open, () => {
    const again = nextContactOn || next.kept
    draft.clear()
    onClose?.()
    goAndSay(paths.dossier(open.dossierId), again ? m.note.savedUntil(days.day(again)) : m.note.saved)
  })
  const kept = useAppointmentOfNote(open, draft.value)
  const save = () => {
    const reason = next.asksReason ? deviationOf(draft.value) : { errors: [] }
    const errors: FieldProblem[] = [...reason.errors]
    if (text.trim() === '') errors.unshift({ pointer: '/text', code: 'required', detail: m.note.textNeeded })
    if (!isNextReadable) errors.push({ pointer: '/nextContactOn', code: 'day.invalid', detail: m.note.nextUnreadable })
    if (on === '') errors.push({ pointer: '/on', code: 'required', detail: m.note.onNeeded })
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.note.incomplete, { errors }) : undefined)
    if (errors.length > 0) return
    const saved = trimmedText(text, draft.value.passages)
    write.mutate({
      body: {
        text: saved.text,
        ...(saved.pieces.length > 0 ? { passages: saved.pieces } : {}),
        channel,
        on,
        ...(nextContactOn === '' ? {} : { nextContactOn }),
        ...(reason.deviation ? { deviation: reason.deviation } : {}),
        ...(kept && draft.value.isKept ? { keptAppointmentId: kept.appointmentId } : {}),
      },
    })
  }
  return { setIsNextReadable, save, isBusy: write.isPending, problem: missing ?? write.error }
}

interface NotePanelProps {
  open: OpenDossier
  /** How often the note was asked for; undefined while it is closed. */
  times: number | undefined
  onClose: () => void
}

/** Fetches the draft and the norm with the page, so that whoever presses `n` can type at once. */
export function NotePanel({ open, times, onClose }: NotePanelProps) {
  const draft = useNoteDraft(open.dossierId)
  const next = useNextContact(open, draft.value.nextContactOn)
  return times === undefined ? null : <NoteForm open={open} draft={draft} next={next} times={times} onClose={onClose} />
}

interface NoteFormProps extends NotePanelProps {
  draft: WrittenNote
  next: ReturnType<typeof useNextContact>
  times: number
}

/** A note in thirty seconds: type, choose how and when again, Ctrl+Enter. */
function NoteForm(props: NoteFormProps) {
  const m = useMessages(messages)
  const { open, draft, next, times, onClose } = props
  const { setIsNextReadable, save, isBusy, problem } = useNoteWrite(props)
  const { value } = draft
  return (
    <Panel title={m.note.title} times={times} isReady={draft.isReady} onClose={onClose}>
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.note.title}>
        <TextAreaField label={m.note.text} name="text" value={value.text} onChange={draft.setText} rows={4} />
        <JudgingHint text={value.text} />
        {value.passages.length > 0 ? <p className="trede-hint">{m.note.lifted(value.passages.length)}</p> : null}
        <NoteFields open={open} draft={draft} next={next} onReadable={setIsNextReadable} />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {m.note.save}
          </Button>
          <Button kind="subtle" onClick={onClose}>
            {m.note.close}
          </Button>
          <PageLink to={paths.talk(open.dossierId)}>{m.note.wide}</PageLink>
          <span className="trede-keys">{m.note.keys}</span>
          <DraftStatus draft={draft} />
        </div>
      </Form>
    </Panel>
  )
}

interface NoteFieldsProps extends NoteWriting {
  onReadable: (isReadable: boolean) => void
}

/** How the contact was, when again, and the day. */
export function NoteFields({ open, draft, next, onReadable }: NoteFieldsProps) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const { value, set } = draft
  const { plan } = open.dossier
  return (
    <>
      <ChoiceGroup
        legend={m.note.channel}
        name="channel"
        isInline
        choices={ContactChannel.options.map((one) => ({ value: one, label: codes.channels[one] }))}
        value={value.channel}
        onChange={(channel) => set({ channel })}
      />
      <KeptField open={open} value={value} onChange={set} />
      <NextContact value={value} onChange={set} next={next} onReadable={onReadable} />
      {plan ? <EvidenceOfGoals at="contact" kinds={goalsOf(plan).map(({ kind }) => kind)} /> : null}
      <ContactDay value={value.on} onChange={(on) => set({ on })} />
    </>
  )
}

interface NextContactProps {
  value: NoteDraft
  onChange: (change: Partial<NoteDraft>) => void
  next: ReturnType<typeof useNextContact>
  onReadable: (isReadable: boolean) => void
}

/** When again, within the municipality's norm, or later with a reason. @source design §6 */
function NextContact({ value, onChange, next, onReadable }: NextContactProps) {
  const m = useMessages(messages)
  const days = useDayText()
  const { kept, maxDays, isDefault, asksReason } = next
  const quick = ([7, 14, 28, 84] as const).map((count) => ({
    label: m.quick[count],
    day: addDays(days.today, count),
  }))
  const hint = kept ? m.note.keep(days.day(kept)) : m.note.nextNeeded
  // The default is far away: it is told to who goes beyond it.
  const norm = maxDays === null || isDefault ? '' : m.note.norm(maxDays, days.day(addDays(days.today, maxDays)))
  return (
    <>
      <DayField
        label={m.note.next}
        name="nextContactOn"
        value={value.nextContactOn}
        onChange={(nextContactOn) => onChange({ nextContactOn })}
        quick={quick}
        min={days.today}
        hint={`${hint} ${norm}`}
        isOptional={kept !== undefined}
        onReadable={onReadable}
      />
      {asksReason ? (
        <div className="trede-plan-reason">
          <p role="status">{isDefault ? m.note.beyondDefault(maxDays ?? 0) : m.note.beyond}</p>
          <DeviationFields place="contact-interval" label={m.note.reason} value={value} onChange={onChange} />
        </div>
      ) : null}
    </>
  )
}

function ContactDay({ value, onChange }: { value: string; onChange: (on: string) => void }) {
  const m = useMessages(messages)
  const { today } = useDayText()
  const quick = [
    { label: m.quick.today, day: today },
    { label: m.quick.yesterday, day: addDays(today, -1) },
  ]
  return (
    <DayField
      label={m.note.on}
      name="on"
      value={value}
      onChange={onChange}
      quick={quick}
      max={today}
      hint={m.note.onHint}
      saysDay={value !== today}
    />
  )
}
