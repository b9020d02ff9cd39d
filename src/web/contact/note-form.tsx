import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import * as z from 'zod'
import { noteContactRoute } from '../../api/contact.ts'
import { getContactNorm } from '../../api/policy.ts'
import { ContactChannel } from '../../core/contact.ts'
import { addDays } from '../../core/day.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as words } from '../dossier/messages.ts'
import { useDraft } from '../draft.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DayField } from '../ui/day-input.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { SelectField, TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { messages } from './messages.ts'

const NoteDraft = z.object({
  text: z.string(),
  channel: ContactChannel,
  nextContactOn: z.string(),
  deviationCode: z.string(),
  deviationText: z.string(),
})
type NoteDraft = z.infer<typeof NoteDraft>

const EMPTY: NoteDraft = { text: '', channel: 'talk', nextContactOn: '', deviationCode: '', deviationText: '' }

/** The longest interval that the municipality's norm allows, with its words. */
export function useContactNorm(dossierId: string) {
  return useQuery({
    queryKey: ['dossier', dossierId, 'norm'],
    queryFn: ({ signal }) => call(getContactNorm, { params: { dossierId }, signal }),
    staleTime: 60_000,
  }).data
}

/** A note in thirty seconds: type, choose how and when again, Ctrl+Enter. */
export function NoteForm({ open, onClose }: { open: OpenDossier; onClose: () => void }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const draft = useDraft({ key: `note-${open.dossierId}`, schema: NoteDraft, initial: EMPTY })
  const done = () => {
    draft.clear()
    onClose()
  }
  const write = useDossierWrite(noteContactRoute, open, done)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (draft.isReady) box.current?.querySelector('textarea')?.focus()
  }, [draft.isReady])
  if (!draft.isReady) return null
  const { text, channel, nextContactOn, deviationCode, deviationText } = draft.value
  const save = () => {
    const deviation = deviationCode === '' ? undefined : { code: deviationCode, ...(deviationText.trim() ? { text: deviationText } : {}) }
    write.mutate({
      body: {
        text,
        channel,
        ...(nextContactOn === '' ? {} : { nextContactOn }),
        ...(deviation ? { deviation } : {}),
      },
    })
  }
  return (
    <div ref={box}>
      <Card title={m.note.title} isMain>
        <ConflictNotice problem={write.error} open={open} />
        <Form onSubmit={save} problem={write.error} label={m.note.title}>
          <TextAreaField label={m.note.text} name="text" value={text} onChange={(value) => draft.set({ text: value })} rows={4} />
          <ChoiceGroup
            legend={m.note.channel}
            name="channel"
            isInline
            choices={ContactChannel.options.map((value) => ({ value, label: codes.channels[value] }))}
            value={channel}
            onChange={(value) => draft.set({ channel: value })}
          />
          <NextContact open={open} draft={draft.value} onChange={draft.set} />
          <div className="trede-actions">
            <Button kind="primary" type="submit" isBusy={write.isPending}>
              {m.note.save}
            </Button>
            <Button kind="subtle" onClick={onClose}>
              {m.note.cancel}
            </Button>
            <span className="trede-hint">{m.note.keys}</span>
            <DraftStatus draft={draft} />
          </div>
        </Form>
      </Card>
    </div>
  )
}

interface NextContactProps {
  open: OpenDossier
  draft: Pick<NoteDraft, 'nextContactOn' | 'deviationCode' | 'deviationText'>
  onChange: (change: Partial<NoteDraft>) => void
}

/** When again, within the municipality's norm, or later with a reason. */
function NextContact({ open, draft, onChange }: NextContactProps) {
  const m = useMessages(messages)
  const language = useLanguage()
  const days = useDayText()
  const policy = usePolicyWords().policy
  const norm = useContactNorm(open.dossierId)
  const current = open.dossier.nextContactOn
  const isKept = current !== null && current >= days.today
  const maxDays = norm?.maxDays ?? null
  const isBeyond = maxDays !== null && draft.nextContactOn > addDays(days.today, maxDays)
  const quick = ([7, 14, 28, 84] as const).map((count) => ({
    label: { 7: m.quick.week1, 14: m.quick.week2, 28: m.quick.week4, 84: m.quick.week12 }[count],
    day: addDays(days.today, count),
  }))
  const reasons = (policy?.deviationReasons ?? []).filter(({ places }) => places.includes('contact-interval'))
  const hint = isKept ? m.note.keep(days.day(current)) : m.note.nextNeeded
  return (
    <>
      <DayField
        label={m.note.next}
        name="nextContactOn"
        value={draft.nextContactOn}
        onChange={(nextContactOn) => onChange({ nextContactOn })}
        quick={quick}
        min={days.today}
        hint={maxDays === null ? hint : `${hint} ${m.note.norm(maxDays)}`}
        isOptional={isKept}
      />
      {isBeyond ? (
        <>
          <SelectField
            label={m.note.reason}
            name="deviation"
            choices={reasons.map((reason) => ({ value: reason.key, label: reason[language] }))}
            value={draft.deviationCode}
            onChange={(deviationCode) => onChange({ deviationCode })}
            emptyLabel={m.note.choose}
          />
          <TextAreaField label={m.note.reasonWords} name="deviation/text" value={draft.deviationText} onChange={(deviationText) => onChange({ deviationText })} rows={2} isOptional />
        </>
      ) : null}
    </>
  )
}
