import type { ReactNode } from 'react'
import type { FurtherGoal } from '../../core/plan-goal.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { Tag } from '../ui/card.tsx'
import { goalWords } from './goal-messages.ts'

interface FurtherGoalProps {
  open: OpenDossier
  goal: FurtherGoal
  /** Its steps; without them only the goal is said. */
  children?: ReactNode
}

/** A goal beside the first one: its words, its kind, its end and what was agreed. */
export function FurtherGoalPart({ open, goal, children }: FurtherGoalProps) {
  const m = useMessages(goalWords)
  const codes = useMessages(words)
  const days = useDayText()
  const agreed = open.text(goal.agreedTextId)
  const ends = [
    goal.untilOn ? m.until(days.day(goal.untilOn)) : '',
    goal.reviewOn ? m.review(days.day(goal.reviewOn)) : '',
  ].filter(Boolean)
  return (
    <section className="trede-plan-further">
      <blockquote className="trede-goal">{open.text(goal.textId) ?? codes.timeline.unread}</blockquote>
      <p>
        <Tag>{codes.goalKinds[goal.kind]}</Tag> <span className="trede-hint">{ends.join(', ')}</span>
      </p>
      {agreed ? <p className="trede-words">{agreed}</p> : null}
      {children}
    </section>
  )
}
