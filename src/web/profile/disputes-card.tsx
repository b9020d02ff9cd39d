import { useRef, useState } from 'react'
import * as z from 'zod'
import { disputeCategoryRoute } from '../../api/profile.ts'
import { useDayText } from '../day-text.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { Problem } from '../problem.ts'
import { useSession } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { messages } from './validity-messages.ts'

/** Who disagrees with the category in force, beside it and without undoing it. @source seed2 T2, L804 */
export function DisputesCard({ open }: { open: OpenDossier }) {
  const { dispute: m } = useMessages(messages)
  const [isAdding, setIsAdding] = useState(false)
  const [said, setSaid] = useState('')
  const opener = useRef<HTMLButtonElement>(null)
  const { category, outflow } = open.dossier
  const canAdd = open.may('profile.dissent') && !outflow
  if (!category || (category.disputes.length === 0 && !canAdd)) return null
  const stop = (done = '') => {
    setSaid(done)
    setIsAdding(false)
    opener.current?.focus()
  }
  return (
    <Card
      title={m.title}
      actions={
        canAdd ? (
          <Button ref={opener} aria-expanded={isAdding} onClick={() => setIsAdding(true)}>
            {m.add}
          </Button>
        ) : undefined
      }
    >
      <p className="trede-text">{m.lead}</p>
      <p role="status" className={said === '' ? 'trede-hidden' : undefined}>
        {said}
      </p>
      <Disputes open={open} />
      {isAdding ? <DisputeForm open={open} onDone={() => stop(m.saved)} onClose={() => stop()} /> : null}
    </Card>
  )
}

function Disputes({ open }: { open: OpenDossier }) {
  const { dispute: m } = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  return open.dossier.category?.disputes.map(({ seq, by, textId, on, actorId }) => {
    const name = open.name(actorId) ?? codes.timeline.unknown
    return (
      <blockquote key={seq} className="trede-answer">
        <strong>{by === 'resident' ? m.resident : name}</strong>
        <span className="trede-preserve">{open.text(textId) ?? <em>{codes.timeline.unread}</em>}</span>
        <span className="trede-hint">{m.on(days.day(on, 'short'), name)}</span>
      </blockquote>
    )
  })
}

const DisputeDraft = z.object({ by: z.enum(['worker', 'resident']), text: z.string() })

interface DisputeFormProps {
  open: OpenDossier
  onDone: () => void
  onClose: () => void
}

function useDispute({ open, onDone }: DisputeFormProps) {
  const { dispute: m } = useMessages(messages)
  const { worker } = useSession()
  const [missing, setMissing] = useState<Problem>()
  // Who decided and thinks otherwise now decides anew.
  const isOwn = open.dossier.category?.actorId === worker.workerId
  const draft = useDraft<z.infer<typeof DisputeDraft>>({
    key: `dispute-${open.dossierId}`,
    schema: DisputeDraft,
    initial: { by: 'resident', text: '' },
  })
  const write = useDossierWrite(disputeCategoryRoute, open, () => {
    draft.clear()
    onDone()
  })
  const by = isOwn ? 'resident' : draft.value.by
  const save = () => {
    const { text } = draft.value
    const isEmpty = text.trim() === ''
    const errors = [{ pointer: '/text', code: 'required', detail: m.needed[by] }]
    setMissing(isEmpty ? new Problem(400, 'request.invalid', m.needed[by], { errors }) : undefined)
    if (!isEmpty) write.mutate({ body: { by, text } })
  }
  return { draft, by, isOwn, save, isBusy: write.isPending, problem: missing ?? write.error }
}

function DisputeForm(props: DisputeFormProps) {
  const { open, onClose } = props
  const { dispute: m } = useMessages(messages)
  const { draft, by, isOwn, save, isBusy, problem } = useDispute(props)
  const { value, set } = draft
  if (!draft.isReady) return null
  return (
    <div
      // Whoever asked for the form types at once.
      ref={(box) => {
        if (box && !box.contains(document.activeElement)) box.querySelector('textarea')?.focus()
      }}
    >
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.add}>
        {isOwn ? (
          <p className="trede-hint">{m.own}</p>
        ) : (
          <ChoiceGroup
            legend={m.by}
            name="by"
            isInline
            choices={[
              { value: 'resident', label: m.resident },
              { value: 'worker', label: m.worker },
            ]}
            value={by}
            onChange={(chosen) => set({ by: chosen })}
          />
        )}
        <TextAreaField
          label={m.text[by]}
          name="text"
          hint={by === 'resident' ? m.hint : undefined}
          rows={2}
          value={value.text}
          onChange={(text) => set({ text })}
        />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {m.save}
          </Button>
          <Button kind="subtle" onClick={onClose}>
            {m.close}
          </Button>
          <DraftStatus draft={draft} />
        </div>
      </Form>
    </div>
  )
}
