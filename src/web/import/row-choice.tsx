import { useMutation, useQueryClient } from '@tanstack/react-query'
import { chooseForRow, type ImportPage, type ShownRow } from '../../api/import.ts'
import type { ImportChoice } from '../../core/import-choice.ts'
import { call } from '../api.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './messages.ts'

interface RowChoiceProps {
  page: ImportPage
  row: ShownRow
}

interface Option {
  choice: ImportChoice
  candidate: number
  words: string
}

/** What happens with a row. A second press takes the choice back. After the load: what happened, and where to. */
export function RowChoice({ page, row }: RowChoiceProps) {
  const m = useMessages(messages)
  const client = useQueryClient()
  const mayOpen = useMay('dossier.read')
  const { importId } = page
  const { rowNumber, candidates } = row
  const choose = useMutation({
    mutationFn: ({ choice, candidate }: { choice: ImportChoice | null; candidate: number }) =>
      call(chooseForRow, { params: { importId, rowNumber }, body: { choice, candidate } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['imports', importId] }),
  })
  if (row.result)
    return (
      <p>
        {m.result[row.result]}.{' '}
        {row.dossierId && mayOpen ? <PageLink to={paths.dossier(row.dossierId)}>{m.open(rowNumber)}</PageLink> : null}
      </p>
    )
  if (row.choices.length === 0) return null
  // With more than one candidate, 'the same person' must say whom.
  const options = row.choices.flatMap((choice): Option[] =>
    choice === 'same-person' && candidates.length > 1
      ? candidates.map((one, at) => ({
          choice,
          candidate: at,
          words: one.dossierNumber === null ? m.sameAsRow(one.rowNumber ?? 0) : m.sameAs(one.dossierNumber),
        }))
      : [{ choice, candidate: 0, words: m.choices[choice] }],
  )
  const isChosen = ({ choice, candidate }: Option) =>
    row.choice === choice && (choice !== 'same-person' || (row.chosenCandidate ?? 0) === candidate)
  return (
    <div className="trede-settle" role="group" aria-label={m.chooseFor(rowNumber)}>
      {options.map((option) => (
        <button
          key={option.words}
          type="button"
          className="trede-chip"
          aria-pressed={isChosen(option)}
          aria-disabled={choose.isPending}
          onClick={() => {
            if (!choose.isPending)
              choose.mutate({ choice: isChosen(option) ? null : option.choice, candidate: option.candidate })
          }}
        >
          {option.words}
        </button>
      ))}
      {choose.error ? <ProblemNotice problem={choose.error} /> : null}
    </div>
  )
}
