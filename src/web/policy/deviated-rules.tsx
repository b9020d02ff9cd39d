import type { DeviatedRule } from '../../api/policy-effect.ts'
import { usePolicy } from '../dossier/dossier-query.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { useNumber } from '../number-text.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { messages } from './deviations-messages.ts'
import { ShareChart } from './share-chart.tsx'

/** The reason's own words in this municipality, or its code. */
export function useReasonWords(): (code: string) => string {
  const language = useLanguage()
  const reasons = usePolicy()?.deviationReasons ?? []
  return (code) => reasons.find(({ key }) => key === code)?.[language] ?? code
}

export const shareOf = ({ decided, deviated }: { decided: number; deviated: number }): number =>
  Math.round((100 * deviated) / decided)

/** The page of the table that a rule stands in; undefined when the version is not known here any more. */
function tableOf({ policyVersion, part }: DeviatedRule): string | undefined {
  const [file, decision] = part?.split('/') ?? []
  return file && decision ? paths.policyTable(policyVersion, file, decision) : undefined
}

/** Rules of the scheme, most deviated from first: a figure and its table. */
export function DeviatedRules({ rules }: { rules: readonly DeviatedRule[] }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const ordered = rules.toSorted((a, b) => b.deviated / b.decided - a.deviated / a.decided || b.deviated - a.deviated)
  if (ordered.length === 0)
    return (
      <Card title={m.rules}>
        <p>{m.none}</p>
      </Card>
    )
  return (
    <Card title={m.rules}>
      <ShareChart
        label={m.chart}
        axis={m.axis}
        bars={ordered.map((rule, index) => ({
          name: `${index + 1}. ${rule.label?.[language] ?? rule.proposed}`,
          share: shareOf(rule),
        }))}
      />
      <RuleTable rules={ordered} />
    </Card>
  )
}

function RuleTable({ rules }: { rules: readonly DeviatedRule[] }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const number = useNumber()
  const reason = useReasonWords()
  const listed = (items: readonly { words: string; count: number }[]) => (
    <ul className="trede-plain-list">
      {items.map(({ words, count }) => (
        <li key={words}>
          {m.times(number(count))} {words}
        </li>
      ))}
    </ul>
  )
  return (
    <DataTable
      caption={m.table}
      rows={rules}
      rowKey={(rule) => `${rule.policyVersion} ${rule.part} ${rule.rows.join('+')} ${rule.proposed}`}
      columns={[
        { key: 'rule', header: m.rule, cell: (rule) => <RuleWords rule={rule} at={rules.indexOf(rule) + 1} /> },
        { key: 'proposed', header: m.proposed, cell: ({ label, proposed }) => label?.[language] ?? proposed },
        { key: 'decided', header: m.decided, align: 'end', cell: ({ decided }) => number(decided) },
        { key: 'deviated', header: m.deviated, align: 'end', cell: ({ deviated }) => number(deviated) },
        { key: 'share', header: m.share, align: 'end', cell: (rule) => `${shareOf(rule)}%` },
        {
          key: 'reasons',
          header: m.reasons,
          cell: ({ reasons }) => listed(reasons.map(({ code, count }) => ({ words: reason(code), count }))),
        },
        {
          key: 'chosen',
          header: m.chosen,
          cell: ({ chosen }) =>
            listed(chosen.map(({ category, label, count }) => ({ words: label?.[language] ?? category, count }))),
        },
      ]}
    />
  )
}

/** What the rule says, where it stands, and the way to its table. */
function RuleWords({ rule, at }: { rule: DeviatedRule; at: number }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const to = tableOf(rule)
  const rows = m.row(rule.rows.join(', '))
  return (
    <>
      {at}. {rule[language] ?? rows}
      <br />
      <span className="trede-hint">
        {m.version} {rule.policyVersion}, {rows.toLowerCase()}{' '}
        {to ? (
          <PageLink to={to} aria-label={m.openOf(String(at))}>
            {m.open}
          </PageLink>
        ) : (
          m.gone
        )}
      </span>
    </>
  )
}
