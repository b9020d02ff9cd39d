import { useRef, useState } from 'react'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { useFocusNext } from '../plan/row-focus.ts'
import { MoveButton } from '../plan/step-rows.tsx'
import { Button } from '../ui/button.tsx'
import { messages } from './draft-messages.ts'
import { isRecord } from './parameter-path.ts'
import { moved } from './row-order.ts'
import type { DrawField, ValueFieldProps } from './value-field-props.ts'
import { emptyOf, type ValueKind } from './value-kind.ts'

interface ListFieldProps extends ValueFieldProps {
  kind: Extract<ValueKind, { kind: 'list' }>
  draw: DrawField
}

/** A list of things: add, take away and put in order, all by keyboard. */
export function ListField({ kind, name, label, value, onChange, draw }: ListFieldProps) {
  const m = useMessages(messages)
  const language = useLanguage()
  const list = useRef<HTMLOListElement>(null)
  const focusNext = useFocusNext()
  const [said, setSaid] = useState('')
  const items: readonly unknown[] = Array.isArray(value) ? value : []
  const nameOf = (item: unknown, index: number) =>
    (isRecord(item) && typeof item[language] === 'string' && item[language]) || m.item(index + 1)
  const siblings = items.flatMap((item, index) =>
    isRecord(item) && typeof item['key'] === 'string' && item['key'] !== ''
      ? [{ value: item['key'], label: nameOf(item, index) }]
      : [],
  )
  const fieldOf = (index: number) =>
    list.current?.children[index]?.querySelector<HTMLElement>('input, textarea, select, button')
  const add = () => {
    onChange([...items, emptyOf(kind.item)])
    focusNext(() => fieldOf(items.length))
  }
  const move = (index: number, step: -1 | 1) => {
    onChange(moved(items, index, step))
    setSaid(m.item(index + step + 1))
    focusNext(() => list.current?.children[index + step]?.querySelector<HTMLElement>(`[data-step="${step}"] button`))
  }
  const remove = (index: number) => {
    onChange(items.toSpliced(index, 1))
    setSaid(m.removed)
    focusNext(() => fieldOf(Math.min(index, items.length - 2)) ?? document.getElementById(`${name}-add`))
  }
  return (
    <fieldset className="trede-fieldset">
      <legend className="trede-label">{label}</legend>
      <ol ref={list} className="trede-plain-list trede-policy-list">
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the fields hold no state of their own that outlives a move
          <li key={index}>
            <fieldset className="trede-fieldset trede-policy-item">
              <legend className="trede-policy-item-title">{nameOf(item, index)}</legend>
              {draw({
                kind: kind.item,
                name: `${name}/${index}`,
                label: m.name,
                value: item,
                onChange: (next) => onChange(items.with(index, next)),
                siblings,
              })}
              <ItemTools
                name={nameOf(item, index)}
                isFirst={index === 0}
                isLast={index === items.length - 1}
                onMove={(step) => move(index, step)}
                onRemove={() => remove(index)}
              />
            </fieldset>
          </li>
        ))}
      </ol>
      <p role="status" className={said === m.removed ? 'trede-hint' : 'trede-hidden'}>
        {said}
      </p>
      <Button id={`${name}-add`} onClick={add}>
        {m.add(label)}
      </Button>
    </fieldset>
  )
}

interface ItemToolsProps {
  name: string
  isFirst: boolean
  isLast: boolean
  onMove: (step: -1 | 1) => void
  onRemove: () => void
}

function ItemTools({ name, isFirst, isLast, onMove, onRemove }: ItemToolsProps) {
  const m = useMessages(messages)
  return (
    <div className="trede-plan-row-tools">
      <span data-step="-1">
        <MoveButton label={m.up(name)} sign="↑" isOff={isFirst} onPress={() => onMove(-1)} />
      </span>
      <span data-step="1">
        <MoveButton label={m.down(name)} sign="↓" isOff={isLast} onPress={() => onMove(1)} />
      </span>
      <MoveButton label={m.remove(name)} sign="×" isOff={false} onPress={onRemove} />
    </div>
  )
}
