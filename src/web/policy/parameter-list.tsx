import { useId } from 'react'
import type { PolicyPack } from '../../policy/pack.ts'
import { STEP_LABELS, Step } from '../../policy/parameter.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Card } from '../ui/card.tsx'
import { messages } from './messages.ts'
import { PARAMETERS, type Parameter, parameterOf } from './parameter-path.ts'
import { SourcedValue } from './sourced-value.tsx'
import { kindOf, knownPart, type ValueKind } from './value-kind.ts'
import { messages as words } from './value-messages.ts'
import { ValueWords } from './value-words.tsx'

export type Show = 'all' | 'known' | 'unknown'

export interface ParameterFilter {
  show: Show
  text: string
}

/** The kind of a parameter's value. @throws Error for a schema that is no parameter */
export function kindOfParameter({ path, schema }: Parameter): ValueKind {
  const part = schema ? knownPart(schema)?.shape['value'] : undefined
  if (!part) throw new Error(`${path} is no parameter`)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a part of a Zod object is a Zod schema
  return kindOf(part as Parameters<typeof kindOf>[0])
}

/** Whether a parameter is to be shown: what it is called, what it says and where it comes from are searched. */
function isShown(parameter: Parameter, pack: PolicyPack, { show, text }: ParameterFilter): boolean {
  const value = parameterOf(pack, parameter.path)
  const isKnown = 'value' in value
  if ((show === 'known' && !isKnown) || (show === 'unknown' && isKnown)) return false
  const { title, hint, step } = parameter.meta
  const haystack = JSON.stringify([title, hint, STEP_LABELS[step], value]).toLowerCase()
  return haystack.includes(text.trim().toLowerCase())
}

/** The parameters that the filter leaves, in the order of the work. */
export const shownParameters = (pack: PolicyPack, filter: ParameterFilter): Parameter[] =>
  PARAMETERS.filter((parameter) => isShown(parameter, pack, filter))

/** The bounds of a number, in words; undefined where there are none. */
export function useBoundWords(): (kind: ValueKind) => string | undefined {
  const m = useMessages(messages)
  return (kind) => {
    if (kind.kind !== 'number') return undefined
    if (kind.min !== null && kind.max !== null) return m.between(kind.min, kind.max)
    return kind.min === null ? undefined : m.atLeast(kind.min)
  }
}

/** Every parameter of a pack, step by step: value, unit, bounds, source and who filled it. */
export function ParameterList({ pack, shown }: { pack: PolicyPack; shown: readonly Parameter[] }) {
  const language = useLanguage()
  const steps = Step.options.filter((step) => shown.some(({ meta }) => meta.step === step))
  return steps.map((step) => (
    <Card key={step} title={STEP_LABELS[step][language]}>
      <dl className="trede-parameters">
        {shown
          .filter(({ meta }) => meta.step === step)
          .map((parameter) => (
            <OneParameter key={parameter.path} parameter={parameter} pack={pack} />
          ))}
      </dl>
    </Card>
  ))
}

function OneParameter({ parameter, pack }: { parameter: Parameter; pack: PolicyPack }) {
  const language = useLanguage()
  const { units } = useMessages(words)
  const boundWords = useBoundWords()
  const id = useId()
  const { title, hint, unit } = parameter.meta
  const kind = kindOfParameter(parameter)
  const bounds = boundWords(kind)
  return (
    <div>
      <dt id={id}>
        {title[language]}
        {hint ? <span className="trede-hint">{hint[language]}</span> : null}
        {bounds ? (
          <span className="trede-hint">
            {bounds} {unit ? units[unit] : ''}
          </span>
        ) : null}
      </dt>
      <dd>
        <SourcedValue parameter={parameterOf(pack, parameter.path)}>
          {(value) => <ValueWords kind={kind} value={value} unit={unit} />}
        </SourcedValue>
      </dd>
    </div>
  )
}
