import { useQuery } from '@tanstack/react-query'
import { type ComponentProps, useState } from 'react'
import type { TryOutInput } from '../../api/try-out.ts'
import { type Language, useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { messages } from './try-out-messages.ts'
import { versionsQuery } from './version-query.ts'

/** Made-up residents are the same ones every time, so that two versions can be compared. */
const SEED = 'trede'

/** '12.000' and '1.234,5' in Dutch, '12,000' and '1,234.5' in English; undefined when it is no number. */
function numberIn(text: string, language: Language): number | undefined {
  const [thousands, decimal] = language === 'nl' ? ['.', ','] : [',', '.']
  const plain = text.replaceAll(/\s/g, '').replaceAll(thousands, '').replace(decimal, '.')
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

interface TryOutFormProps {
  version: string
  /** Length of the first talk as the version has it: a first guess of what a contact takes. */
  talkMinutes: number | undefined
  onStart: (input: TryOutInput) => void
  isBusy: boolean
  problem: unknown
}

/** What somebody has typed; `minutes` undefined: not touched, the first guess holds. */
interface Typed {
  residents: 'own' | 'generated'
  size: string
  against: string
  minutes: string | undefined
  hours: string
}

const FRESH: Typed = { residents: 'own', size: '10000', against: '', minutes: undefined, hours: '' }

const isWithin = (value: number | undefined, most: number): boolean =>
  value !== undefined && Number.isInteger(value) && value >= 1 && value <= most

/** What is typed as numbers, and what is wrong with it. */
function useChecked({ residents, size, hours }: Typed, minutes: string) {
  const m = useMessages(messages)
  const language = useLanguage()
  const [sizeGiven, minutesGiven, hoursGiven] = [size, minutes, hours].map((text) => numberIn(text, language))
  const given = { size: sizeGiven, minutes: minutesGiven, hours: hoursGiven }
  const errors = {
    size: residents === 'generated' && !isWithin(given.size, 1_000_000) ? m.sizeError : undefined,
    minutes: isWithin(given.minutes, 480) ? undefined : m.minutesError,
    hours: hours.trim() !== '' && given.hours === undefined ? m.hoursError : undefined,
  }
  return { given, errors, isRight: Object.values(errors).every((error) => error === undefined) }
}

/** Chooses on whom a version is tried, beside which one, and what a contact takes. */
export function TryOutForm({ version, talkMinutes, onStart, isBusy, problem }: TryOutFormProps) {
  const m = useMessages(messages)
  const [typed, setTyped] = useState(FRESH)
  const [isTried, setIsTried] = useState(false)
  const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part })
  const minutes = typed.minutes ?? (talkMinutes === undefined ? '' : String(talkMinutes))
  const { given, errors, isRight } = useChecked(typed, minutes)
  const submit = () => {
    setIsTried(true)
    if (!isRight || given.minutes === undefined) return
    onStart({
      version,
      ...(typed.against === '' ? {} : { against: typed.against }),
      residents: typed.residents === 'own' ? 'own' : { size: given.size ?? 1, seed: SEED },
      minutesPerContact: given.minutes,
      hoursThereAre: given.hours ?? null,
    })
  }
  return (
    <Card title={m.setting} isMain>
      <Form onSubmit={submit} problem={problem}>
        <WhomFields typed={typed} change={change} error={isTried ? errors.size : undefined} />
        <AgainstField version={version} value={typed.against} onChange={(against) => change({ against })} />
        <NumberField
          label={m.minutes}
          name="minutesPerContact"
          hint={m.minutesHint}
          value={minutes}
          onChange={(value) => change({ minutes: value })}
          error={isTried ? errors.minutes : undefined}
        />
        <NumberField
          label={m.hours}
          name="hoursThereAre"
          hint={m.hoursHint}
          value={typed.hours}
          onChange={(hours) => change({ hours })}
          isOptional
          error={isTried ? errors.hours : undefined}
        />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {m.start}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

const NumberField = (props: ComponentProps<typeof TextField>) => (
  <TextField {...props} inputMode="decimal" width="short" />
)

function WhomFields({
  typed: { residents, size },
  change,
  error,
}: {
  typed: Typed
  change: (part: Partial<Typed>) => void
  error: string | undefined
}) {
  const m = useMessages(messages)
  return (
    <>
      <ChoiceGroup
        legend={m.residents}
        name="residents"
        value={residents}
        onChange={(value) => change({ residents: value })}
        choices={[
          { value: 'own', label: m.own, hint: m.ownHint },
          { value: 'generated', label: m.generated, hint: m.generatedHint },
        ]}
      />
      {residents === 'generated' ? (
        <NumberField
          label={m.size}
          name="residents/size"
          hint={m.sizeHint}
          value={size}
          onChange={(value) => change({ size: value })}
          error={error}
        />
      ) : null}
    </>
  )
}

function AgainstField({
  version,
  value,
  onChange,
}: {
  version: string
  value: string
  onChange: (value: string) => void
}) {
  const m = useMessages(messages)
  const { data } = useQuery(versionsQuery)
  const choices = (data?.versions ?? [])
    .filter((row) => row.version !== version && !row.isInForce)
    .map((row) => ({ value: row.version, label: `${row.version} · ${row.title}` }))
  if (choices.length === 0) return null
  return (
    <SelectField
      label={m.against}
      name="against"
      choices={choices}
      value={value}
      onChange={onChange}
      emptyLabel={m.inForce}
    />
  )
}
