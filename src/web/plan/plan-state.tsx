import { useRef, useState } from 'react'
import type { Plan } from '../../core/plan.ts'
import { planFindings } from '../../core/plan-check.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Notice } from '../ui/notice.tsx'
import { details } from './detail-messages.ts'
import { goalWords } from './goal-messages.ts'
import { useHalfDayWords } from './half-days.tsx'
import { SignForm } from './sign-form.tsx'

/** What surrounds the goal, as far as there is any. */
export function AroundGoal({ open, plan }: { open: OpenDossier; plan: Plan }) {
  const { card: m } = useMessages(details)
  const { goalKinds } = useMessages(words)
  const g = useMessages(goalWords)
  const days = useDayText()
  const halfDays = useHalfDayWords()
  const why = open.text(plan.blockedTextId)
  const blocked = `${halfDays(plan.blockedHalfDays)}${why ? `. ${why}` : ''}`
  const text = (textId: string | null, term: string) => {
    const value = open.text(textId)
    return value === undefined ? [] : [{ term, value }]
  }
  const day = (on: string | null, term: string) =>
    on === null ? [] : [{ term, value: `${days.day(on)} (${days.relative(on)})` }]
  const items = [
    ...text(plan.endGoalTextId, m.endGoal(goalKinds[plan.endGoalKind ?? 'work'].toLowerCase())),
    ...text(plan.whyTextId, m.why),
    ...day(plan.untilOn, m.until),
    ...text(plan.agreedTextId, m.agreed),
    ...day(plan.reviewOn, m.review),
    ...text(plan.presentTextId, m.present),
    ...(plan.blockedHalfDays.length > 0 ? [{ term: g.blockedCard, value: blocked }] : []),
  ]
  return items.length > 0 ? <DefinitionList items={items} /> : null
}

/** What the plan lacks to be of use: advice, never a block. @source seed4 L1405-1409 */
export function PlanAdvice({ plan }: { plan: Plan }) {
  const { findings: m } = useMessages(details)
  const { today } = useDayText()
  const findings = planFindings(plan, today)
  if (findings.length === 0) return null
  const isUrgent = findings.some((finding) => finding !== 'no-review')
  if (!isUrgent)
    return findings.map((finding) => (
      <p key={finding} className="trede-hint">
        {m[finding]}
      </p>
    ))
  return (
    <Notice kind="warning" title={m.title} isLive={false}>
      {findings.map((finding) => (
        <p key={finding}>{m[finding]}</p>
      ))}
    </Notice>
  )
}

/** Who signed and when; or that it was not signed, with why, and the way to sign it later. */
export function SigningState({ open, plan, canWrite }: { open: OpenDossier; plan: Plan; canWrite: boolean }) {
  const { card: m, signing } = useMessages(details)
  const { signatories } = useMessages(words).timeline
  const days = useDayText()
  const [isAsked, setIsAsked] = useState(false)
  const [said, setSaid] = useState('')
  const status = useRef<HTMLParagraphElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const reason = plan.notSigned ? open.text(plan.notSigned.textId) : undefined
  const ground = open.text(plan.signed?.textId ?? null)
  return (
    <>
      <p ref={status} role="status" tabIndex={-1} className={said ? 'trede-hint' : 'trede-hidden'}>
        {said}
      </p>
      {plan.signed ? (
        <p className="trede-hint">
          {m.signedBy(signatories[plan.signed.by], days.day(plan.signed.on))}
          {ground ? ` (${ground})` : ''}
        </p>
      ) : null}
      {!plan.isSigned && plan.notSigned ? (
        <p>
          {m.notSigned(days.day(plan.notSigned.on))} <q>{reason}</q>
        </p>
      ) : null}
      {!plan.isSigned && canWrite && !isAsked ? (
        <Button ref={opener} kind="subtle" onClick={() => setIsAsked(true)}>
          {signing.open}
        </Button>
      ) : null}
      {isAsked ? (
        <SignForm
          open={open}
          onClose={() => {
            setIsAsked(false)
            requestAnimationFrame(() => opener.current?.focus())
          }}
          onDone={() => {
            setIsAsked(false)
            setSaid(signing.saved)
            status.current?.focus()
          }}
        />
      ) : null}
    </>
  )
}
