import type { Plan, Step } from '../../core/plan.ts'
import type { PlanDifference } from '../../core/plan-version.ts'
import { wordDifference } from '../../core/word-difference.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { details } from './detail-messages.ts'
import { useHalfDayWords } from './half-days.tsx'
import { agreedTexts } from './planning-words.ts'
import { versionWords } from './version-messages.ts'

/** One thing that changed between two versions, in words. */
export function DifferenceLine({ open, difference }: { open: OpenDossier; difference: PlanDifference }) {
  const m = useMessages(versionWords)
  const codes = useMessages(words)
  const days = useDayText()
  const halfDays = useHalfDayWords()
  const unread = (textId: string) => open.text(textId) ?? codes.timeline.unread
  const day = (on: string | null) => (on === null ? m.nothing : days.day(on, 'short'))
  const kind = (goalKind: Plan['goalKind']) => codes.goalKinds[goalKind].toLowerCase()
  switch (difference.kind) {
    case 'text':
      return (
        <li>
          <strong>{m.parts[difference.part]}</strong>: <Changed before={difference.before} after={difference.after} />
        </li>
      )
    case 'goal-kind':
      return (
        <li>
          <strong>{m.kind}</strong>: {m.fromTo(kind(difference.before), kind(difference.after))}
        </li>
      )
    case 'day':
      return (
        <li>
          <strong>{m.parts[difference.part]}</strong>: {m.fromTo(day(difference.before), day(difference.after))}
        </li>
      )
    case 'goal-added':
    case 'goal-dropped':
      return (
        <li>
          <strong>{m[difference.kind]}</strong>: {unread(difference.goal.textId)} ({kind(difference.goal.kind)})
        </li>
      )
    case 'goal-changed':
      return <GoalChange open={open} difference={difference} />
    case 'half-days':
      return (
        <li>
          <strong>{m.blockedHalfDays}</strong>:{' '}
          {m.fromTo(halfDays(difference.before) || m.nothing, halfDays(difference.after) || m.nothing)}
        </li>
      )
    case 'step-added':
    case 'step-dropped':
      return (
        <li>
          <strong>{m[difference.kind]}</strong>: {unread(difference.step.textId)} ({day(difference.step.dueOn)})
        </li>
      )
    case 'step-over':
      return <Over open={open} {...difference.step} names={codes.stepOutcomes} />
    case 'promise-over':
      return <Over open={open} {...difference.promise} names={codes.promiseOutcomes} />
    case 'promise-added':
    case 'promise-dropped':
      return (
        <li>
          <strong>{m[difference.kind]}</strong>: {unread(difference.promise.textId)}
        </li>
      )
    case 'step-changed':
      return <StepChange open={open} before={difference.before} after={difference.after} said={difference.words} />
    case 'promise-changed':
      return (
        <li>
          <strong>{m[difference.kind]}</strong>:{' '}
          {difference.words ? <Changed {...difference.words} /> : unread(difference.after.textId)}
          {difference.before.dueOn === difference.after.dueOn
            ? ''
            : ` (${m.due}: ${m.fromTo(day(difference.before.dueOn), day(difference.after.dueOn))})`}
        </li>
      )
  }
}

/** What had ended before this version left it out, with how and when. */
function Over<Outcome extends string>({
  open,
  textId,
  closed,
  names,
}: {
  open: OpenDossier
  textId: string
  closed: { outcome: Outcome; on: string } | null
  names: Readonly<Record<Outcome, string>>
}) {
  const m = useMessages(versionWords)
  const { unread } = useMessages(words).timeline
  const days = useDayText()
  if (!closed) return null
  return (
    <li>
      <strong>{names[closed.outcome]}</strong>: {open.text(textId) ?? unread} ({m.overOn(days.day(closed.on, 'short'))})
    </li>
  )
}

function GoalChange({
  open,
  difference: { before, after, words: said, agreed },
}: {
  open: OpenDossier
  difference: PlanDifference & { kind: 'goal-changed' }
}) {
  const m = useMessages(versionWords)
  const codes = useMessages(words)
  const days = useDayText()
  const day = (on: string | null) => (on === null ? m.nothing : days.day(on, 'short'))
  const kind = ({ kind: goalKind }: typeof before) => codes.goalKinds[goalKind].toLowerCase()
  const changes = [
    before.kind === after.kind ? '' : `${m.kind}: ${m.fromTo(kind(before), kind(after))}`,
    before.untilOn === after.untilOn ? '' : `${m.parts.until}: ${m.fromTo(day(before.untilOn), day(after.untilOn))}`,
    before.reviewOn === after.reviewOn
      ? ''
      : `${m.parts.review}: ${m.fromTo(day(before.reviewOn), day(after.reviewOn))}`,
  ].filter(Boolean)
  return (
    <li>
      <strong>{m['goal-changed']}</strong>:{' '}
      {said ? <Changed {...said} /> : (open.text(after.textId) ?? codes.timeline.unread)}
      {changes.length > 0 ? ` (${changes.join('; ')})` : ''}
      {agreed ? (
        <>
          {' '}
          {m.parts.agreed}: <Changed {...agreed} />
        </>
      ) : null}
    </li>
  )
}

/** The words of the goal that a step serves, or of what it waits for, in the version that it is of. */
function useNamed(open: OpenDossier) {
  const m = useMessages(versionWords)
  const { unread } = useMessages(words).timeline
  const texts = agreedTexts(open)
  return (id: string | null, none: string): string => {
    const textId = id === null ? undefined : texts.get(id)
    return id === null ? none : textId === undefined ? m.nothing : (open.text(textId) ?? unread)
  }
}

interface StepChangeProps {
  open: OpenDossier
  before: Step
  after: Step
  said: { before: string; after: string } | null
}

function StepChange({ open, before, after, said }: StepChangeProps) {
  const m = useMessages(versionWords)
  const { card } = useMessages(details)
  const codes = useMessages(words)
  const days = useDayText()
  const day = (on: string | null) => (on === null ? m.nothing : days.day(on, 'short'))
  const halfDays = useHalfDayWords()
  const named = useNamed(open)
  const hours = (step: Step) => (step.hours === null ? m.nothing : String(step.hours))
  const week = (step: Step) => halfDays(step.halfDays) || m.nothing
  const help = (step: Step) =>
    [open.text(step.helpTextId) ?? m.nothing, step.helpTimes === null ? '' : `${step.helpTimes}×`].join(' ').trim()
  const changes = [
    before.dueOn === after.dueOn ? '' : `${m.due}: ${m.fromTo(day(before.dueOn), day(after.dueOn))}`,
    before.startsOn === after.startsOn ? '' : `${m.starts}: ${m.fromTo(day(before.startsOn), day(after.startsOn))}`,
    before.by === after.by ? '' : `${m.who}: ${m.fromTo(codes.stepOwners[before.by], codes.stepOwners[after.by])}`,
    help(before) === help(after) ? '' : `${m.help}: ${m.fromTo(help(before), help(after))}`,
    before.goalId === after.goalId
      ? ''
      : `${m.forGoal}: ${m.fromTo(named(before.goalId, m.firstGoal), named(after.goalId, m.firstGoal))}`,
    before.waitsForId === after.waitsForId
      ? ''
      : `${m.waitsFor}: ${m.fromTo(named(before.waitsForId, m.nothing), named(after.waitsForId, m.nothing))}`,
    hours(before) === hours(after) ? '' : `${m.hours}: ${m.fromTo(hours(before), hours(after))}`,
    week(before) === week(after) ? '' : `${m.halfDays}: ${m.fromTo(week(before), week(after))}`,
    before.isOptional === after.isOptional || !after.isOptional ? '' : card.optional,
  ].filter(Boolean)
  return (
    <li>
      <strong>{m['step-changed']}</strong>:{' '}
      {said ? <Changed {...said} /> : (open.text(after.textId) ?? codes.timeline.unread)}
      {changes.length > 0 ? ` (${changes.join('; ')})` : ''}
    </li>
  )
}

/** Word by word: what went is struck through, what came is underlined, and both are said to a screen reader. */
function Changed({ before, after }: { before: string; after: string }) {
  const m = useMessages(versionWords)
  return wordDifference(before, after).map((run, index) => {
    const key = `${index} ${run.kind}`
    if (run.kind === 'same') return <span key={key}>{run.text}</span>
    const Mark = run.kind === 'gone' ? 'del' : 'ins'
    return (
      <Mark key={key} className={`trede-plan-${run.kind}`}>
        <span className="trede-hidden">{m[run.kind]} </span>
        {run.text}{' '}
      </Mark>
    )
  })
}
