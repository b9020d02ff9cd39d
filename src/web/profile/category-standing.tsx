import type { CategoryDecision } from '../../core/profile.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { messages } from './validity-messages.ts'

/** Until when a category holds, and how many disagree with it. */
export function CategoryStanding({ category }: { category: CategoryDecision }) {
  const m = useMessages(messages)
  const days = useDayText()
  const { untilOn, disputes } = category
  const until = untilOn ? (untilOn < days.today ? m.ended : m.holds)(days.day(untilOn)) : ''
  const disagreeing = disputes.length > 0 ? m.dispute.count(disputes.length) : ''
  const said = `${until} ${disagreeing}`.trim()
  return said === '' ? null : <p>{said}</p>
}
