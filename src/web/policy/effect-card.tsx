import { useQuery } from '@tanstack/react-query'
import type { PolicyDocument } from '../../api/policy-draft.ts'
import { getPolicyEffect, type PolicyEffect, type TouchedDossier } from '../../api/policy-effect.ts'
import { TryOutPart } from '../../policy/try-out-groups.ts'
import { call } from '../api.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { useNumber } from '../number-text.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { DayWords } from '../ui/day-words.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { Notice } from '../ui/notice.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './effect-messages.ts'
import { messages as publishMessages } from './publish-messages.ts'

/** What a version would propose otherwise in the dossiers that are open now, told before it is published. */
export function EffectCard({ document }: { document: PolicyDocument }) {
  const { publish: p } = useMessages(publishMessages)
  const m = useMessages(messages)
  const { version, revision } = document.row
  const { data, error, refetch } = useQuery({
    queryKey: ['policy', 'effect', version, revision],
    queryFn: ({ signal }) => call(getPolicyEffect, { params: { version }, query: {}, signal }),
  })
  return (
    <Card title={p.effect}>
      <Notice kind="info" isLive={false}>
        <p>{p.promise}</p>
      </Notice>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <p role="status">{m.counting}</p> : null}
      {data ? <Effect effect={data} /> : null}
    </Card>
  )
}

function Effect({ effect }: { effect: PolicyEffect }) {
  const m = useMessages(messages)
  const number = useNumber()
  const language = useLanguage()
  const { counts, commitments, on } = effect
  if (counts === null) return <p>{m.nothingBefore}</p>
  const shown = (count: number | null) => (count === null ? m.few : number(count))
  return (
    <>
      <p>
        <strong>{m.touched(shown(counts.changedAny), shown(counts.residents))}</strong> {m.countedOn}{' '}
        <DayWords day={on} show="short" />. {counts.isRounded ? m.rounded : ''}
      </p>
      <DefinitionList
        items={[
          ...TryOutPart.options.map((part) => ({ term: m.parts[part], value: shown(counts.changed[part]) })),
          { term: m.promises, value: shown(commitments.promises) },
          { term: m.nextContacts, value: shown(commitments.nextContacts) },
        ]}
      />
      <p>{commitments[language]}</p>
      {TryOutPart.options
        .filter((part) => counts.moves[part].length > 0)
        .map((part) => (
          <Moves key={part} part={part} effect={effect} moves={counts.moves[part]} />
        ))}
      {effect.dossiers ? <Dossiers effect={effect} dossiers={effect.dossiers} /> : null}
    </>
  )
}

type Counts = NonNullable<PolicyEffect['counts']>

/** What a value is called on its own side; its key where that side has no name for it. */
function useValueWords(effect: PolicyEffect) {
  const m = useMessages(messages)
  const language = useLanguage()
  return (side: 'before' | 'after', part: TryOutPart, value: string | null): string =>
    value === null ? m.noProposal : (effect.labels[side][part]?.[value]?.[language] ?? value)
}

function Moves({
  part,
  effect,
  moves,
}: {
  part: TryOutPart
  effect: PolicyEffect
  moves: Counts['moves'][TryOutPart]
}) {
  const m = useMessages(messages)
  const number = useNumber()
  const words = useValueWords(effect)
  return (
    <DataTable
      caption={m.moves(m.parts[part])}
      columns={[
        { key: 'from', header: m.from, cell: (move) => words('before', part, move.from) },
        { key: 'to', header: m.to, cell: (move) => words('after', part, move.to) },
        {
          key: 'count',
          header: m.count,
          align: 'end',
          cell: (move) => (move.count === null ? m.few : number(move.count)),
        },
      ]}
      rows={moves}
      rowKey={(move) => `${move.from} ${move.to}`}
    />
  )
}

interface DossiersProps {
  effect: PolicyEffect
  dossiers: NonNullable<PolicyEffect['dossiers']>
}

/** The dossiers themselves, for who may see them: whom it touches, and what was agreed with them and stands. */
function Dossiers({ effect, dossiers }: DossiersProps) {
  const m = useMessages(messages)
  const number = useNumber()
  const words = useValueWords(effect)
  const changes = ({ changes: list }: TouchedDossier) => (
    <ul className="trede-plain-list">
      {list.map(({ part, from, to }) => (
        <li key={part}>
          {m.parts[part]}: {words('before', part, from)} → {words('after', part, to)}
        </li>
      ))}
    </ul>
  )
  return (
    <DataTable
      caption={m.dossiers[dossiers.place](number(dossiers.total))}
      columns={[
        { key: 'name', header: m.name, cell: (dossier) => dossier.name },
        { key: 'changes', header: m.changes, cell: changes },
        {
          key: 'next',
          header: m.nextContact,
          cell: ({ nextContactOn }) =>
            nextContactOn === null ? (
              <span className="trede-soft">{m.none}</span>
            ) : (
              <DayWords day={nextContactOn} show="short" />
            ),
        },
        { key: 'promises', header: m.promiseCount, align: 'end', cell: ({ promiseCount }) => promiseCount },
      ]}
      rows={dossiers.items}
      rowKey={(dossier) => dossier.dossierId}
      rowTo={(dossier) => paths.dossier(dossier.dossierId)}
      empty={m.noDossiers}
    />
  )
}
