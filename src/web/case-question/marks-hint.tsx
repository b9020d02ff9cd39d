import { identifyingMarks, type Known, type Mark, withoutMarks } from '../../core/identifying.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { messages } from './messages.ts'

interface MarksHintProps {
  text: string
  person: Known
  onChange: (text: string) => void
}

/** Says while somebody types what shows who it is about, and takes it out in one press. Always there, to be read out. */
export function MarksHint({ text, person, onChange }: MarksHintProps) {
  const m = useMessages(messages)
  const marks = identifyingMarks(text, person)
  const sure = marks.filter(({ isSure }) => isSure)
  const maybe = marks.filter(({ isSure }) => !isSure)
  const inWords = (list: readonly Mark[]) =>
    [...new Set(list.map(({ start, end, kind }) => `${text.slice(start, end)} (${m.kinds[kind]})`))].join(', ')
  return (
    <>
      <div role="status" className={marks.length > 0 ? 'trede-judging' : 'trede-hidden'}>
        {sure.length > 0 ? <p>{m.found(inWords(sure))}</p> : null}
        {maybe.length > 0 ? <p>{m.maybe(inWords(maybe))}</p> : null}
      </div>
      {sure.length > 0 ? (
        <div className="trede-actions">
          <Button onClick={() => onChange(withoutMarks(text, marks, m.instead))}>{m.clean}</Button>
        </div>
      ) : null}
    </>
  )
}

/** Whether a text shows for certain who it is about. */
export const namesSomebody = (text: string, person: Known): boolean =>
  identifyingMarks(text, person).some(({ isSure }) => isSure)
