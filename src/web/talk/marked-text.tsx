import { Textarea } from '@rijkshuisstijl-community/components-react'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { judgingPieces } from '../../core/judging-words.ts'
import type { Piece } from '../../core/talk.ts'
import { stretchesOf } from '../../core/talk-text.ts'
import { usePolicy } from '../dossier/dossier-query.ts'
import { Field } from '../ui/field.tsx'

type MarkKind = 'lifted' | 'judging' | 'chosen'

const CLASS: Record<MarkKind, string> = {
  lifted: 'trede-mark-lifted',
  judging: 'trede-mark-judging',
  chosen: 'trede-mark-chosen',
}

interface MarkedTextProps {
  label: string
  /** Where a heading says the same. */
  isLabelHidden?: boolean
  name: string
  value: string
  /** Left out where the text can only be read and selected. */
  onChange?: (text: string) => void
  lifted: readonly Piece[]
  /** What somebody is lifting now. */
  chosen: Piece | undefined
  /** F2: lift what is selected, or the sentence at the cursor. */
  onLift: (() => void) | undefined
  box: RefObject<HTMLTextAreaElement | null>
}

/**
 * A text area that shows, behind its words, what was lifted and which words judge. The marks are for the eye: the same
 * is said in words beside it.
 */
export function MarkedText({
  label,
  isLabelHidden = false,
  name,
  value,
  onChange,
  lifted,
  chosen,
  onLift,
  box,
}: MarkedTextProps) {
  const isReadOnly = onChange === undefined
  // Not by the attribute: browsers take the cursor out of such a field, and without it nothing is selected by keyboard.
  useEffect(() => {
    const area = box.current
    if (!isReadOnly || !area) return
    const refuse = (event: Event) => event.preventDefault()
    area.addEventListener('beforeinput', refuse)
    return () => area.removeEventListener('beforeinput', refuse)
  }, [isReadOnly, box])
  const back = useRef<HTMLDivElement>(null)
  const judging = judgingPieces(value, usePolicy()?.judgingWords ?? [])
  const of = (kind: MarkKind, pieces: readonly Piece[]) => pieces.map(({ start, end }) => ({ start, end, kind }))
  const marks = [...of('lifted', lifted), ...of('judging', judging), ...of('chosen', chosen ? [chosen] : [])]
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'F2' || !onLift) return
    event.preventDefault()
    onLift()
  }
  return (
    <Field label={label} name={name} isLabelHidden={isLabelHidden}>
      {(control) => (
        <div className="trede-marked">
          <div ref={back} aria-hidden="true" className="utrecht-textarea trede-textarea trede-marked-back">
            {stretchesOf(value, marks).map(({ start, text, pieces }) =>
              pieces.length === 0 ? (
                text
              ) : (
                <mark key={start} className={pieces.map(({ kind }) => CLASS[kind]).join(' ')}>
                  {text}
                </mark>
              ),
            )}
            {/* A last empty line takes room only when something stands on it. */}
            {'\u200b'}
          </div>
          <Textarea
            {...control}
            ref={box}
            rows={12}
            value={value}
            {...(isReadOnly ? { 'aria-readonly': true, inputMode: 'none' } : {})}
            className="trede-textarea trede-marked-front"
            aria-keyshortcuts={onLift ? 'F2' : undefined}
            onKeyDown={press}
            onScroll={({ currentTarget }) => {
              if (back.current) back.current.scrollTop = currentTarget.scrollTop
            }}
            onChange={(event) => onChange?.(event.target.value)}
          />
        </div>
      )}
    </Field>
  )
}
