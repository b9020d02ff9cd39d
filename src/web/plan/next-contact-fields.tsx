import { addDays } from '../../core/day.ts'
import type { ContactProposal } from '../../policy/explanation.ts'
import { FACT_LABELS } from '../../policy/fact-label.ts'
import { DayAdvice } from '../contact/day-advice.tsx'
import { useDayText } from '../day-text.ts'
import { useFactValue } from '../dossier/event-words.tsx'
import { messages as words } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { SourceNote } from '../policy/sourced-value.tsx'
import { DeviationFields } from '../profile/deviation-fields.tsx'
import { DayField } from '../ui/day-input.tsx'
import { Explain } from '../ui/explain.tsx'
import { messages } from './messages.ts'
import type { PlanDraft } from './plan-draft.ts'

interface NextContactFieldsProps {
  draft: PlanDraft
  onChange: (change: Partial<PlanDraft>) => void
  /** Undefined while it loads. */
  norm: ContactProposal | undefined
  asksReason: boolean
}

/** When again, beside the municipality's norm; beyond the norm with a reason. @source seed4 P2; design §6 */
export function NextContactFields({ draft, onChange, norm, asksReason }: NextContactFieldsProps) {
  const m = useMessages(messages)
  const { today } = useDayText()
  const quick = [
    { label: m.quick.weeks1, day: addDays(today, 7) },
    { label: m.quick.weeks2, day: addDays(today, 14) },
    { label: m.quick.weeks4, day: addDays(today, 28) },
    { label: m.quick.weeks12, day: addDays(today, 84) },
  ]
  return (
    <>
      <DayField
        label={m.next}
        name="nextContactOn"
        hint={m.nextHint}
        value={draft.nextContactOn}
        onChange={(nextContactOn) => onChange({ nextContactOn })}
        quick={quick}
        min={today}
      />
      <DayAdvice day={draft.nextContactOn} />
      {norm ? <ContactNorm norm={norm} /> : null}
      {asksReason ? (
        <div className="trede-plan-reason">
          <p role="status">{m.beyond}</p>
          <DeviationFields place="contact-interval" label={m.reason} value={draft} onChange={onChange} />
        </div>
      ) : null}
    </>
  )
}

function ContactNorm({ norm }: { norm: ContactProposal }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const language = useLanguage()
  const days = useDayText()
  const valueWords = useFactValue()
  const { maxDays, standing } = norm
  const sentence =
    maxDays === null
      ? m.normNone
      : standing === 'example'
        ? m.normExample(maxDays)
        : `${standing === 'default' ? m.normDefault(maxDays) : m.norm(maxDays)} ${m.normLatest(days.day(addDays(days.today, maxDays)))}`
  const inputs = new Map(
    norm.firedRules.flatMap((rule) => rule.inputs.map(({ name, value }) => [name, value] as const)),
  )
  return (
    <div>
      <p>{sentence}</p>
      <Explain
        summary={maxDays === null ? m.normWhyNone : m.normWhy}
        rules={
          norm.firedRules.length > 0 && standing !== 'default'
            ? norm.firedRules.map((rule) => ({
                key: String(rule.index),
                text: rule[language],
                source: <SourceNote source={rule.source} />,
                quote: rule.quote,
              }))
            : [{ key: 'none', text: norm[language] }]
        }
        facts={[...inputs].map(([name, value]) => ({ term: codes.facts[name], value: valueWords(value) }))}
        missing={norm.missing.map((name) => FACT_LABELS[name][language])}
        version={norm.policyVersion}
        hash={norm.receipt?.hash}
      />
    </div>
  )
}
