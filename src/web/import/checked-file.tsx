import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type ImportPage, loadImport, rejectedRows } from '../../api/import.ts'
import type { ImportOutcome } from '../../core/import-choice.ts'
import { addressOf, call } from '../api.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { useNumber } from '../number-text.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { MappingForm } from './mapping-form.tsx'
import { messages } from './messages.ts'
import { OutcomeRows } from './outcome-rows.tsx'

/** What asks something of the reader comes first. */
const OUTCOMES: readonly ImportOutcome[] = ['duplicate', 'changed', 'bad', 'new', 'same']

/** After the check: how many rows of each kind, what a load would do, and the rows of one kind at a time. */
export function CheckedFile({ page }: { page: ImportPage }) {
  const m = useMessages(messages)
  const present = OUTCOMES.filter((outcome) => (page.counts[outcome] ?? 0) > 0)
  const [chosen, setChosen] = useState<ImportOutcome>()
  const shown = chosen && present.includes(chosen) ? chosen : present[0]
  const canMapAgain = page.state !== 'loaded' && page.loaded.opened + page.loaded.changed === 0
  return (
    <>
      <Totals page={page} present={present} shown={shown} onShow={setChosen} />
      {shown ? <OutcomeRows key={shown} page={page} outcome={shown} /> : null}
      {canMapAgain ? (
        <details className="trede-explain">
          <summary>{m.mapping.again}</summary>
          <div className="trede-explain-body">
            <MappingForm page={page} />
          </div>
        </details>
      ) : null}
    </>
  )
}

interface TotalsProps {
  page: ImportPage
  present: readonly ImportOutcome[]
  shown: ImportOutcome | undefined
  onShow: (outcome: ImportOutcome) => void
}

function Totals({ page, present, shown, onShow }: TotalsProps) {
  const m = useMessages(messages)
  const number = useNumber()
  return (
    <Card title={page.state === 'loaded' ? m.totalsLoaded : m.totals} isMain>
      <Loaded page={page} />
      <div className="trede-outcomes" role="group" aria-label={m.show}>
        {present.map((outcome) => (
          <button
            key={outcome}
            type="button"
            className="trede-outcome"
            aria-pressed={shown === outcome}
            onClick={() => onShow(outcome)}
          >
            <span className="trede-outcome-count">{number(page.counts[outcome] ?? 0)}</span> {m.outcomes[outcome]}
          </button>
        ))}
      </div>
      {page.undecidedCount > 0 ? (
        <p role="status">{m.undecided(page.undecidedCount, number(page.undecidedCount))}</p>
      ) : null}
      <Actions page={page} />
    </Card>
  )
}

/** What the load did; nothing at all is said as well, so that a second load of a file is no riddle. */
function Loaded({ page }: { page: ImportPage }) {
  const m = useMessages(messages)
  const number = useNumber()
  const { opened, changed } = page.loaded
  if (opened + changed > 0)
    return (
      <Notice kind="success" title={m.loadedTitle}>
        {m.loaded(number(opened), number(changed))}
      </Notice>
    )
  const isNothingToDo = page.readyCount === 0 && page.undecidedCount === 0
  return isNothingToDo ? (
    <Notice kind="info" title={m.nothingTitle}>
      {m.nothing}
    </Notice>
  ) : null
}

function Actions({ page }: { page: ImportPage }) {
  const m = useMessages(messages)
  const number = useNumber()
  const language = useLanguage()
  const client = useQueryClient()
  const load = useMutation({
    mutationFn: () => call(loadImport, { params: { importId: page.importId } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  })
  const rejected = (page.counts.bad ?? 0) + page.skippedCount
  const hasLoaded = page.loaded.opened + page.loaded.changed > 0
  return (
    <>
      {load.error ? <ProblemNotice problem={load.error} /> : null}
      <div className="trede-actions">
        {page.readyCount > 0 ? (
          <Button kind="primary" isBusy={load.isPending} onClick={() => load.mutate()}>
            {hasLoaded
              ? m.goOn(page.readyCount, number(page.readyCount))
              : m.load(page.readyCount, number(page.readyCount))}
          </Button>
        ) : null}
        {rejected > 0 ? (
          <a
            className="nl-link"
            href={addressOf(rejectedRows, { params: { importId: page.importId }, query: { language } })}
            download
          >
            {m.download(rejected, number(rejected))}
          </a>
        ) : null}
      </div>
    </>
  )
}
