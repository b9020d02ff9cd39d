import { useState } from 'react'
import type { PolicyView } from '../../api/policy.ts'
import { valueOf } from '../../policy/sourced.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Problem } from '../problem.ts'
import { useGoAndSay } from '../said.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import type { IntakeDrafting } from './intake-draft.ts'
import { useIntakeWrite } from './intake-write.ts'
import { messages } from './messages.ts'

interface FreeIntakeProps {
  open: OpenDossier
  policy: PolicyView
  draft: IntakeDrafting
}

/** A free talk with a report of it; where the policy asks it, with the reason for the choices made. @source seed2 L774 */
export function FreeIntake({ open, policy, draft }: FreeIntakeProps) {
  const m = useMessages(messages)
  const goAndSay = useGoAndSay()
  const [missing, setMissing] = useState<Problem>()
  const { talk, motivation } = draft.value
  const { reportRequired } = policy.intake
  const isRequired = valueOf(reportRequired) ?? false
  const write = useIntakeWrite(open, () => {
    draft.clear()
    goAndSay(paths.dossier(open.dossierId), m.finish.done)
  })
  const finish = () => {
    const needed = [
      ...(talk.trim() === '' ? [{ pointer: '/report', code: 'required', detail: m.finish.reportNeeded }] : []),
      ...(motivation.trim() === ''
        ? [{ pointer: '/motivation', code: 'required', detail: m.finish.motivationNeeded }]
        : []),
    ]
    const errors = isRequired ? needed : []
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.finish.incomplete, { errors }) : undefined)
    if (errors.length > 0) return
    const parts = [talk.trim(), motivation.trim() === '' ? '' : `${m.free.motivationHeading}: ${motivation.trim()}`]
    const report = parts.filter(Boolean).join('\n\n')
    write.mutate({ completion: report === '' ? {} : { report } })
  }
  const problem = missing ?? write.error
  return (
    <Card title={m.free.title} isMain>
      {isRequired && 'source' in reportRequired ? (
        <p className="trede-soft">{m.free.why(reportRequired.source)}</p>
      ) : null}
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={finish} problem={problem} label={m.free.title}>
        <TextAreaField
          label={m.free.talk}
          name="report"
          hint={m.free.talkHint}
          rows={10}
          value={talk}
          onChange={(text) => draft.set({ talk: text })}
          isOptional={!isRequired}
        />
        <TextAreaField
          label={m.free.motivation}
          name="motivation"
          hint={isRequired ? m.free.motivationHint : undefined}
          rows={4}
          value={motivation}
          onChange={(text) => draft.set({ motivation: text })}
          isOptional={!isRequired}
        />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={write.isPending}>
            {m.finish.button}
          </Button>
          <span className="trede-hint">{m.finish.keys}</span>
          <DraftStatus draft={draft} />
        </div>
      </Form>
    </Card>
  )
}
