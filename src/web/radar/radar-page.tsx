import { useRef, useState } from 'react'
import { exportRadar, getRadar, type Radar } from '../../api/radar.ts'
import type { RadarRow } from '../../core/radar.ts'
import { useWorkers } from '../access/workers-query.ts'
import { addressOf, call } from '../api.ts'
import { useIsMixed } from '../attention/whose-filters.tsx'
import { useDayText } from '../day-text.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { type Column, DataTable, Pager } from '../ui/data-table.tsx'
import { ListActions, PrintedBy } from '../ui/list-actions.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { usePrintAll } from '../ui/print-all.ts'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './messages.ts'
import { RadarFilters } from './radar-filters.tsx'
import { RadarLines } from './radar-lines.tsx'
import { countFilters, type RadarSearch, useRadar, useRadarSearch } from './radar-query.ts'
import { RadarWorkers } from './radar-workers.tsx'
import { SnoozeForm, useResume } from './snooze-form.tsx'

/** On paper there are more pages than one, and each row's norm is one of those of its own answer. */
type ShownRow = RadarRow & { answer?: Radar }

/** Nobody out of sight: who is, and why, by dates alone. @source design §1 promise 1 */
export function RadarPage() {
  const m = useMessages(messages)
  const { search, show, change } = useRadarSearch()
  const list = useRadar(search)
  const { data } = list
  const away = usePutAway(list.rows)
  const whole = usePrintAll(async (after): Promise<{ items: ShownRow[]; next: string | null }> => {
    const answer = await call(getRadar, { query: { ...list.query, after, limit: 200 } })
    return { items: answer.items.map((row) => ({ ...row, answer })), next: answer.next }
  })
  const columns = useColumns(list.query, data, away)
  const count = m.count(data?.total ?? 0)
  const lead = search.snoozed ? m.leadSnoozed : search.reason ? m.leadReason : m.lead
  return (
    <>
      <PageHeading
        lead={lead}
        actions={<Actions query={list.query} count={count} total={data?.total ?? 0} whole={whole} />}
      >
        {m.title}
      </PageHeading>
      <div className="trede-stack">
        <PrintedBy />
        <RadarFilters
          search={search}
          radar={data}
          change={change}
          clear={() => show({})}
          result={data ? count : undefined}
        />
        {whole.error ? <ProblemNotice problem={whole.error} /> : null}
        {list.error ? <ProblemNotice problem={list.error} onRetry={() => void list.refetch()} /> : null}
        {away.parts}
        <DataTable
          caption={m.title}
          isCaptionHidden
          columns={columns}
          rows={whole.rows ?? list.rows}
          rowKey={(row) => row.dossierId}
          rowTo={(row) => paths.dossier(row.dossierId)}
          isLoading={list.isFetching}
          empty={countFilters(search) > 0 ? m.emptyFiltered : m.empty}
        />
        {list.rows.length > 0 ? (
          <Pager
            from={list.first + 1}
            to={list.first + list.rows.length}
            total={data?.total}
            onPrevious={list.onPrevious}
            onNext={list.onNext}
          />
        ) : null}
        {list.query.place === 'own' ? null : (
          <RadarWorkers search={{ place: list.query.place, teamId: list.query.teamId }} />
        )}
      </div>
    </>
  )
}

/** Putting people away and back from the list; what was done is said above it, and has the focus. */
function usePutAway(rows: readonly RadarRow[]) {
  const { snooze: m } = useMessages(messages)
  const { day } = useDayText()
  const [chosen, setChosen] = useState<RadarRow>()
  const [said, setSaid] = useState('')
  const status = useRef<HTMLParagraphElement>(null)
  const say = (text: string) => {
    setChosen(undefined)
    setSaid(text)
    status.current?.focus()
  }
  const resume = useResume(({ name }) => say(m.resumed(name)))
  // Somebody else may have written in the dossier since: the newest version counts.
  const person = chosen && (rows.find(({ dossierId }) => dossierId === chosen.dossierId) ?? chosen)
  const close = () => {
    const key = chosen?.dossierId
    setChosen(undefined)
    document.querySelector<HTMLElement>(`tr[data-key="${key}"] button`)?.focus()
  }
  const parts = (
    <>
      <p ref={status} role="status" tabIndex={-1} className={said ? 'trede-hint' : 'trede-hidden'}>
        {said}
      </p>
      {resume.error ? <ProblemNotice problem={resume.error} /> : null}
      {person ? (
        <SnoozeForm
          key={person.dossierId}
          person={person}
          onDone={(untilOn) => say(m.saved(person.name, day(untilOn)))}
          onClose={close}
        />
      ) : null}
    </>
  )
  const ask = (row: RadarRow) => {
    setSaid('')
    setChosen(row)
  }
  return { ask, resume, parts }
}

type PutAway = ReturnType<typeof usePutAway>

function useColumns({ place }: RadarSearch, radar: Radar | undefined, away: PutAway): Column<ShownRow>[] {
  const m = useMessages(messages)
  const { workerName } = useWorkers()
  const isMixed = useIsMixed(place)
  const mayWrite = useMay('contact.write')
  const { day } = useDayText()
  const next = ({ nextContactOn, plannedOn }: RadarRow) => {
    const isPlanned = plannedOn !== null && radar !== undefined && plannedOn >= radar.today
    if (nextContactOn === null && !isPlanned) return <span className="trede-soft">{m.noNext}</span>
    return (
      <>
        {nextContactOn ? <span className="trede-two-lines">{day(nextContactOn, 'short')}</span> : null}
        {isPlanned ? (
          <span className="trede-two-lines trede-soft">{m.appointment(day(plannedOn, 'short'))}</span>
        ) : null}
      </>
    )
  }
  const why = ({ answer = radar, ...row }: ShownRow) => (answer ? <RadarLines radar={answer} row={row} /> : null)
  const owner: Column<ShownRow> = {
    key: 'owner',
    header: m.columns.owner,
    cell: ({ ownerId }) => (ownerId ? workerName(ownerId) : <span className="trede-soft">{m.nobody}</span>),
  }
  return [
    { key: 'name', header: m.columns.name, cell: (row) => row.name },
    { key: 'why', header: m.columns.why, cell: why },
    { key: 'next', header: m.columns.next, cell: next },
    ...(isMixed ? [owner] : []),
    ...(mayWrite
      ? [
          {
            key: 'away',
            header: m.columns.action,
            isNarrow: true,
            isScreenOnly: true,
            cell: (row: RadarRow) => <Away row={row} away={away} />,
          },
        ]
      : []),
  ]
}

function Away({ row, away }: { row: RadarRow; away: PutAway }) {
  const { snooze: m } = useMessages(messages)
  return row.snooze ? (
    <Button
      kind="subtle"
      aria-label={m.resumeFor(row.name)}
      disabled={away.resume.isPending}
      onClick={() => away.resume.mutate(row)}
    >
      {m.resume}
    </Button>
  ) : (
    <Button kind="subtle" aria-label={m.openFor(row.name)} onClick={() => away.ask(row)}>
      {m.open}
    </Button>
  )
}

interface ActionsProps {
  query: RadarSearch
  count: string
  total: number
  whole: Pick<ReturnType<typeof usePrintAll>, 'print' | 'isBusy'>
}

function Actions({ query, count, total, whole }: ActionsProps) {
  const m = useMessages(messages)
  const mayExport = useMay('caseload.export')
  const language = useLanguage()
  const { today } = useDayText()
  const file = {
    href: addressOf(exportRadar, { query: { ...query, language } }),
    name: `uit-beeld-${today}.csv`,
    label: m.export(count),
    hint: m.exportHint,
  }
  return (
    <ListActions
      print={m.print}
      onPrint={whole.print}
      isPrinting={whole.isBusy}
      file={mayExport && total > 0 ? file : undefined}
    />
  )
}
