import { type RefObject, useState } from 'react'
import type { Piece } from '../../core/talk.ts'
import { afterEdit, chosenPiece } from '../../core/talk-text.ts'

export interface Lifting {
  /** What is being lifted; undefined while nothing is. */
  piece: Piece | undefined
  /** Lifting was asked where there is no text. */
  isNothing: boolean
  /** Lifts what is selected in the text, or the sentence at the cursor. */
  begin: () => void
  beginAt: (piece: Piece) => void
  /** The text was edited meanwhile: the piece moves along. */
  follow: (before: string, after: string) => void
  /** Done or given up: the cursor goes back to the text, behind the piece. */
  end: () => void
}

/** Which piece of the text in `box` somebody is lifting. */
export function useLifting(box: RefObject<HTMLTextAreaElement | null>): Lifting {
  const [piece, setPiece] = useState<Piece>()
  const [isNothing, setIsNothing] = useState(false)
  const choose = (next: Piece | undefined) => {
    setPiece(next)
    setIsNothing(next === undefined)
  }
  return {
    piece,
    isNothing,
    begin: () => {
      const area = box.current
      if (area) choose(chosenPiece(area.value, { start: area.selectionStart, end: area.selectionEnd }))
    },
    beginAt: choose,
    follow: (before, after) => setPiece((now) => (now ? afterEdit([now], before, after)[0] : undefined)),
    end: () => {
      const area = box.current
      setPiece(undefined)
      area?.focus()
      if (piece) area?.setSelectionRange(piece.end, piece.end)
    },
  }
}
