import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useGoAndSay } from '../said.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import type { IntakeDrafting } from './intake-draft.ts'
import type { QuestionState } from './intake-steps.ts'
import { useIntakeWrite } from './intake-write.ts'
import { messages } from './messages.ts'

interface FinishCardProps {
  open: OpenDossier
  draft: IntakeDrafting
  openQuestions: readonly QuestionState[]
  onGoTo: (questionKey: string) => void
}

/** The end of a talk with fixed questions: what is still open, with a way to it, and room for what did not fit. */
export function FinishCard({ open, draft, openQuestions, onGoTo }: FinishCardProps) {
  const m = useMessages(messages)
  const language = useLanguage()
  const goAndSay = useGoAndSay()
  const write = useIntakeWrite(open, () => {
    draft.clear()
    goAndSay(paths.dossier(open.dossierId), m.finish.done)
  })
  const finish = () => {
    const report = draft.value.report.trim()
    write.mutate({ completion: report === '' ? {} : { report } })
  }
  return (
    <Card title={openQuestions.length > 0 ? m.finish.title : m.finished} isMain>
      {openQuestions.length > 0 ? (
        <div>
          <p>{m.finish.open}</p>
          <ul className="trede-bullets">
            {openQuestions.map(({ question }) => (
              <li key={question.key}>
                {question[language]}{' '}
                <Button
                  kind="subtle"
                  aria-label={m.answers.answerOf(question[language])}
                  onClick={() => onGoTo(question.key)}
                >
                  {m.answers.answer}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <ConflictNotice problem={write.error} open={open} />
      <Form onSubmit={finish} problem={write.error} label={m.finish.title}>
        <TextAreaField
          label={m.finish.report}
          name="report"
          hint={m.finish.reportHint}
          rows={3}
          value={draft.value.report}
          onChange={(report) => draft.set({ report })}
          isOptional
        />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={write.isPending}>
            {m.finish.button}
          </Button>
          <span className="trede-hint">{m.finish.keys}</span>
        </div>
      </Form>
    </Card>
  )
}
