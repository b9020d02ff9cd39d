import type { ReactNode } from 'react'
import type { Unit } from '../../policy/parameter.ts'
import { usePolicy } from '../dossier/dossier-query.ts'
import { useLanguage } from '../language.ts'
import { useMessages, wordFor } from '../messages.ts'
import { useNumber } from '../number-text.ts'
import { DefinitionList } from '../ui/definition-list.tsx'
import { messages } from './messages.ts'
import { isRecord } from './parameter-path.ts'
import { Provenance, SourceNote } from './sourced-value.tsx'
import { isWords, type ValueKind } from './value-kind.ts'
import { messages as words } from './value-messages.ts'

interface ValueWordsProps {
  kind: ValueKind
  value: unknown
  unit?: Unit | undefined
}

const plain = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** A value of a parameter as a person reads it, whatever it is made of. */
export function ValueWords({ kind, value, unit }: ValueWordsProps): ReactNode {
  const m = useMessages(messages)
  const { choices, units } = useMessages(words)
  const number = useNumber()
  if (value === null || value === undefined || value === '') return <span className="trede-unknown">{m.unknown}</span>
  switch (kind.kind) {
    case 'number':
      return typeof value === 'number' ? `${number(value)}${unit ? ` ${units[unit]}` : ''}` : plain(value)
    case 'yes-no':
      return value === true ? m.yes : m.no
    case 'choice':
      return wordFor(choices, plain(value))
    case 'key':
      return <KeyWords value={plain(value)} />
    case 'text':
      return plain(value)
    case 'answer':
      return typeof value === 'boolean' ? (value ? m.yes : m.no) : plain(value)
    case 'set':
      return Array.isArray(value) ? value.map((one) => wordFor(choices, String(one))).join(', ') : null
    case 'list':
      return Array.isArray(value) ? <ListWords item={kind.item} values={value} /> : null
    case 'object':
      return isRecord(value) ? <ObjectWords kind={kind} value={value} /> : null
    case 'sourced':
      return <SourcedWords kind={kind.value} value={value} />
  }
}

/** A key that a list of the country names, such as a life domain; any other key as it is. */
function KeyWords({ value }: { value: string }) {
  const language = useLanguage()
  return usePolicy()?.lifeDomains.find(({ key }) => key === value)?.[language] ?? value
}

function SourcedWords({ kind, value }: { kind: ValueKind; value: unknown }) {
  const m = useMessages(messages)
  if (!isRecord(value)) return null
  return (
    <>
      {'value' in value ? (
        <ValueWords kind={kind} value={value['value']} />
      ) : (
        <span className="trede-unknown">{m.unknown}</span>
      )}
      {/* oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the pack was checked by its schema */}
      <Provenance parameter={value as Parameters<typeof Provenance>[0]['parameter']} />
    </>
  )
}

function ListWords({ item, values }: { item: ValueKind; values: readonly unknown[] }) {
  const m = useMessages(messages)
  if (values.length === 0) return m.none
  return (
    <ol className="trede-bullets trede-policy-items">
      {values.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that is only read
        <li key={index}>
          <ValueWords kind={item} value={value} />
        </li>
      ))}
    </ol>
  )
}

/** The name of a thing goes first, then its other parts; keys are for the tables alone. */
function ObjectWords({
  kind,
  value,
}: {
  kind: Extract<ValueKind, { kind: 'object' }>
  value: Record<string, unknown>
}) {
  const language = useLanguage()
  const { fields } = useMessages(words)
  const name = kind.fields.some(({ key }) => key === language) ? plain(value[language]) : ''
  if (isWords(kind)) return <span className="trede-preserve">{name}</span>
  const table =
    isRecord(value) && typeof value['file'] === 'string' ? `${value['file']} · ${plain(value['decision'])}` : ''
  if (table) return table
  const others = kind.fields.filter(
    ({ key }) => !['key', 'nl', 'en'].includes(key) && value[key] !== undefined && value[key] !== null,
  )
  return (
    <>
      {name ? <span className="trede-preserve">{name}</span> : null}
      {others.length === 0 ? null : (
        <DefinitionList
          items={others.map(({ key, value: part }) => ({
            term: wordFor(fields, key),
            value:
              key === 'source' ? (
                <SourceNote source={plain(value[key])} />
              ) : (
                <ValueWords kind={part} value={value[key]} />
              ),
          }))}
        />
      )}
    </>
  )
}
