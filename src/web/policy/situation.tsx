import { useState } from 'react'
import type { Evaluation } from '../../policy/decide.ts'
import { PolicyFault } from '../../policy/decision-model.ts'
import type { EditableTable } from '../../policy/editable-table.ts'
import type { PlainValue } from '../../policy/feel-value.ts'
import type { KnownNames } from '../../policy/known-name.ts'
import { messages as dossierMessages } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages, wordFor } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { messages as policyMessages } from './messages.ts'
import { namesRead, type TypedFacts, tried } from './situation-model.ts'
import { messages } from './table-messages.ts'
import { allowedTexts } from './table-words.ts'
import { namesOf, type TableNames } from './value-names.ts'

interface SituationProps {
  table: EditableTable
  known: KnownNames
  names: TableNames
}

function attempt(table: EditableTable, known: KnownNames, facts: TypedFacts): Evaluation | PolicyFault {
  try {
    return tried(table, known, facts)
  } catch (error) {
    if (error instanceof PolicyFault) return error
    throw error
  }
}

/** Facts to fill in, and at once which row of the table fits. Made-up facts: nothing of it is kept. */
export function Situation({ table, known, names }: SituationProps) {
  const { situation: m } = useMessages(messages)
  const [facts, setFacts] = useState<TypedFacts>({})
  const read = namesRead(table)
  const isFilled = Object.values(facts).some((text) => text !== '')
  return (
    <div className="trede-stack">
      <p>{m.lead}</p>
      <div className="trede-fields">
        {read.map((name) => (
          <FactField
            key={name}
            name={name}
            table={table}
            known={known}
            names={names}
            value={facts[name] ?? ''}
            onChange={(text) => setFacts({ ...facts, [name]: text })}
          />
        ))}
      </div>
      <div role="status">
        <Outcome made={attempt(table, known, facts)} names={names} />
      </div>
      {isFilled ? <Button onClick={() => setFacts({})}>{m.clear}</Button> : null}
    </div>
  )
}

interface FactFieldProps extends SituationProps {
  name: string
  value: string
  onChange: (text: string) => void
}

function FactField({ name, table, known, names, value, onChange }: FactFieldProps) {
  const { situation: m } = useMessages(messages)
  const { yes, no } = useMessages(policyMessages)
  const { facts } = useMessages(dossierMessages)
  const language = useLanguage()
  const input = table.inputs.find(({ expression }) => expression.trim() === name)
  const fact = known.get(name)
  const type = fact?.type ?? input?.type ?? 'Any'
  const texts = allowedTexts(input?.allowed ?? null) ?? allowedTexts(fact?.allowed ?? null)
  const label = fact ? wordFor(facts, name) : (input?.label ?? name)
  const choices =
    type === 'boolean'
      ? [
          { value: 'true', label: yes },
          { value: 'false', label: no },
        ]
      : texts?.map((text) => ({ value: text, label: namesOf(names, name)(text)?.[language] ?? text }))
  if (choices)
    return (
      <SelectField
        label={label}
        name={`situation/${name}`}
        choices={choices}
        value={value}
        emptyLabel={m.unknown}
        onChange={onChange}
      />
    )
  return (
    <TextField
      label={label}
      name={`situation/${name}`}
      width="short"
      inputMode={type === 'number' ? 'decimal' : 'text'}
      value={value}
      onChange={onChange}
    />
  )
}

function Outcome({ made, names }: { made: Evaluation | PolicyFault; names: TableNames }) {
  const { situation: m } = useMessages(messages)
  const { facts } = useMessages(dossierMessages)
  const language = useLanguage()
  const valueWords = useValueWords(names)
  if (made instanceof PolicyFault) return <p>{m.broken}</p>
  return (
    <>
      {made.rules.length === 0 ? (
        <p>{m.none}</p>
      ) : (
        <>
          <p>
            <strong>{m.fires(made.rules.map(({ index }) => index + 1).join(', '))}</strong>
          </p>
          <ul className="trede-bullets">
            {made.rules.map((rule) => (
              <li key={rule.index}>{rule[language]}</li>
            ))}
          </ul>
        </>
      )}
      {made.isConflict ? <p>{m.conflict}</p> : null}
      {made.value === null ? null : (
        <p>
          {m.outcome}: <strong>{valueWords(made.value)}</strong>
        </p>
      )}
      {made.missing.length > 0 ? (
        <p className="trede-soft">
          {m.missing} {made.missing.map((name) => wordFor(facts, name)).join(', ')}
        </p>
      ) : null}
    </>
  )
}

const isList = (value: PlainValue): value is readonly PlainValue[] => Array.isArray(value)

/** An outcome in words: a name for a text, and each part of an outcome that has more. */
function useValueWords(names: TableNames) {
  const { yes, no, unknown } = useMessages(policyMessages)
  const language = useLanguage()
  const words = (value: PlainValue): string => {
    if (value === null) return unknown
    if (typeof value === 'boolean') return value ? yes : no
    if (typeof value === 'number') return String(value)
    if (typeof value === 'string') return names.own(value)?.[language] ?? value
    if (isList(value)) return value.map(words).join('; ')
    return Object.entries(value)
      .map(([name, part]) => `${name}: ${words(part)}`)
      .join(', ')
  }
  return words
}
