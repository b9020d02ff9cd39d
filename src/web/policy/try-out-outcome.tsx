import { useState } from 'react'
import type { ShownMove, TryOut, TryOutResult } from '../../api/try-out.ts'
import { TryOutPart } from '../../policy/try-out-groups.ts'
import { useMessages } from '../messages.ts'
import { useMay } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { TryOutDossiers } from './try-out-dossiers.tsx'
import { TryOutGroups } from './try-out-groups.tsx'
import { TryOutHours } from './try-out-hours.tsx'
import { messages } from './try-out-messages.ts'
import { type TryOutWords, useTryOutWords } from './try-out-words.ts'

interface OutcomeProps {
  tryOut: TryOut
  result: TryOutResult
}

/** What a try-out found: totals, groups with a figure, from and to, hours, and what was not counted. */
export function TryOutOutcome({ tryOut, result }: OutcomeProps) {
  const words = useTryOutWords(result)
  const parts = TryOutPart.options.filter(
    (part) => result.before.parts.includes(part) || result.after.parts.includes(part),
  )
  return (
    <>
      <Totals tryOut={tryOut} result={result} words={words} />
      <TryOutGroups result={result} parts={parts} words={words} />
      {parts.map((part) => (
        <Moves
          key={`${tryOut.tryOutId} ${part}`}
          tryOut={tryOut}
          part={part}
          moves={result.moves[part]}
          words={words}
        />
      ))}
      <TryOutHours tryOut={tryOut} result={result} words={words} />
      <NotCounted result={result} words={words} />
    </>
  )
}

function Totals({ tryOut, result, words }: OutcomeProps & { words: TryOutWords }) {
  const { outcome: m, parts: names, print } = useMessages(messages)
  const residents = words.count(result.residents)
  const reach = (part: TryOutPart) => {
    const [before, after] = [result.before.parts.includes(part), result.after.parts.includes(part)]
    if (before && after) return ''
    return before ? ` (${m.onlyBefore})` : after ? ` (${m.onlyAfter})` : ''
  }
  const isAbsent = (part: TryOutPart) => !result.before.parts.includes(part) && !result.after.parts.includes(part)
  return (
    <Card
      title={m.title}
      isMain
      actions={
        <Button kind="subtle" onClick={() => printPage()}>
          {print}
        </Button>
      }
    >
      <p>
        {m.lead(tryOut.version, tryOut.against)}{' '}
        {tryOut.residents === 'own' ? m.own(residents) : m.generated(residents)}
      </p>
      <p>
        <strong>
          {result.changedAny === 0
            ? m.none
            : m.any(words.count(result.changedAny), words.share(result.changedAny, result.residents) || '–')}
        </strong>
      </p>
      <DataTable
        caption={m.caption}
        rows={TryOutPart.options}
        rowKey={(part) => part}
        columns={[
          { key: 'part', header: m.part, cell: (part) => `${names[part]}${reach(part)}` },
          {
            key: 'changed',
            header: m.changed,
            align: 'end',
            cell: (part) => (isAbsent(part) ? m.absent : words.count(result.changed[part])),
          },
          {
            key: 'share',
            header: m.share,
            align: 'end',
            cell: (part) => (isAbsent(part) ? '' : words.share(result.changed[part], result.residents)),
          },
        ]}
      />
    </Card>
  )
}

const printPage = () => globalThis.print()

interface MovesProps {
  tryOut: TryOut
  part: TryOutPart
  moves: readonly ShownMove[]
  words: TryOutWords
}

/** First who changes, most first; then who stays. */
const inOrder = (moves: readonly ShownMove[]): ShownMove[] =>
  moves.toSorted((a, b) => Number(a.from === a.to) - Number(b.from === b.to) || (b.count ?? 1) - (a.count ?? 1))

/** From which value to which, for one part; down to the dossiers for who may see them. */
function Moves({ tryOut, part, moves, words }: MovesProps) {
  const { moves: m, parts: names } = useMessages(messages)
  const maySee = useMay('caseload.read') && tryOut.residents === 'own'
  const [shown, setShown] = useState<ShownMove>()
  const from = (move: ShownMove) => words.value(part, move.from, 'before')
  const to = (move: ShownMove) => words.value(part, move.to, 'after')
  return (
    <Card title={m.caption(names[part])}>
      <DataTable
        caption={m.caption(names[part])}
        isCaptionHidden
        rows={inOrder(moves)}
        rowKey={(move) => `${move.from}|${move.to}`}
        columns={[
          { key: 'from', header: m.from, cell: from },
          { key: 'to', header: m.to, cell: (move) => `${to(move)}${move.from === move.to ? ` (${m.same})` : ''}` },
          { key: 'count', header: m.count, align: 'end', cell: (move) => words.count(move.count) },
          ...(maySee
            ? [
                {
                  key: 'dossiers',
                  header: m.dossiers,
                  cell: (move: ShownMove) => (
                    <Button
                      kind="subtle"
                      aria-label={m.dossiersOf(from(move), to(move))}
                      onClick={() => setShown(move)}
                    >
                      {m.dossiers}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {tryOut.residents === 'own' && !maySee ? <p className="trede-hint">{m.countsOnly}</p> : null}
      {shown ? (
        <TryOutDossiers
          tryOutId={tryOut.tryOutId}
          part={part}
          move={shown}
          from={from(shown)}
          to={to(shown)}
          onClose={() => setShown(undefined)}
        />
      ) : null}
    </Card>
  )
}

function NotCounted({ result, words }: { result: TryOutResult; words: TryOutWords }) {
  const { notCounted: m } = useMessages(messages)
  const said = [
    m.proposals,
    ...(result.decided === 0 ? [] : [m.decided(words.count(result.decided), words.count(result.decidedOtherwise))]),
    m.unknown,
    m.example,
    m.agreements,
    ...(result.after.parts.includes('duty') ? [m.duty] : []),
    ...(result.isRounded ? [m.rounded] : []),
    m.kept,
  ]
  return (
    <Card title={m.title}>
      <ul className="trede-bullets">
        {said.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Card>
  )
}
