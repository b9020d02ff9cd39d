import type { Unit } from '../../policy/parameter.ts'
import type { Sourced } from '../../policy/sourced.ts'
import { type Language, useLanguage } from '../language.ts'
import { useMessages, wordFor } from '../messages.ts'
import { messages } from './messages.ts'
import { isRecord } from './parameter-path.ts'
import { Provenance } from './sourced-value.tsx'
import type { ValueKind } from './value-kind.ts'
import { messages as words } from './value-messages.ts'
import { ValueWords } from './value-words.tsx'

/** As long as a cell of a wide table can be; the whole stands below it. */
const LONGEST = 60

const cut = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST).trimEnd()}…`)

/** The names in a list, or of one thing. */
function namesIn(value: unknown, language: Language): string {
  if (Array.isArray(value)) return value.map((one) => namesIn(one, language)).join(', ')
  const name = isRecord(value) ? value[language] : value
  return typeof name === 'string' ? name : ''
}

/** A value so short that a column of them can be compared; undefined where it is short as it is. */
function useShort(): (kind: ValueKind, value: unknown) => string | undefined {
  const { choices } = useMessages(words)
  const language = useLanguage()
  return (kind, value) => {
    if (kind.kind === 'text') return typeof value === 'string' && value.length > LONGEST ? cut(value) : undefined
    if (kind.kind === 'list') return cut(namesIn(value, language))
    if (kind.kind !== 'object' || !isRecord(value)) return undefined
    const chosen = kind.fields.flatMap(({ key, value: part }) =>
      part.kind === 'choice' && typeof value[key] === 'string' ? [wordFor(choices, value[key])] : [],
    )
    const listed = kind.fields.find(({ value: part }) => part.kind === 'list')
    const named = listed ? namesIn(value[listed.key], language) : namesIn(value, language)
    const short = [...chosen, ...(listed || chosen.length === 0 ? [named] : [])].filter(Boolean).join(': ')
    return cut(short === '' && typeof value['file'] === 'string' ? value['file'] : short)
  }
}

interface PackCellProps {
  parameter: Sourced<unknown>
  kind: ValueKind
  unit: Unit | undefined
}

/** One parameter of one municipality: what it says in a few words, the whole with its source on asking. */
export function PackCell({ parameter, kind, unit }: PackCellProps) {
  const m = useMessages(messages)
  const short = useShort()
  const value = 'value' in parameter ? parameter.value : undefined
  const brief = value === undefined ? undefined : short(kind, value)
  return (
    <details className="trede-cell">
      <summary>
        {value === undefined ? (
          <span className="trede-unknown">{m.unknown}</span>
        ) : (
          (brief ?? <ValueWords kind={kind} value={value} unit={unit} />)
        )}
      </summary>
      {brief === undefined ? null : <ValueWords kind={kind} value={value} unit={unit} />}
      <Provenance parameter={parameter} />
    </details>
  )
}
