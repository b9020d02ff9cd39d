import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  type SubmitEvent,
  useContext,
  useEffect,
  useId,
  useRef,
} from 'react'
import { useMessages } from '../messages.ts'
import { Problem, problemAt } from '../problem.ts'
import { messages } from './messages.ts'
import { Notice } from './notice.tsx'
import { useProblemText } from './problem-notice.tsx'

interface FormState {
  formId: string
  problem: unknown
}

const FormContext = createContext<FormState>({ formId: 'form', problem: undefined })

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
export function Form({ children, onSubmit, problem, label, className }: FormProps) {
  const formId = useId()
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSubmit()
  }
  const submitByKey = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.currentTarget.requestSubmit()
  }
  return (
    <FormContext value={{ formId, problem }}>
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
