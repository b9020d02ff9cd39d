import { type Piece, trimmedPiece } from './talk.ts'

const SENTENCES = new Intl.Segmenter('nl', { granularity: 'sentence' })

/** The sentences of a text, each without white space around it; a new line ends a sentence too. */
export function sentencesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let lineStart = 0
  for (const line of text.split('\n')) {
    for (const { index, segment } of SENTENCES.segment(line)) {
      const start = lineStart + index
      const piece = trimmedPiece({ start, end: start + segment.length }, text)
      if (piece) pieces.push(piece)
    }
    lineStart += line.length + 1
  }
  return pieces
}

/** What somebody means to lift: what they selected, else the sentence in which the cursor stands. */
export function chosenPiece(text: string, { start, end }: Piece): Piece | undefined {
  if (start !== end) return trimmedPiece({ start, end }, text)
  const sentences = sentencesOf(text)
  // Behind the full stop, the sentence that has just been typed is meant.
  return sentences.find((one) => one.start <= start && start <= one.end) ?? sentences.findLast((one) => one.end < start)
}

/**
 * The pieces after the text was edited: what lies behind the edit moves along, what is edited within stays whole, and
 * what was deleted is gone.
 */
export function afterEdit<P extends Piece>(pieces: readonly P[], before: string, after: string): P[] {
  const most = Math.min(before.length, after.length)
  let from = 0
  while (from < most && before[from] === after[from]) from++
  let kept = 0
  while (kept < most - from && before[before.length - 1 - kept] === after[after.length - 1 - kept]) kept++
  const to = before.length - kept
  const grown = after.length - before.length
  const startAfter = (at: number) => (at >= to ? at + grown : at <= from ? at : to + grown)
  const endAfter = (at: number) => (at <= from ? at : at >= to ? at + grown : from)
  return pieces.flatMap((piece) => {
    const moved = { start: startAfter(piece.start), end: endAfter(piece.end) }
    return moved.end > moved.start && trimmedPiece(moved, after) ? { ...piece, ...moved } : []
  })
}

/** Text and pieces as they are saved: without white space around the text. */
export function trimmedText<P extends Piece>(text: string, pieces: readonly P[]): { text: string; pieces: P[] } {
  const trimmed = text.trim()
  const lead = text.length - text.trimStart().length
  const within = (at: number) => Math.min(Math.max(at - lead, 0), trimmed.length)
  const moved = pieces.map((piece) => ({ ...piece, start: within(piece.start), end: within(piece.end) }))
  return { text: trimmed, pieces: moved.filter(({ start, end }) => end > start) }
}

/** A stretch of text, with the pieces that cover all of it. */
export interface Stretch<P> {
  text: string
  start: number
  pieces: readonly P[]
}

/** The whole text in stretches, cut where a piece begins or ends. Pieces may overlap. */
export function stretchesOf<P extends Piece>(text: string, pieces: readonly P[]): Stretch<P>[] {
  const cuts = new Set([0, text.length])
  for (const { start, end } of pieces) for (const at of [start, end]) if (at > 0 && at < text.length) cuts.add(at)
  const order = [...cuts].toSorted((a, b) => a - b)
  return order.slice(0, -1).map((start, index) => {
    const end = order[index + 1] ?? text.length
    const over = pieces.filter((piece) => piece.start <= start && piece.end >= end)
    return { text: text.slice(start, end), start, pieces: over }
  })
}
