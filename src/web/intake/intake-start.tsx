import { startIntakeRoute } from '../../api/intake.ts'
import type { PolicyView } from '../../api/policy.ts'
import type { IntakeRegime } from '../../core/intake.ts'
import { valueOf } from '../../policy/sourced.ts'
import { useDayText } from '../day-text.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { messages } from './messages.ts'

interface IntakeStartProps {
  open: OpenDossier
  policy: PolicyView
  regime: IntakeRegime
}

/** What the talk will be about, before it starts: the worker can tell it, so that nobody is ambushed. @source seed2 L926 */
export function IntakeStart({ open, policy, regime }: IntakeStartProps) {
  const m = useMessages(messages)
  const days = useDayText()
  const language = useLanguage()
  const write = useDossierWrite(startIntakeRoute, open)
  const minutes = valueOf(policy.intake.durationMinutes)
  const { intakeDueOn } = open.dossier
  const asked =
    regime === 'fixed' ? valueOf(policy.intake.questions) : regime === 'topics' ? valueOf(policy.intake.topics) : null
  return (
    <Card title={m.start.title} isMain>
      <ul className="trede-bullets">
        {minutes === null ? null : <li>{m.start.minutes(minutes)}</li>}
        {intakeDueOn ? <li>{m.start.due(days.day(intakeDueOn), days.relative(intakeDueOn))}</li> : null}
        <li>{m.start.tell}</li>
        <li>{m.start.known}</li>
        <li>{m.start.kept}</li>
      </ul>
      {asked ? (
        <details className="trede-explain">
          <summary>{regime === 'fixed' ? m.start.asked : m.start.topics}</summary>
          <ul className="trede-bullets trede-explain-body">
            {asked.map((one) => (
              <li key={one.key}>{one[language]}</li>
            ))}
          </ul>
        </details>
      ) : null}
      <ConflictNotice problem={write.error} open={open} />
      <Form onSubmit={() => write.mutate({ body: {} })} problem={write.error} label={m.start.button}>
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={write.isPending}>
            {m.start.button}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
