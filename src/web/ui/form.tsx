import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  type SubmitEvent,
  useCallback,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { useMessages } from '../messages.ts'
import { Problem, problemAt } from '../problem.ts'
import { messages } from './messages.ts'
import { Notice } from './notice.tsx'
import { useProblemText } from './problem-notice.tsx'

interface FormState {
  formId: string
  problem: unknown
  /** Says that the text at a pointer is no day, or is one again. */
  markDay: (pointer: string, isDay: boolean) => void
}

const FormContext = createContext<FormState>({ formId: 'form', problem: undefined, markDay: () => undefined })

/** For a day that is typed: text that is no day is said before anything is sent, since to the page it looks like none. */
export function useMarkDay(pointer: string): (isDay: boolean) => void {
  const { markDay } = useContext(FormContext)
  useEffect(() => () => markDay(pointer, true), [markDay, pointer])
  return (isDay) => markDay(pointer, isDay)
}

/** A JSON pointer as part of an id: '/steps/0/dueOn' is 'steps-0-dueOn'. */
function idPart(pointer: string): string {
  return pointer.replace(/^\//, '').replaceAll(/[^\w]+/g, '-')
}

/** The id of the field at a pointer, and what the last refusal said about it. */
export function useFieldState(
  pointer: string,
  ownError: string | undefined,
): { id: string; error: string | undefined } {
  const { formId, problem } = useContext(FormContext)
  return { id: `${formId}-${idPart(pointer)}`, error: ownError ?? problemAt(problem, pointer) }
}

/** Somebody else was first: the dossier's own notice above the form says what they did. */
function isConflict(problem: unknown): boolean {
  return problem instanceof Problem && problem.code === 'dossier.changed-meanwhile'
}

interface FormProps {
  children: ReactNode
  onSubmit: () => void
  /** The error of the mutation; a Problem binds its pointers to the fields and draws the error summary. */
  problem?: unknown
  /** Names the form for screen readers, when a page has more than one. */
  label?: string
  className?: string
}

/** A form: fields with a `name` find their error by pointer, Ctrl+Enter submits, refusals are summed up at the top. */
export function Form({ children, onSubmit, problem: refusal, label, className }: FormProps) {
  const formId = useId()
  const { unread, markDay, noDays, refuse } = useNoDays()
  const problem = noDays ?? refusal
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (unread.length > 0) refuse()
    else onSubmit()
  }
  const submitByKey = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.currentTarget.requestSubmit()
  }
  return (
    <FormContext value={{ formId, problem, markDay }}>
      <form
        noValidate
        className={className ?? 'trede-form'}
        aria-label={label}
        onSubmit={submit}
        onKeyDown={submitByKey}
      >
        {problem && !isConflict(problem) ? <ErrorSummary problem={problem} /> : null}
        {children}
      </form>
    </FormContext>
  )
}

/**
 * A form that stands within another one, which HTML does not have: its fields, errors and keys are its own, and nothing of
 * it sends the outer form. Its button that sends has `onClick`.
 */
export function FormPart({ children, onSubmit, problem: refusal, label }: Omit<FormProps, 'className'>) {
  const formId = useId()
  const { unread, markDay, noDays, refuse } = useNoDays()
  const problem = noDays ?? refusal
  const submitByKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const isInput = event.target instanceof HTMLInputElement
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey || isInput)) return
    event.preventDefault()
    event.stopPropagation()
    if (unread.length > 0) refuse()
    else onSubmit()
  }
  return (
    <FormContext value={{ formId, problem, markDay }}>
      <div role="form" aria-label={label} className="trede-form" onKeyDown={submitByKey}>
        {problem && !isConflict(problem) ? <ErrorSummary problem={problem} /> : null}
        {children}
      </div>
    </FormContext>
  )
}

/** The fields of a form whose text is no day, and the refusal to send them so; it goes when the text is a day again. */
function useNoDays() {
  const { day: m } = useMessages(messages)
  const [unread, setUnread] = useState<readonly string[]>([])
  const [noDays, setNoDays] = useState<Problem>()
  const markDay = useCallback((pointer: string, isDay: boolean) => {
    setUnread((all) => {
      if (all.includes(pointer) !== isDay) return all
      return isDay ? all.filter((one) => one !== pointer) : [...all, pointer]
    })
  }, [])
  const refuse = () => {
    const errors = unread.map((pointer) => ({ pointer, code: 'day.invalid', detail: m.invalid }))
    setNoDays(new Problem(400, 'request.invalid', m.refused, { errors }))
  }
  return { unread, markDay, refuse, noDays: unread.length > 0 ? noDays : undefined }
}

/** What was refused and where, with links to the fields. Takes the focus when it appears or changes. */
function ErrorSummary({ problem }: { problem: unknown }) {
  const m = useMessages(messages)
  const text = useProblemText(problem)
  const { formId } = useContext(FormContext)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) box.current?.focus()
  }, [problem])
  const errors = problem instanceof Problem ? problem.errors : []
  return (
    <div ref={box} tabIndex={-1} className="trede-error-summary">
      <Notice kind="error" title={m.summaryTitle}>
        <p>{text}</p>
        {errors.length > 0 ? (
          <ul className="trede-plain-list">
            {errors.map((error) => (
              <li key={`${error.pointer} ${error.code}`}>
                <a
                  className="nl-link"
                  href={`#${formId}-${idPart(error.pointer)}`}
                  onClick={(event) => goToField(event, formId, error.pointer)}
                >
                  {error.detail}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
      </Notice>
    </div>
  )
}

/** Focuses the field at the pointer, or at the nearest parent that has one. */
function goToField(event: { preventDefault: () => void }, formId: string, pointer: string): void {
  event.preventDefault()
  for (let at = pointer; at.length > 1; at = at.slice(0, at.lastIndexOf('/'))) {
    const field = document.getElementById(`${formId}-${idPart(at)}`)
    if (field) {
      field.focus()
      return
    }
  }
}
