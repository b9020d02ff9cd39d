import type { TryOut, TryOutResult } from '../../api/try-out.ts'
import { useMessages } from '../messages.ts'
import { useNumber } from '../number-text.ts'
import { Card } from '../ui/card.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { messages } from './try-out-messages.ts'
import type { TryOutWords } from './try-out-words.ts'

interface TryOutHoursProps {
  tryOut: TryOut
  result: TryOutResult
  words: TryOutWords
}

/** Hours of contact that the norms ask beside the hours that the user says there are. */
export function TryOutHours({ tryOut, result: { before, after }, words }: TryOutHoursProps) {
  const { contactHours: m, groups } = useMessages(messages)
  const number = useNumber()
  const there = tryOut.hoursThereAre
  const gap = (needed: number) => {
    if (there === null) return m.notGiven
    const left = Math.round(there - needed)
    return left === 0 ? m.even : left > 0 ? m.left(number(left)) : m.short(number(-left))
  }
  const rows = [
    { what: m.needed, now: number(before.hours.hours), later: number(after.hours.hours) },
    {
      what: m.thereAre,
      now: there === null ? m.notGiven : number(there),
      later: there === null ? m.notGiven : number(there),
    },
    { what: m.gap, now: gap(before.hours.hours), later: gap(after.hours.hours) },
    { what: m.withNorm, now: words.count(before.hours.withNorm), later: words.count(after.hours.withNorm) },
    { what: m.withoutNorm, now: words.count(before.hours.withoutNorm), later: words.count(after.hours.withoutNorm) },
  ]
  if (!before.parts.includes('contact') && !after.parts.includes('contact'))
    return (
      <Card title={m.title}>
        <p>{m.noNorm}</p>
      </Card>
    )
  return (
    <Card title={m.title}>
      <p>{m.how(tryOut.minutesPerContact)}</p>
      <DataTable
        caption={m.caption}
        isCaptionHidden
        rows={rows}
        rowKey={({ what }) => what}
        columns={[
          { key: 'what', header: m.what, cell: ({ what }) => what },
          { key: 'now', header: groups.before, align: 'end', cell: ({ now }) => now },
          { key: 'later', header: groups.after, align: 'end', cell: ({ later }) => later },
        ]}
      />
    </Card>
  )
}
