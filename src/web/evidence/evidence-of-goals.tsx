import type { ComponentProps } from 'react'
import type { GoalKind } from '../../core/plan-goal.ts'
import { EvidenceAtChoice } from './evidence-at-choice.tsx'

interface EvidenceOfGoalsProps extends Omit<ComponentProps<typeof EvidenceAtChoice>, 'goal'> {
  /** The kinds of the goals, the first goal first; null where nobody has chosen yet. */
  kinds: readonly (GoalKind | null)[]
}

/** What is known of what works, once for each kind of goal: what helps for one can work against another. @source seed4 §6 c */
export function EvidenceOfGoals({ kinds, hasKey = false, at }: EvidenceOfGoalsProps) {
  const known = [...new Set(kinds)].filter((kind) => kind !== null)
  if (known.length === 0) return <EvidenceAtChoice at={at} goal={null} hasKey={hasKey} />
  return known.map((kind, index) => <EvidenceAtChoice key={kind} at={at} goal={kind} hasKey={hasKey && index === 0} />)
}
