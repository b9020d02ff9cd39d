import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Problem } from '../problem.ts'
import { Tag } from '../ui/card.tsx'
import { DataTable } from '../ui/data-table.tsx'
import type { Group, GroupRow } from './group-draft.ts'
import { messages } from './group-messages.ts'
import { messages as letterMessages } from './messages.ts'

interface GroupRowsProps {
  group: Group
  rows: readonly GroupRow[]
  failed: ReadonlyMap<string, unknown>
}

/** Everybody who was chosen, with what is missing or what became of it; the tick says who gets the letter. */
export function GroupRows({ group: { draft }, rows, failed }: GroupRowsProps) {
  const m = useMessages(messages)
  const open = rows.filter(({ isSent }) => !isSent)
  const selected = new Set(rows.flatMap(({ dossierId, isLeftOut }) => (isLeftOut ? [] : [dossierId])))
  return (
    <DataTable
      caption={m.people}
      columns={[
        {
          key: 'name',
          header: m.columns.name,
          cell: ({ name, dossierNumber }) => (
            <>
              {name} <span className="trede-two-lines trede-soft">{dossierNumber}</span>
            </>
          ),
        },
        {
          key: 'state',
          header: m.columns.state,
          cell: (row) => <State row={row} problem={failed.get(row.dossierId)} />,
        },
      ]}
      rows={rows}
      rowKey={(row) => row.dossierId}
      rowTo={(row) => paths.dossier(row.dossierId)}
      rowName={(row) => row.name}
      selected={selected}
      onSelect={(chosen) =>
        draft.set({
          leftOut: open.flatMap(({ dossierId }) => (chosen.has(dossierId) ? [] : [dossierId])),
        })
      }
    />
  )
}

/** What is missing is said before anything is sent; what went wrong, in the server's own words. */
function State({ row, problem }: { row: GroupRow; problem: unknown }) {
  const m = useMessages(messages)
  const { fields } = useMessages(letterMessages)
  const { isSent, isLeftOut, lacks } = row
  if (isSent) return <Tag>{m.sent}</Tag>
  if (problem !== undefined)
    return <span className="trede-late">{problem instanceof Problem ? problem.message : m.notSent}</span>
  if (isLeftOut) return <span className="trede-soft">{m.leftOut}</span>
  if (lacks.length === 0) return m.ready
  const open = Object.entries(fields).flatMap(([field, words]) =>
    `${row.subject}${row.body}`.includes(`{{${field}}}`) ? [words] : [],
  )
  return (
    <ul className="trede-plain-list">
      {lacks.map((lack) => (
        <li key={lack}>{lack === 'place' && open.length > 0 ? m.openPlace(open.join(', ')) : m.lacks[lack]}</li>
      ))}
    </ul>
  )
}
