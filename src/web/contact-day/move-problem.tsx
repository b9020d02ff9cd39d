import * as z from 'zod'
import type { ContactDay } from '../../api/contact-day.ts'
import { DayState } from '../../core/contact-day.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { Problem } from '../problem.ts'
import { Notice } from '../ui/notice.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages as changeMessages } from './change-messages.ts'
import { nameIn } from './day-person.ts'
import { messages } from './desk-messages.ts'

const Facts = z.object({
  facts: z.object({ state: DayState, changedAt: z.string(), changedBy: z.string(), wanted: DayState.optional() }),
})

interface MoveProblemProps {
  problem: unknown
  day: ContactDay
  /** Whom it was about. */
  person: string | undefined
}

/** A refused step. When another desk was first, both stand there: what it did, and what was wanted here. */
export function MoveProblem({ problem, day, person }: MoveProblemProps) {
  const m = useMessages(messages)
  const change = useMessages(changeMessages)
  const days = useDayText()
  if (!problem) return null
  const conflict =
    problem instanceof Problem && problem.code === 'contact-day.changed-meanwhile'
      ? Facts.safeParse(problem.facts).data?.facts
      : undefined
  if (!conflict) return <ProblemNotice problem={problem} />
  const name = day.people.find(({ dossierId }) => dossierId === person)?.name ?? ''
  const who = nameIn(day, conflict.changedBy)
  return (
    <Notice kind="warning" title={m.conflict}>
      <p>{m.conflictThere(who, name, m.states[conflict.state], days.clock(new Date(conflict.changedAt)))}</p>
      <p>{m.conflictWanted(conflict.wanted ? m.states[conflict.wanted] : change.off)}</p>
    </Notice>
  )
}
