import { useEffect, useRef } from 'react'
import { useDayText } from '../day-text.ts'
import { type DraftChoice, useDraftChoice } from '../draft-choice.ts'
import { typedWords } from '../draft-words.ts'
import { useMessages } from '../messages.ts'
import { messages } from '../shell-messages.ts'
import { Button } from '../ui/button.tsx'

/** At the foot of the page, so that nobody is interrupted while typing: a draft has two texts, and one of them goes on. */
export function DraftChoiceBar() {
  const { draftChoice: m } = useMessages(messages)
  const choice = useDraftChoice()
  const dialog = useRef<HTMLDialogElement>(null)
  const isAsked = choice !== undefined
  useEffect(() => {
    if (!isAsked) dialog.current?.close()
  }, [isAsked])
  return (
    <>
      <div role="status" className={isAsked ? 'trede-choice-bar' : undefined}>
        {isAsked ? (
          <>
            {m.bar} <Button onClick={() => dialog.current?.showModal()}>{m.look}</Button>
          </>
        ) : null}
      </div>
      <dialog ref={dialog} className="trede-dialog trede-dialog-wide" aria-labelledby="concept-keuze">
        {choice ? <Both choice={choice} onLater={() => dialog.current?.close()} /> : null}
      </dialog>
    </>
  )
}

function Both({ choice, onLater }: { choice: DraftChoice; onLater: () => void }) {
  const { draftChoice: m } = useMessages(messages)
  const days = useDayText()
  const { at } = choice.other
  return (
    <>
      <h2 id="concept-keuze" className="trede-h2">
        {m.title}
      </h2>
      <p>{m.text}</p>
      <Typed title={m.mine} body={choice.mine} />
      <div className="trede-actions">
        <Button onClick={choice.keepMine}>{m.keepMine}</Button>
      </div>
      <Typed title={m.other(days.moment(at.toISOString()))} body={choice.other.body} />
      <div className="trede-actions">
        <Button onClick={choice.takeOther}>{m.takeOther}</Button>
        <Button kind="subtle" onClick={onLater}>
          {m.later}
        </Button>
      </div>
    </>
  )
}

function Typed({ title, body }: { title: string; body: unknown }) {
  const { draftChoice: m } = useMessages(messages)
  const words = typedWords(body)
  return (
    <section aria-label={title}>
      <h3 className="trede-h3">{title}</h3>
      {words.length === 0 ? <p className="trede-soft">{m.none}</p> : null}
      {words.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand twice, and the list does not move
        <blockquote key={index} className="trede-words">
          {text}
        </blockquote>
      ))}
    </section>
  )
}
