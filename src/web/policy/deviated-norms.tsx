import type { DeviatedNorm } from '../../api/policy-effect.ts'
import { useMessages } from '../messages.ts'
import { useNumber } from '../number-text.ts'
import { Card } from '../ui/card.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { shareOf, useReasonWords } from './deviated-rules.tsx'
import { messages } from './deviations-messages.ts'

/** Contact norms for which a later day was agreed, most often first. */
export function DeviatedNorms({ norms }: { norms: readonly DeviatedNorm[] }) {
  const m = useMessages(messages)
  const number = useNumber()
  const reason = useReasonWords()
  return (
    <Card title={m.norms}>
      <DataTable
        caption={m.normTable}
        isCaptionHidden
        rows={norms.toSorted((a, b) => b.deviated / b.decided - a.deviated / a.decided)}
        rowKey={({ policyVersion, maxDays }) => `${policyVersion} ${maxDays}`}
        empty={m.noNorms}
        columns={[
          {
            key: 'norm',
            header: m.rule,
            cell: ({ maxDays, policyVersion }) => `${m.norm(maxDays)} (${m.version.toLowerCase()} ${policyVersion})`,
          },
          { key: 'decided', header: m.decided, align: 'end', cell: ({ decided }) => number(decided) },
          { key: 'deviated', header: m.deviated, align: 'end', cell: ({ deviated }) => number(deviated) },
          { key: 'share', header: m.share, align: 'end', cell: (norm) => `${shareOf(norm)}%` },
          {
            key: 'reasons',
            header: m.reasons,
            cell: ({ reasons }) => (
              <ul className="trede-plain-list">
                {reasons.map(({ code, count, medianDays }) => (
                  <li key={code}>
                    {m.times(number(count))} {reason(code)} ({m.median(medianDays)})
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Card>
  )
}
