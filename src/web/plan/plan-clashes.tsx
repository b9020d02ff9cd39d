import { aroundPlan, type ComparedPlan, comparedPlan, type PlanClash, planClashes } from '../../core/plan-clash.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useInstruments } from '../instrument/instrument-query.ts'
import { useMessages } from '../messages.ts'
import { Notice } from '../ui/notice.tsx'
import { clashWords } from './clash-messages.ts'
import { comparedDraft } from './draft-clash.ts'
import { useHalfDayWords } from './half-days.tsx'
import type { PlanDraft } from './plan-draft.ts'

/** A step or promise as a clash names it. */
interface Named {
  words: string
  by: 'resident' | 'worker' | 'partner' | null
}

/** What clashes in the plan in force, with why; nothing where nothing does. */
export function PlanClashes({ open }: { open: OpenDossier }) {
  const { today } = useDayText()
  const { plan, notNows } = open.dossier
  if (!plan) return null
  const named = new Map<string, Named>([
    ...plan.steps.map(({ stepId, textId, by }): [string, Named] => [stepId, { words: open.text(textId) ?? '', by }]),
    ...plan.promises.map(({ promiseId, textId }): [string, Named] => [
      promiseId,
      { words: open.text(textId) ?? '', by: null },
    ]),
  ])
  return <Clashes open={open} plan={comparedPlan(plan, notNows, today)} named={named} />
}

/** The same for a plan as it is being typed. */
export function DraftClashes({ open, draft }: { open: OpenDossier; draft: PlanDraft }) {
  const { today } = useDayText()
  const named = new Map<string, Named>([
    ...draft.steps.map(({ row, text, by }): [string, Named] => [`step:${row}`, { words: text, by }]),
    ...draft.promises.map(({ row, text }): [string, Named] => [`promise:${row}`, { words: text, by: null }]),
  ])
  const { plan, notNows } = open.dossier
  return <Clashes open={open} plan={comparedDraft(draft, plan, notNows, today)} named={named} isLive />
}

interface ClashesProps {
  open: OpenDossier
  plan: ComparedPlan
  named: ReadonlyMap<string, Named>
  isLive?: boolean
}

function Clashes({ open, plan, named, isLive = false }: ClashesProps) {
  const m = useMessages(clashWords)
  const { today } = useDayText()
  const { list } = useInstruments()
  const say = useClashWords(named)
  const medical = new Set(list.filter(({ isMedical }) => isMedical).map(({ key }) => key))
  const around = aroundPlan(open.dossier, (instrument) => medical.has(instrument), today)
  const lines = planClashes(plan, around).map(say)
  if (lines.length === 0) return null
  return (
    <Notice kind="warning" title={m.title} isLive={isLive}>
      <p>{isLive ? m.leadForm : m.lead}</p>
      <ul className="trede-bullets">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  )
}

function useClashWords(named: ReadonlyMap<string, Named>): (clash: PlanClash) => string {
  const m = useMessages(clashWords)
  const codes = useMessages(words)
  const days = useDayText()
  const halfDays = useHalfDayWords()
  const day = (on: string) => days.day(on, 'short')
  const name = (id: string): string => {
    const one = named.get(id)
    if (!one) return ''
    return one.by === null ? m.promise(one.words) : m.who(one.words, codes.stepOwners[one.by])
  }
  const names = (ids: readonly string[]) => ids.map(name).join(', ')
  return (clash) => {
    switch (clash.kind) {
      case 'waits-too-long': {
        const [step, awaited] = [name(clash.stepId), name(clash.awaitedId)]
        if (clash.endsOn === null) return m.noDay(step, awaited)
        return (clash.starts ? m.startsEarly : m.dueEarly)(step, day(clash.on), awaited, day(clash.endsOn))
      }
      case 'waits-in-vain':
        return m.inVain(name(clash.stepId), name(clash.awaitedId))
      case 'same-half-day':
        return m.sameHalfDay(
          [name(clash.stepId), name(clash.otherId)].join(m.and),
          halfDays(clash.halfDays),
          day(clash.on),
        )
      case 'blocked-half-day':
        return m.blocked(name(clash.stepId), halfDays(clash.halfDays))
      case 'meeting-in-half-day':
        return m.meeting(name(clash.stepId), days.moment(clash.startsAt))
      case 'meetings-at-once':
        return m.twice(days.moment(clash.startsAt), days.moment(clash.otherAt))
      case 'too-many-hours': {
        const { hours, limit, on, stepIds } = clash
        return m[limit.by](names(stepIds), hours, limit.hours, day(on), day(limit.on))
      }
      case 'medical-unknown':
        return m.medicalUnknown(names(clash.stepIds), day(clash.since))
      case 'childcare-unsettled':
        return m.childcare(names(clash.stepIds), day(clash.since))
    }
  }
}
