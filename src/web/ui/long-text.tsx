import { useId, useState } from 'react'
import { useMessages } from '../messages.ts'
import { Button } from './button.tsx'
import { firstWords } from './first-words.ts'
import { messages } from './messages.ts'

/** Words as they were typed; of a long text the beginning, and the rest when it is asked for. */
export function LongText({ text }: { text: string }) {
  const { longText: m } = useMessages(messages)
  const [isWhole, setIsWhole] = useState(false)
  const id = useId()
  const beginning = firstWords(text)
  if (beginning === text) return <span className="trede-preserve">{text}</span>
  return (
    <>
      <span id={id} className="trede-preserve">
        {isWhole ? text : `${beginning}…`}
      </span>{' '}
      <Button kind="subtle" aria-expanded={isWhole} aria-controls={id} onClick={() => setIsWhole(!isWhole)}>
        {isWhole ? m.less : m.more}
      </Button>
    </>
  )
}
