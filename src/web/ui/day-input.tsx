import { TextInput } from '@rijkshuisstijl-community/components-react'
import { useEffect, useRef, useState } from 'react'
import type { IsoDate } from '../../core/day.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { type ControlProps, Field, type FieldProps } from './field.tsx'
import { useMarkDay } from './form.tsx'
import { messages } from './messages.ts'
import { parseDay, typedDay } from './parse-day.ts'

interface DayInputProps {
  /** '' is no day. */
  value: IsoDate
  /** Gets a day, or '' when the text is empty or not a day. */
  onChange: (day: IsoDate) => void
  control: ControlProps
  /** Tells whether the text is a day, when the typist leaves the field. */
  onValidity?: (isDay: boolean) => void
  /** Tells with every change whether the text is a day or nothing. */
  onReadable?: (isReadable: boolean) => void
  /** Reads the text in another way than days are typed everywhere: with a time behind it. */
  readDay?: (text: string) => IsoDate | undefined
  /** Gets the text with every change. */
  onText?: (text: string) => void
  min?: IsoDate
  max?: IsoDate
}

/** A day as typed text (23-11-2026, +14, morgen) with the browser's own calendar beside it. */
function DayInput({ value, onChange, control, onValidity, onReadable, readDay, onText, min, max }: DayInputProps) {
  const m = useMessages(messages)
  const { today } = useDayText()
  const read = readDay ?? ((typed: string) => parseDay(typed, today))
  const [text, setText] = useState(value === '' ? '' : typedDay(value))
  const emitted = useRef(value)
  const picker = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // The page changed the value itself (a draft came back, the form was cleared).
    if (value !== emitted.current) setText(value === '' ? '' : typedDay(value))
    emitted.current = value
  }, [value])
  const emit = (day: IsoDate) => {
    emitted.current = day
    onChange(day)
  }
  const typed = (next: string) => {
    setText(next)
    if (next.trim() === '') onValidity?.(true)
    const day = read(next)
    onText?.(next)
    onReadable?.(day !== undefined || next.trim() === '')
    emit(day ?? '')
  }
  const leave = () => {
    const day = read(text)
    if (day) setText(typedDay(day))
    onValidity?.(day !== undefined || text.trim() === '')
  }
  return (
    <span className="trede-day">
      <TextInput
        {...control}
        value={text}
        autoComplete="off"
        className="trede-width-short"
        onChange={(event) => typed(event.target.value)}
        onBlur={leave}
      />
      <input
        ref={picker}
        type="date"
        className="trede-day-picker"
        tabIndex={-1}
        aria-hidden="true"
        value={value}
        min={min}
        max={max}
        onChange={(event) => {
          setText(event.target.value === '' ? '' : typedDay(event.target.value))
          onValidity?.(true)
          onReadable?.(true)
          emit(event.target.value)
        }}
      />
      <button
        type="button"
        className="trede-icon-button"
        aria-label={m.day.pick}
        title={m.day.pick}
        onClick={() => picker.current?.showPicker()}
      >
        <CalendarIcon />
      </button>
    </span>
  )
}

function CalendarIcon() {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
    >
      <rect x="2.8" y="4" width="14.4" height="13.2" rx="1.6" />
      <path d="M2.8 8.2h14.4M6.6 2v3.6M13.4 2v3.6" />
    </svg>
  )
}

export interface QuickDay {
  label: string
  day: IsoDate
}

interface DayFieldProps extends FieldProps {
  /** '' is no day. */
  value: IsoDate
  /** Gets a day, or '' when the text is empty or not a day. */
  onChange: (day: IsoDate) => void
  /** Buttons that fill the day: 'over 2 weken'. */
  quick?: readonly QuickDay[]
  min?: IsoDate
  max?: IsoDate
  /** Says the day in words below the field: 'ma 7 december 2026, over 14 dagen'. Default true. */
  saysDay?: boolean
  /** Told with every change whether the text is a day or nothing: in a day that may be left out, text that is no day must not count as none. */
  onReadable?: (isReadable: boolean) => void
  readDay?: (text: string) => IsoDate | undefined
  onText?: (text: string) => void
}

/** A labelled day. Says when the text is not a day, and says the chosen day in words. */
export function DayField({
  value,
  onChange,
  quick = [],
  min,
  max,
  saysDay = true,
  onReadable,
  readDay,
  onText,
  hint,
  error,
  ...field
}: DayFieldProps) {
  const m = useMessages(messages)
  const days = useDayText()
  const [isDay, setIsDay] = useState(true)
  const mark = useMarkDay(`/${field.name}`)
  // A page that reads the text itself has its own words for it.
  const readable = onReadable ?? (readDay ? undefined : mark)
  // What has to lie in the past is typed in other words than what lies ahead.
  const ownHint = max !== undefined && max <= days.today ? m.day.pastHint : m.day.hint
  return (
    <Field {...field} hint={hint ?? ownHint} error={isDay ? error : m.day.invalid}>
      {(control) => (
        <>
          <div className="trede-day-row">
            <DayInput
              value={value}
              control={control}
              onValidity={setIsDay}
              {...(readable ? { onReadable: readable } : {})}
              {...(readDay ? { readDay } : {})}
              {...(onText ? { onText } : {})}
              {...(min ? { min } : {})}
              {...(max ? { max } : {})}
              onChange={(day) => {
                if (day !== '') setIsDay(true)
                onChange(day)
              }}
            />
            {quick.map((choice) => (
              <button
                key={choice.label}
                type="button"
                className="trede-chip"
                aria-pressed={choice.day === value}
                onClick={() => {
                  setIsDay(true)
                  readable?.(true)
                  onChange(choice.day)
                }}
              >
                {choice.label}
              </button>
            ))}
          </div>
          {saysDay ? (
            <p className="trede-day-said" aria-live="polite">
              {value === '' ? '' : `${days.day(value)}, ${days.relative(value)}`}
            </p>
          ) : null}
        </>
      )}
    </Field>
  )
}
