import { useMemo, useState } from 'react'
import type { TryOutResult } from '../../api/try-out.ts'
import { GROUPINGS, GroupBy, type TryOutPart } from '../../policy/try-out-groups.ts'
import { useMessages, wordFor } from '../messages.ts'
import { Card } from '../ui/card.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { SelectField } from '../ui/field.tsx'
import { CategoryChart, type ChartGroup } from './category-chart.tsx'
import { messages } from './try-out-messages.ts'
import { type TryOutWords, totals } from './try-out-words.ts'

interface TryOutGroupsProps {
  result: TryOutResult
  /** What at least one of the versions has a table for. */
  parts: readonly TryOutPart[]
  words: TryOutWords
}

/** Who changes, by one kind of group at a time, with a figure of the categories before and after. */
export function TryOutGroups({ result, parts, words }: TryOutGroupsProps) {
  const { groups: m, parts: names } = useMessages(messages)
  const [by, setBy] = useState<GroupBy>('age')
  const { groups: order } = GROUPINGS[by]
  const groups = result.groups
    .filter((group) => group.by === by)
    .toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group))
  return (
    <Card title={m.title}>
      <SelectField
        label={m.choose}
        name="by"
        value={by}
        onChange={(next) => setBy(next === '' ? 'age' : next)}
        choices={GroupBy.options.map((each) => ({ value: each, label: m.by[each] }))}
      />
      <DataTable
        caption={m.caption(m.by[by].toLowerCase())}
        rows={groups}
        rowKey={({ group }) => group}
        columns={[
          { key: 'group', header: m.by[by], cell: ({ group }) => wordFor(m.names, group) },
          { key: 'residents', header: m.residents, align: 'end', cell: ({ residents }) => words.count(residents) },
          ...parts.map((part) => ({
            key: part,
            header: names[part],
            align: 'end' as const,
            cell: ({ changed }: (typeof groups)[number]) => words.count(changed[part]),
          })),
        ]}
      />
      <p className="trede-hint">{m.facts}</p>
      {parts.includes('category') ? <Categories by={by} result={result} groups={groups} words={words} /> : null}
    </Card>
  )
}

function Categories({
  by,
  result,
  groups,
  words,
}: {
  by: GroupBy
  result: TryOutResult
  groups: TryOutResult['groups']
  words: TryOutWords
}) {
  const { groups: m } = useMessages(messages)
  const keys = useMemo(
    () => [
      ...new Set([...Object.keys(result.before.labels.category), ...Object.keys(result.after.labels.category)]),
      null,
    ],
    [result],
  )
  const shown: ChartGroup[] = groups.map(({ group, residents, moves }) => ({
    name: wordFor(m.names, group),
    residents,
    before: totals(moves, 'from'),
    after: totals(moves, 'to'),
  }))
  const nameOf = (key: string | null) =>
    words.value('category', key, key !== null && key in result.after.labels.category ? 'after' : 'before')
  const used = keys.filter((key) => shown.some(({ before, after }) => before.has(key) || after.has(key)))
  const rows = shown.flatMap((group) =>
    used
      .filter((key) => group.before.has(key) || group.after.has(key))
      .map((key) => ({
        group,
        key,
        before: toldOf(group.before, key),
        after: toldOf(group.after, key),
      })),
  )
  return (
    <>
      <CategoryChart label={m.chart(m.by[by].toLowerCase())} groups={shown} keys={used} nameOf={nameOf} />
      <DataTable
        caption={m.table(m.by[by].toLowerCase())}
        rows={rows}
        rowKey={({ group, key }) => `${group.name}|${key}`}
        columns={[
          { key: 'group', header: m.group, cell: ({ group }) => group.name },
          { key: 'category', header: m.category, cell: ({ key }) => `${used.indexOf(key) + 1}. ${nameOf(key)}` },
          { key: 'before', header: m.before, align: 'end', cell: ({ before }) => words.count(before) },
          {
            key: 'before-share',
            header: '%',
            align: 'end',
            cell: ({ before, group }) => words.share(before, group.residents),
          },
          { key: 'after', header: m.after, align: 'end', cell: ({ after }) => words.count(after) },
          {
            key: 'after-share',
            header: '%',
            align: 'end',
            cell: ({ after, group }) => words.share(after, group.residents),
          },
        ]}
      />
    </>
  )
}

/** A value that nobody has counts as 0; one whose count is not told stays untold. */
const toldOf = (counts: ReadonlyMap<string | null, number | null>, key: string | null): number | null =>
  counts.has(key) ? (counts.get(key) ?? null) : 0
