import { useState } from 'react'
import { giveHelpRoute } from '../../api/plan.ts'
import { liveRequests } from '../../core/buddy.ts'
import type { Step } from '../../core/plan.ts'
import { AskForm } from '../buddy/ask-form.tsx'
import { useRequestWords } from '../buddy/buddy-part.tsx'
import { messages as buddyMessages } from '../buddy/messages.ts'
import { useDayText } from '../day-text.ts'
import { WriteProblem } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { details } from './detail-messages.ts'
import { goalWords } from './goal-messages.ts'
import { useHalfDayWords } from './half-days.tsx'
import { NotNowForm } from './not-now-form.tsx'
import { notNowWords } from './not-now-messages.ts'
import { AdjustForm, CloseForm } from './step-forms.tsx'

/** Start, help, what it was before, and the words with which it ended. */
export function StepDetails({ open, step }: { open: OpenDossier; step: Step }) {
  const { card: m, speakers } = useMessages(details)
  const buddy = useMessages(buddyMessages)
  const stand = useRequestWords(open)
  const days = useDayText()
  const { startsOn, isOptional, helpTextId, helpGiven, helpTimes, earlier, closed, waitsForId, hours } = step
  const g = useMessages(goalWords)
  const halfDays = useHalfDayWords()
  const awaited = open.text(textOf(open, waitsForId))
  const help = open.text(helpTextId)
  const ending = open.text(closed?.textId ?? null)
  const first = [
    startsOn ? m.starts(days.day(startsOn, 'short')) : '',
    hours === null ? '' : g.hoursWords(hours),
    halfDays(step.halfDays),
    awaited ? g.waits(awaited) : '',
    isOptional ? m.optional : '',
  ]
  const request = buddyOf(open, step)
  const isPlain = !first.some(Boolean) && !help && !request && earlier.length === 0 && !ending
  if (isPlain) return null
  return (
    <div className="trede-plan-line">
      {first.some(Boolean) ? <p className="trede-hint">{first.filter(Boolean).join(', ')}</p> : null}
      {help ? (
        <p className="trede-hint">
          {m.help(help)} ({m.helpGiven(helpGiven, helpTimes)})
        </p>
      ) : null}
      {request ? <p className="trede-hint">{buddy.step(stand(request))}</p> : null}
      {earlier.map((before) => (
        <p key={`${before.textId} ${before.dueOn}`} className="trede-hint">
          {m.earlier(open.text(before.textId) ?? '', days.day(before.dueOn, 'short'))}.{' '}
          {m.because(speakers[before.saidBy], open.text(before.reasonTextId) ?? '')}
        </p>
      ))}
      {ending ? <p className="trede-words">{m.said(speakers[closed?.saidBy ?? 'worker'], ending)}</p> : null}
    </div>
  )
}

/** The words of the step or promise with this id. */
const textOf = ({ dossier: { plan } }: OpenDossier, id: string | null): string | null =>
  plan?.steps.find(({ stepId }) => stepId === id)?.textId ??
  plan?.promises.find(({ promiseId }) => promiseId === id)?.textId ??
  null

/** The request for somebody who rides along with this step, as long as it waits or runs. */
const buddyOf = ({ dossier }: OpenDossier, { stepId }: Step) =>
  liveRequests(dossier.buddies).find((one) => one.stepId === stepId)

type Way = 'close' | 'adjust' | 'not-now' | 'buddy'

interface WaysProps {
  open: OpenDossier
  step: Step
  onDone: () => void
}

/** Ending with words, adjusting, help once more, and "not now" with a day to ask again. */
export function StepMoreWays({ open, step, onDone }: WaysProps) {
  const m = useMessages(details)
  const notNow = useMessages(notNowWords)
  const buddy = useMessages(buddyMessages)
  const [way, setWay] = useState<Way>()
  const [isOpen, setIsOpen] = useState(false)
  const help = useDossierWrite(giveHelpRoute, open)
  const about = open.text(step.textId) ?? ''
  const close = () => setWay(undefined)
  const done = () => {
    close()
    onDone()
  }
  const canHelp = step.helpTextId !== null && (step.helpTimes === null || step.helpGiven < step.helpTimes)
  const ways = [
    ['close', m.close.open],
    ['adjust', m.adjust.open],
    ['not-now', notNow.open],
    ...(buddyOf(open, step) ? [] : [['buddy', buddy.ask] as const]),
  ] as const
  if (way === 'close') return <CloseForm open={open} step={step} onClose={close} onDone={done} />
  if (way === 'adjust') return <AdjustForm open={open} step={step} onClose={close} onDone={done} />
  if (way === 'not-now') return <NotNowForm open={open} stepId={step.stepId} onClose={close} onDone={done} />
  if (way === 'buddy') return <AskForm open={open} stepId={step.stepId} onClose={close} onDone={done} />
  return (
    <>
      {canHelp ? (
        <button
          type="button"
          className="trede-chip"
          aria-label={`${m.card.helped}: ${about}`}
          disabled={help.isPending}
          onClick={() => help.mutate({ params: { stepId: step.stepId }, body: {} })}
        >
          {m.card.helped}
        </button>
      ) : null}
      <button
        type="button"
        className="trede-chip"
        aria-expanded={isOpen}
        aria-label={`${m.moreWays}: ${about}`}
        onClick={() => setIsOpen(!isOpen)}
      >
        {m.moreWays}
      </button>
      {isOpen
        ? ways.map(([key, label]) => (
            <button
              key={key}
              type="button"
              className="trede-chip"
              aria-label={`${label}: ${about}`}
              onClick={() => setWay(key)}
            >
              {label}
            </button>
          ))
        : null}
      <WriteProblem problem={help.error} open={open} />
    </>
  )
}
