import { useState } from 'react'
import { AggregationName, ColumnType, type EditableTable, HitPolicyName } from '../../policy/editable-table.ts'
import type { KnownNames } from '../../policy/known-name.ts'
import { messages as dossierMessages } from '../dossier/messages.ts'
import { useMessages, wordFor } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { SelectField, TextAreaField, TextField } from '../ui/field.tsx'
import { addInput, addOutput, canRemoveColumn, removeColumn } from './table-edit.ts'
import { messages } from './table-messages.ts'
import { columnName } from './table-words.ts'

interface ColumnFormProps {
  table: EditableTable
  column: number
  known: KnownNames
  /** `tag` names what is being typed, so that one undo takes it away as a whole. */
  onTable: (table: EditableTable, tag: string | null) => void
}

/** What facts are called, as choices for a column. */
function useFactChoices(known: KnownNames) {
  const { facts } = useMessages(dossierMessages)
  return [...known.keys()].map((name) => ({ value: name, label: wordFor(facts, name) }))
}

/** The column of the cell that has the turn: its name, what it reads, its kind of value, and what is allowed. */
export function ColumnForm(props: ColumnFormProps) {
  const { table, column, onTable } = props
  const { column: m } = useMessages(messages)
  const name = columnName(table, column)
  const isInput = column < table.inputs.length
  return (
    <section className="trede-stack" aria-label={m.title(name)}>
      <h3 className="trede-h3">{m.title(name)}</h3>
      {isInput ? <InputFields {...props} /> : <OutputFields {...props} />}
      {canRemoveColumn(table, column) ? (
        <Button kind="subtle" isDanger onClick={() => onTable(removeColumn(table, column), null)}>
          {m.remove(name)}
        </Button>
      ) : null}
    </section>
  )
}

function InputFields({ table, column, known, onTable }: ColumnFormProps) {
  const { column: m } = useMessages(messages)
  const facts = useFactChoices(known)
  const input = table.inputs[column]
  if (!input) return null
  const set = (change: Partial<typeof input>, part: string) =>
    onTable({ ...table, inputs: table.inputs.with(column, { ...input, ...change }) }, `${input.id} ${part}`)
  const isFact = known.has(input.expression)
  return (
    <>
      <TextField label={m.label} name="label" value={input.label} onChange={(label) => set({ label }, 'label')} />
      <SelectField
        label={m.reads}
        name="fact"
        choices={facts}
        value={isFact ? input.expression : ''}
        emptyLabel={m.own}
        onChange={(name) => {
          const fact = known.get(name)
          set(fact ? { expression: name, type: fact.type } : { expression: '' }, 'fact')
        }}
      />
      {isFact ? null : (
        <TextField
          label={m.expression}
          name="expression"
          width="full"
          value={input.expression}
          onChange={(expression) => set({ expression }, 'expression')}
        />
      )}
      <TypeField type={input.type} onType={(type) => set({ type }, 'type')} />
      <AllowedField allowed={input.allowed} onAllowed={(allowed) => set({ allowed }, 'allowed')} />
    </>
  )
}

function OutputFields({ table, column, onTable }: ColumnFormProps) {
  const { column: m } = useMessages(messages)
  const at = column - table.inputs.length
  const output = table.outputs[at]
  if (!output) return null
  const set = (change: Partial<typeof output>, part: string) =>
    onTable({ ...table, outputs: table.outputs.with(at, { ...output, ...change }) }, `${output.id} ${part}`)
  return (
    <>
      <TextField label={m.label} name="label" value={output.label} onChange={(label) => set({ label }, 'label')} />
      <TypeField type={output.type} onType={(type) => set({ type }, 'type')} />
      <AllowedField allowed={output.allowed} onAllowed={(allowed) => set({ allowed }, 'allowed')} />
      <TextField
        label={m.defaultValue}
        name="default"
        isOptional
        value={output.defaultValue ?? ''}
        onChange={(text) => set({ defaultValue: text === '' ? null : text }, 'default')}
      />
    </>
  )
}

function TypeField({ type, onType }: { type: ColumnType; onType: (type: ColumnType) => void }) {
  const { column: m } = useMessages(messages)
  return (
    <SelectField
      label={m.type}
      name="type"
      choices={ColumnType.options.map((value) => ({ value, label: m.types[value] }))}
      value={type}
      onChange={(next) => onType(next || 'Any')}
    />
  )
}

function AllowedField({ allowed, onAllowed }: { allowed: string | null; onAllowed: (allowed: string | null) => void }) {
  const { column: m } = useMessages(messages)
  return (
    <TextField
      label={m.allowed}
      hint={m.allowedHint}
      name="allowed"
      width="full"
      isOptional
      value={allowed ?? ''}
      onChange={(text) => onAllowed(text.trim() === '' ? null : text)}
    />
  )
}

type WholeTableProps = Pick<ColumnFormProps, 'table' | 'known' | 'onTable'>

/** The table as a whole: its name, how it chooses between rows, and new columns. */
export function TableForm({ table, known, onTable }: WholeTableProps) {
  const { hit: m, hitPolicies, aggregations, noAggregation, general } = useMessages(messages)
  return (
    <div className="trede-stack">
      <div className="trede-fields">
        <TextField
          label={general.label}
          name="table-label"
          value={table.label}
          onChange={(label) => onTable({ ...table, label }, 'table label')}
        />
        <SelectField
          label={m.policy}
          hint={hitPolicies[table.hitPolicy].text}
          name="hitPolicy"
          choices={HitPolicyName.options.map((value) => ({ value, label: hitPolicies[value].name }))}
          value={table.hitPolicy}
          onChange={(next) => {
            const hitPolicy = next || 'UNIQUE'
            onTable({ ...table, hitPolicy, aggregation: hitPolicy === 'COLLECT' ? table.aggregation : null }, null)
          }}
        />
        {table.hitPolicy === 'COLLECT' ? (
          <SelectField
            label={m.aggregation}
            name="aggregation"
            choices={AggregationName.options.map((value) => ({ value, label: aggregations[value] }))}
            value={table.aggregation ?? ''}
            emptyLabel={noAggregation}
            onChange={(next) => onTable({ ...table, aggregation: next || null }, null)}
          />
        ) : null}
      </div>
      <TextAreaField
        label={general.description}
        name="table-description"
        rows={2}
        value={table.description}
        onChange={(description) => onTable({ ...table, description }, 'table description')}
        isOptional
      />
      <NewColumns table={table} known={known} onTable={onTable} />
    </div>
  )
}

function NewColumns({ table, known, onTable }: WholeTableProps) {
  const { column: m } = useMessages(messages)
  const facts = useFactChoices(known)
  const free = facts.filter(({ value }) => !table.inputs.some(({ expression }) => expression === value))
  const [fact, setFact] = useState('')
  const [outcome, setOutcome] = useState('')
  const addFact = () => {
    const label = free.find(({ value }) => value === fact)?.label
    if (label === undefined) return
    onTable(addInput(table, { label, expression: fact, type: known.get(fact)?.type ?? 'Any', allowed: null }), null)
    setFact('')
  }
  const addOutcome = () => {
    if (outcome.trim() === '') return
    const named = { name: outcome.trim(), label: '', type: 'Any', allowed: null, defaultValue: null } as const
    onTable(addOutput(table, named), null)
    setOutcome('')
  }
  return (
    <div className="trede-policy-sides">
      <fieldset className="trede-fieldset">
        <legend className="trede-label">{m.addInput}</legend>
        <SelectField label={m.which} name="new-fact" choices={free} value={fact} emptyLabel="" onChange={setFact} />
        <Button onClick={addFact} disabled={fact === ''}>
          {m.add}
        </Button>
      </fieldset>
      <fieldset className="trede-fieldset">
        <legend className="trede-label">{m.addOutput}</legend>
        <TextField label={m.newOutput} name="new-outcome" value={outcome} onChange={setOutcome} />
        <Button onClick={addOutcome} disabled={outcome.trim() === ''}>
          {m.add}
        </Button>
      </fieldset>
    </div>
  )
}
