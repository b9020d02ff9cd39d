import { useEffect, useState } from 'react'
import type { ValueNames } from '../../policy/cell-words.ts'
import type { EditableTable } from '../../policy/editable-table.ts'
import type { KnownNames } from '../../policy/known-name.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DayField } from '../ui/day-input.tsx'
import { CheckField, SelectField, TextField } from '../ui/field.tsx'
import {
  RANGE_KINDS,
  type RangeChoice,
  rangeChoice,
  rangeFeel,
  textFeel,
  valuesChoice,
  valuesFeel,
  YES_NO_FEEL,
  yesNoChoice,
} from './cell-choice.ts'
import { type CellPlace, cellAt } from './table-edit.ts'
import { messages } from './table-messages.ts'
import { allowedTexts, columnName, wordsOf } from './table-words.ts'
import { namesOf, type TableNames } from './value-names.ts'

interface CellChooserProps {
  table: EditableTable
  place: CellPlace
  names: TableNames
  known: KnownNames
  onCell: (place: CellPlace, feel: string) => void
}

/** The cell that has the turn: what it means, and choosing instead of writing FEEL. */
export function CellChooser(props: CellChooserProps) {
  const { table, place, names, onCell } = props
  const { chooser: m } = useMessages(messages)
  const language = useLanguage()
  const feel = cellAt(table, place)
  return (
    <section className="trede-stack" aria-label={m.title(place.row + 1, columnName(table, place.column))}>
      <h3 className="trede-h3">{m.title(place.row + 1, columnName(table, place.column))}</h3>
      <p>
        {m.means}: <strong>{wordsOf(table, place.column, feel, names)[language]}</strong>
      </p>
      <Choices key={`${place.row} ${place.column}`} {...props} feel={feel} />
      <TextField label={m.feel} name="cell" width="full" value={feel} onChange={(next) => onCell(place, next)} />
    </section>
  )
}

function Choices({ table, place, names, known, onCell, feel }: CellChooserProps & { feel: string }) {
  const set = (next: string) => onCell(place, next)
  const input = table.inputs[place.column]
  const output = table.outputs[place.column - table.inputs.length]
  if (input) {
    const name = known.get(input.expression)
    const type = input.type === 'Any' ? (name?.type ?? 'Any') : input.type
    const texts = allowedTexts(input.allowed) ?? allowedTexts(name?.allowed ?? null)
    if (type === 'number' || type === 'date') return <RangeFields type={type} feel={feel} onFeel={set} />
    if (type === 'boolean') return <YesNoFields feel={feel} onFeel={set} />
    return type === 'string' && texts ? (
      <ValuesFields texts={texts} names={namesOf(names, input.expression)} feel={feel} onFeel={set} />
    ) : null
  }
  const texts = output ? allowedTexts(output.allowed) : undefined
  if (texts) return <OutcomeField texts={texts} names={names.own} feel={feel} onFeel={set} />
  return output?.type === 'boolean' ? <YesNoFields feel={feel} onFeel={set} isOutcome /> : null
}

interface FeelFieldsProps {
  feel: string
  onFeel: (feel: string) => void
}

function TooMuch() {
  const { chooser: m } = useMessages(messages)
  return <p className="trede-soft">{m.tooMuch}</p>
}

const HAS_LOW: readonly RangeChoice['kind'][] = ['exactly', 'from-to', 'from-through', 'at-least', 'more-than']
const HAS_HIGH: readonly RangeChoice['kind'][] = ['from-to', 'from-through', 'at-most', 'less-than']

function RangeFields({ type, feel, onFeel }: FeelFieldsProps & { type: 'number' | 'date' }) {
  const { chooser: m } = useMessages(messages)
  const read = rangeChoice(feel)
  const [choice, setChoice] = useState<RangeChoice>(read ?? { kind: 'any', low: '', high: '' })
  useEffect(() => {
    // The cell was changed elsewhere: in the grid, by an undo.
    const now = rangeChoice(feel)
    setChoice((before) => (now && rangeFeel(before, type) !== feel ? now : before))
  }, [feel, type])
  if (!read) return <TooMuch />
  const set = (change: Partial<RangeChoice>) => {
    const next = { ...choice, ...change }
    setChoice(next)
    const made = rangeFeel(next, type)
    if (made !== undefined) onFeel(made)
  }
  const end = (side: 'low' | 'high', label: string) =>
    type === 'date' ? (
      <DayField label={label} name={side} hint="" value={choice[side]} onChange={(value) => set({ [side]: value })} />
    ) : (
      <TextField
        label={label}
        name={side}
        width="short"
        inputMode="decimal"
        value={choice[side]}
        onChange={(value) => set({ [side]: value })}
      />
    )
  return (
    <div className="trede-fields">
      <SelectField
        label={m.kind}
        name="kind"
        choices={RANGE_KINDS.map((kind) => ({ value: kind, label: m.kinds[kind] }))}
        value={choice.kind}
        onChange={(kind) => set({ kind: kind || 'any' })}
      />
      {HAS_LOW.includes(choice.kind) ? end('low', HAS_HIGH.includes(choice.kind) ? m.low : m.value) : null}
      {HAS_HIGH.includes(choice.kind) ? end('high', HAS_LOW.includes(choice.kind) ? m.high : m.value) : null}
    </div>
  )
}

function YesNoFields({ feel, onFeel, isOutcome = false }: FeelFieldsProps & { isOutcome?: boolean }) {
  const { chooser: m } = useMessages(messages)
  const choice = yesNoChoice(feel)
  if (!choice) return <TooMuch />
  const choices = [
    { value: 'yes' as const, label: m.yes },
    { value: 'no' as const, label: m.no },
    ...(isOutcome
      ? []
      : [
          { value: 'any' as const, label: m.kinds.any },
          { value: 'unknown' as const, label: m.kinds.unknown },
        ]),
  ]
  return (
    <ChoiceGroup
      legend={isOutcome ? m.outcome : m.kind}
      name="yes-no"
      isInline
      choices={choices}
      value={choice}
      onChange={(next) => onFeel(YES_NO_FEEL[next])}
    />
  )
}

interface ValuesProps extends FeelFieldsProps {
  texts: readonly string[]
  names: ValueNames
}

function ValuesFields({ texts, names, feel, onFeel }: ValuesProps) {
  const { chooser: m } = useMessages(messages)
  const language = useLanguage()
  const choice = valuesChoice(feel)
  if (!choice || choice.values.some((value) => !texts.includes(value))) return <TooMuch />
  return (
    <fieldset className="trede-fieldset">
      <legend className="trede-label">{m.values}</legend>
      <div className="trede-choices trede-choices-inline">
        {texts.map((text) => (
          <CheckField
            key={text}
            name={`values/${text}`}
            label={names(text)?.[language] ?? text}
            isChecked={choice.values.includes(text)}
            onChange={(isChecked) =>
              onFeel(
                valuesFeel({
                  ...choice,
                  values: texts.filter((one) => (one === text ? isChecked : choice.values.includes(one))),
                }),
              )
            }
          />
        ))}
      </div>
      {choice.values.length > 0 ? (
        <CheckField
          name="values-except"
          label={m.except}
          isChecked={choice.isExcept}
          onChange={(isExcept) => onFeel(valuesFeel({ ...choice, isExcept }))}
        />
      ) : null}
    </fieldset>
  )
}

function OutcomeField({ texts, names, feel, onFeel }: ValuesProps) {
  const { chooser: m } = useMessages(messages)
  const language = useLanguage()
  const now = texts.find((text) => textFeel(text) === feel.trim())
  return (
    <SelectField
      label={m.outcome}
      name="outcome"
      choices={texts.map((text) => ({ value: text, label: names(text)?.[language] ?? text }))}
      value={now ?? ''}
      onChange={(next) => onFeel(next === '' ? '' : textFeel(next))}
      {...(now === undefined ? { emptyLabel: m.choose } : {})}
    />
  )
}
