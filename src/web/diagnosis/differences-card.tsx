import { useState } from 'react'
import * as z from 'zod'
import { weighStatementRoute } from '../../api/diagnosis.ts'
import { differences, type Statement, weighingOf } from '../../core/diagnosis.ts'
import { useDayText } from '../day-text.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as words } from '../dossier/messages.ts'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { Problem } from '../problem.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { StatementView } from './statement-view.tsx'
import { messages } from './view-messages.ts'

/** Views that differ, side by side, until somebody decides with a reason. @source seed0 P25, seed3 case 2 */
export function DifferencesCard({ open, canWrite }: { open: OpenDossier; canWrite: boolean }) {
  const { differ: m } = useMessages(messages)
  const groups = differences(open.dossier.statements)
  if (groups.length === 0) return null
  return (
    <Card title={m.title}>
      <p className="trede-text">{m.lead}</p>
      {groups.map((group) => (
        <Difference key={group[0]?.statementId} open={open} group={group} canWrite={canWrite} />
      ))}
    </Card>
  )
}

interface DifferenceProps {
  open: OpenDossier
  group: readonly Statement[]
  canWrite: boolean
}

function Difference({ open, group, canWrite }: DifferenceProps) {
  const { differ: m } = useMessages(messages)
  const domain = usePolicyWords().domain(group[0]?.domain ?? '')
  const [isAgain, setIsAgain] = useState(false)
  const [isSaved, setIsSaved] = useState(false)
  const weighing = weighingOf(group, open.dossier.weighings)
  const onDone = () => {
    setIsAgain(false)
    setIsSaved(true)
  }
  return (
    <section className="trede-difference" aria-label={domain}>
      <h3>{domain}</h3>
      <ul className="trede-side-by-side">
        {group.map((statement) => (
          <StatementView key={statement.statementId} open={open} statement={statement} />
        ))}
      </ul>
      {weighing ? <Weighed open={open} weighing={weighing} /> : <p className="trede-hint">{m.open}</p>}
      <p role="status" className={isSaved ? undefined : 'trede-hidden'}>
        {isSaved ? m.saved : ''}
      </p>
      {canWrite && (isAgain || !weighing) ? <WeighForm open={open} group={group} onDone={onDone} /> : null}
      {canWrite && weighing && !isAgain ? (
        <Button
          kind="subtle"
          onClick={() => {
            setIsSaved(false)
            setIsAgain(true)
          }}
        >
          {m.again}
        </Button>
      ) : null}
    </section>
  )
}

function Weighed({ open, weighing }: { open: OpenDossier; weighing: NonNullable<ReturnType<typeof weighingOf>> }) {
  const { differ: m } = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const basis = open.dossier.statements.find(({ statementId }) => statementId === weighing.basisId)
  const by = open.name(weighing.actorId)
  return (
    <div className="trede-weighed">
      <p>
        <strong>{m.decided}:</strong> {open.text(basis?.textId ?? null) ?? <em>{codes.timeline.unread}</em>}
      </p>
      <p>
        <strong>{m.because}:</strong>{' '}
        <span className="trede-preserve">{open.text(weighing.textId) ?? <em>{codes.timeline.unread}</em>}</span>
      </p>
      <p className="trede-hint">
        {[days.day(weighing.on, 'short'), by ? codes.timeline.by(by) : ''].filter(Boolean).join(', ')}
      </p>
    </div>
  )
}

const WeighDraft = z.object({ basisId: z.string(), reason: z.string() })

function useWeighing(open: OpenDossier, group: readonly Statement[], onDone: () => void) {
  const { differ: m } = useMessages(messages)
  const [missing, setMissing] = useState<Problem>()
  const draft = useDraft({
    key: `weighing-${group[0]?.statementId ?? ''}`,
    schema: WeighDraft,
    initial: { basisId: '', reason: '' },
  })
  const write = useDossierWrite(weighStatementRoute, open, () => {
    draft.clear()
    onDone()
  })
  const save = () => {
    const { basisId, reason } = draft.value
    const errors = [
      ...(basisId === '' ? [{ pointer: '/basis', code: 'required', detail: m.faults.basis }] : []),
      ...(reason.trim() === '' ? [{ pointer: '/reason', code: 'required', detail: m.faults.reason }] : []),
    ]
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (errors.length === 0) write.mutate({ params: { statementId: basisId }, body: { reason } })
  }
  return { draft, save, isBusy: write.isPending, problem: missing ?? write.error }
}

function WeighForm({ open, group, onDone }: { open: OpenDossier; group: readonly Statement[]; onDone: () => void }) {
  const { differ: m } = useMessages(messages)
  const codes = useMessages(words)
  const { draft, save, isBusy, problem } = useWeighing(open, group, onDone)
  const { value, set } = draft
  if (!draft.isReady) return null
  return (
    <>
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.weigh}>
        <ChoiceGroup
          legend={m.weigh}
          name="basis"
          choices={group.map(({ statementId, textId }) => ({
            value: statementId,
            label: open.text(textId) ?? codes.timeline.unread,
          }))}
          value={value.basisId === '' ? undefined : value.basisId}
          onChange={(basisId) => set({ basisId })}
        />
        <TextAreaField
          label={m.reason}
          name="reason"
          hint={m.reasonHint}
          rows={2}
          value={value.reason}
          onChange={(reason) => set({ reason })}
        />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {m.save}
          </Button>
          <DraftStatus draft={draft} />
        </div>
      </Form>
    </>
  )
}
