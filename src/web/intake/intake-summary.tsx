import type { PolicyView } from '../../api/policy.ts'
import { valueOf } from '../../policy/sourced.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Card } from '../ui/card.tsx'
import { AnswerList } from './answer-list.tsx'
import { intakeSteps } from './intake-steps.ts'
import { messages } from './messages.ts'

/** What the talk brought: answers, topics and the report, to read. */
export function IntakeSummary({ open, policy }: { open: OpenDossier; policy: PolicyView }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const language = useLanguage()
  const { intake } = open.dossier
  if (!intake) return null
  const questions = valueOf(policy.intake.questions) ?? []
  const answered = intakeSteps(questions, open.dossier).states.filter(({ isAnswered }) => isAnswered)
  const noted = (valueOf(policy.intake.topics) ?? []).flatMap((topic) => {
    const note = intake.topics[topic.key]
    return note ? [{ topic, textId: note.textId }] : []
  })
  return (
    <>
      {answered.length > 0 ? (
        <Card title={m.answers.title}>
          <AnswerList open={open} states={answered} />
        </Card>
      ) : null}
      {noted.length > 0 ? (
        <Card title={m.topics.title}>
          {noted.map(({ topic, textId }) => (
            <section key={topic.key}>
              <h3 className="trede-h3">{topic[language]}</h3>
              <p className="trede-preserve">{open.text(textId) ?? codes.timeline.unread}</p>
            </section>
          ))}
        </Card>
      ) : null}
      {intake.reportTextId ? (
        <Card title={m.report}>
          <p className="trede-preserve">{open.text(intake.reportTextId) ?? codes.timeline.unread}</p>
        </Card>
      ) : null}
    </>
  )
}
