import { useMessages } from '../messages.ts'
import { Problem } from '../problem.ts'
import { messages as shellMessages } from '../shell-messages.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

/** A refusal in words, in the language of the screen. Bugs give a plain sentence, never a stack. */
export function useProblemText(problem: unknown): string {
  const { errors } = useMessages(shellMessages)
  if (!(problem instanceof Problem)) return errors.broken
  if (problem.code === 'server.unreachable') return errors.unreachable
  if (problem.code === 'server.changed') return errors.changed
  if (problem.code === 'server.unreadable') return errors.unreadable
  return problem.detail && problem.detail !== problem.title ? `${problem.title} ${problem.detail}` : problem.title
}

interface ProblemNoticeProps {
  problem: unknown
  /** Draws a button to try again. */
  onRetry?: () => void
}

/** For a query that failed: the refusal, and a way to try again. Forms use `Form problem={…}`. */
export function ProblemNotice({ problem, onRetry }: ProblemNoticeProps) {
  const { errors } = useMessages(shellMessages)
  const text = useProblemText(problem)
  return (
    <Notice kind="error" actions={onRetry ? <Button onClick={onRetry}>{errors.again}</Button> : undefined}>
      <p>{text}</p>
    </Notice>
  )
}
