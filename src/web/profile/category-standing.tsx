import { type CategoryDecision, categoryReviewOn } from '../../core/profile.ts'
import { useDayText } from '../day-text.ts'
import { usePolicy } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { messages } from './validity-messages.ts'

/** Until when a category holds, and how many disagree with it. */
export function CategoryStanding({ category }: { category: CategoryDecision }) {
  const m = useMessages(messages)
  const days = useDayText()
  const { untilOn, disputes } = category
  const months = usePolicy()?.categoryValidity.months ?? null
  const dueOn = categoryReviewOn(category, months)
  const until = untilOn
    ? (untilOn < days.today ? m.ended : m.holds)(days.day(untilOn))
    : dueOn
      ? `${m.noEnd} ${(dueOn < days.today ? m.reviewPassed : m.reviewOn)(days.day(dueOn))}`
      : m.noEnd
  const disagreeing = disputes.length > 0 ? m.dispute.count(disputes.length) : ''
  return <p>{`${until} ${disagreeing}`.trim()}</p>
}
