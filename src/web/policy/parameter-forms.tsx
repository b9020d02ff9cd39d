import { type ReactNode, useRef, useState } from 'react'
import type { PolicyDocument } from '../../api/policy-draft.ts'
import { STEP_LABELS, Step } from '../../policy/parameter.ts'
import type { Draft } from '../draft.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { useFocusNext } from '../plan/row-focus.ts'
import { problemAt } from '../problem.ts'
import { Button } from '../ui/button.tsx'
import { Card, Tag } from '../ui/card.tsx'
import { messages } from './draft-messages.ts'
import { pointerOf, type TypedDraft, typed } from './draft-state.ts'
import { kindOfParameter } from './parameter-list.tsx'
import { type Parameter, valueAt } from './parameter-path.ts'
import { ParameterField } from './value-field.tsx'
import { messages as valueMessages } from './value-messages.ts'
import { ValueWords } from './value-words.tsx'

interface ParameterFormsProps {
  document: PolicyDocument
  draft: Draft<TypedDraft>
  shown: readonly Parameter[]
  /** The last refusal: whatever it names is open. */
  problem: unknown
}

/** Every value step by step; each opens where it stands, so that the page stays short enough to overlook. */
export function ParameterForms({ document, draft, shown, problem }: ParameterFormsProps) {
  const language = useLanguage()
  const steps = Step.options.filter((step) => shown.some(({ meta }) => meta.step === step))
  return steps.map((step) => (
    <Card key={step} title={STEP_LABELS[step][language]}>
      <div className="trede-parameters">
        {shown
          .filter(({ meta }) => meta.step === step)
          .map((parameter) => (
            <OneParameter
              key={parameter.path}
              parameter={parameter}
              document={document}
              draft={draft}
              hasProblem={problemAt(problem, pointerOf(parameter.path)) !== undefined}
            />
          ))}
      </div>
    </Card>
  ))
}

interface OneParameterProps {
  parameter: Parameter
  document: PolicyDocument
  draft: Draft<TypedDraft>
  hasProblem: boolean
}

function OneParameter({ parameter, document, draft, hasProblem }: OneParameterProps) {
  const { units } = useMessages(valueMessages)
  const language = useLanguage()
  const { path, meta } = parameter
  const { title, hint, unit } = meta
  const kind = kindOfParameter(parameter)
  const change = draft.value.changes[path]
  const value = change ? change.now : valueAt(document.pack, path)
  const set = (next: unknown) => draft.set((before) => typed(before, document.pack, path, next))
  return (
    <Opening
      title={title[language]}
      hint={hint?.[language]}
      isChanged={change !== undefined}
      mustBeOpen={hasProblem}
      onRevert={() => set(valueAt(document.pack, path))}
      closed={<ValueWords kind={{ kind: 'sourced', value: kind }} value={value} />}
    >
      <ParameterField
        kind={kind}
        name={pointerOf(path).slice(1)}
        label={title[language]}
        value={value}
        onChange={set}
        unit={unit ? units[unit] : undefined}
      />
    </Opening>
  )
}

interface OpeningProps {
  title: string
  hint: string | undefined
  isChanged: boolean
  mustBeOpen: boolean
  onRevert: () => void
  closed: ReactNode
  children: ReactNode
}

/** A value to read, that opens into its form. */
export function Opening({ title, hint, isChanged, mustBeOpen, onRevert, closed, children }: OpeningProps) {
  const m = useMessages(messages)
  const [isOpen, setIsOpen] = useState(isChanged)
  const shows = isOpen || mustBeOpen
  const box = useRef<HTMLDivElement>(null)
  const focusNext = useFocusNext()
  const open = () => {
    setIsOpen(true)
    focusNext(() => box.current?.querySelector<HTMLElement>('input:checked, input, textarea, select'))
  }
  const close = () => {
    onRevert()
    setIsOpen(false)
    focusNext(() => box.current?.querySelector<HTMLElement>('button'))
  }
  return (
    <div ref={box} role="group" aria-label={title}>
      <div className="trede-parameter-name">
        <strong>{title}</strong> {isChanged ? <Tag>{m.changed}</Tag> : null}
        {hint ? <span className="trede-hint">{hint}</span> : null}
      </div>
      <div>
        {shows ? children : closed}
        <div className="trede-actions">
          {shows ? null : (
            <Button kind="subtle" aria-label={m.edit(title)} onClick={open}>
              {m.editShort}
            </Button>
          )}
          {isChanged ? (
            <Button kind="subtle" onClick={close}>
              {m.revert}
            </Button>
          ) : null}
        </div>
      </div>
    </div>
  )
}
