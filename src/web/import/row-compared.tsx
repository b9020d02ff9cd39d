import type { ImportPage, ShownRow } from '../../api/import.ts'
import { ImportRow } from '../../core/import.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { useNumber } from '../number-text.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { PageLink } from '../ui/page-link.tsx'
import { nameIn, useFieldWords } from './field-words.ts'
import { messages } from './messages.ts'
import { RowChoice } from './row-choice.tsx'

/** A row beside whoever it changes or may double, with what differs. A person decides. */
export function RowCompared({ page, row }: { page: ImportPage; row: ShownRow }) {
  const m = useMessages(messages)
  const number = useNumber()
  const language = useLanguage()
  return (
    <li className="trede-import-row">
      <h3 className="trede-h3">
        {m.mapping.row} {number(row.rowNumber)}: {nameIn(row.fields)}
      </h3>
      {row.problems.map((problem) => (
        <p key={`${problem.code} ${problem.field ?? ''}`} className="trede-hint">
          {problem[language]}
        </p>
      ))}
      {row.differences.length > 0 ? <Differences row={row} /> : null}
      {row.candidates.length > 0 ? <SideBySide row={row} /> : null}
      <RowChoice page={page} row={row} />
    </li>
  )
}

function Differences({ row }: { row: ShownRow }) {
  const m = useMessages(messages)
  const words = useFieldWords()
  return (
    <table className="trede-compare">
      <caption className="trede-hidden">{m.differencesOf(row.rowNumber)}</caption>
      <thead>
        <tr>
          <th scope="col">{m.field}</th>
          <th scope="col">{m.before}</th>
          <th scope="col">{m.after}</th>
        </tr>
      </thead>
      <tbody>
        {row.differences.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{words.label(field)}</th>
            <td>{before === undefined ? m.unknown : words.value(field, before)}</td>
            <td>{words.value(field, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** By these somebody is known; they are shown also when they are equal. */
const IDENTITY: ReadonlySet<string> = new Set(['bsn', 'externalRef', 'familyName', 'birthDate'])

/** The row beside everybody it may double: who it is and what differs; what is equal is only named. */
function SideBySide({ row }: { row: ShownRow }) {
  const m = useMessages(messages)
  const words = useFieldWords()
  const people = [row.fields, ...row.candidates.map(({ fields }) => fields)]
  const [, ...others] = people
  const inFile = ImportRow.keyof().options.filter((field) => row.fields[field] !== undefined)
  const known = ImportRow.keyof().options.filter((field) => others.some((person) => person[field] !== undefined))
  const isEqual = (field: keyof ImportRow) => people.every((person) => person[field] === people[0]?.[field])
  const shown = known.filter((field) => IDENTITY.has(field) || !isEqual(field))
  const equal = known.filter((field) => !shown.includes(field))
  const onlyInFile = inFile.filter((field) => !known.includes(field))
  return (
    <>
      <div className="trede-import-compare" role="region" aria-label={m.comparisonOf(row.rowNumber)} tabIndex={0}>
        <table className="trede-compare">
          <caption className="trede-hidden">{m.comparisonOf(row.rowNumber)}</caption>
          <thead>
            <tr>
              <th scope="col">{m.field}</th>
              <th scope="col">{m.inFile}</th>
              {row.candidates.map((candidate, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: one person can be a candidate on two grounds
                <th key={`${candidate.dossierId} ${candidate.rowNumber} ${at}`} scope="col">
                  <Known candidate={candidate} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((field) => (
              <tr key={field} className={isEqual(field) ? 'trede-import-equal' : 'trede-import-differs'}>
                <th scope="row">{words.label(field)}</th>
                {people.map((person, at) => {
                  const value = person[field]
                  // biome-ignore lint/suspicious/noArrayIndexKey: the columns are these people in this order
                  return <td key={`${field} ${at}`}>{value === undefined ? m.unknown : words.value(field, value)}</td>
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {equal.length > 0 ? <p className="trede-hint">{m.equal(equal.map(words.label).join(', '))}</p> : null}
      {onlyInFile.length > 0 ? (
        <p className="trede-hint">{m.onlyInFile(onlyInFile.map(words.label).join(', '))}</p>
      ) : null}
    </>
  )
}

function Known({ candidate }: { candidate: ShownRow['candidates'][number] }) {
  const m = useMessages(messages)
  const mayOpen = useMay('dossier.read')
  const { dossierId, dossierNumber, rowNumber, ground } = candidate
  return (
    <>
      {dossierId && mayOpen ? (
        <PageLink to={paths.dossier(dossierId)}>{m.known(dossierNumber ?? '')}</PageLink>
      ) : rowNumber === null ? (
        m.known(dossierNumber ?? '')
      ) : (
        m.knownRow(rowNumber)
      )}{' '}
      <span className="trede-hint">({m.grounds[ground]})</span>
    </>
  )
}
