import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterEdit, chosenPiece, sentencesOf, stretchesOf, trimmedText } from './talk-text.ts'

const TEXT = 'Ze wil niets, zegt ze. Alleen een droom: masseuse worden.\nHaar moeder past op.'
const words = (text: string, piece: { start: number; end: number } | undefined) =>
  piece && text.slice(piece.start, piece.end)

describe('choosing what to lift', () => {
  test('a text falls apart in sentences and lines', () => {
    expect(sentencesOf(TEXT).map((piece) => words(TEXT, piece))).toEqual([
      'Ze wil niets, zegt ze.',
      'Alleen een droom: masseuse worden.',
      'Haar moeder past op.',
    ])
    expect(sentencesOf('  \n ')).toEqual([])
  })

  test('without a selection the sentence at the cursor is meant, also behind its full stop', () => {
    const at = (position: number) => words(TEXT, chosenPiece(TEXT, { start: position, end: position }))
    expect(at(0)).toBe('Ze wil niets, zegt ze.')
    expect(at(30)).toBe('Alleen een droom: masseuse worden.')
    expect(at(TEXT.length)).toBe('Haar moeder past op.')
    const typing = `${TEXT}  `
    expect(words(typing, chosenPiece(typing, { start: typing.length, end: typing.length }))).toBe(
      'Haar moeder past op.',
    )
    expect(chosenPiece('', { start: 0, end: 0 })).toBeUndefined()
  })

  test('a selection is taken without the white space at its ends', () => {
    expect(words(TEXT, chosenPiece(TEXT, { start: 22, end: 58 }))).toBe('Alleen een droom: masseuse worden.')
    expect(chosenPiece(TEXT, { start: 22, end: 23 })).toBeUndefined()
  })
})

describe('a text that is edited after something was lifted from it', () => {
  const piece = { start: 23, end: 40 }
  const edited = (after: string) => afterEdit([piece], TEXT, after).map((one) => words(after, one))

  test('keeps the piece where it was when something is written before or after it', () => {
    expect(edited(`Vandaag. ${TEXT}`)).toEqual(['Alleen een droom:'])
    expect(edited(`${TEXT} Morgen verder.`)).toEqual(['Alleen een droom:'])
  })

  test('lets the piece follow what is changed within it', () => {
    expect(edited(TEXT.replace('een droom', 'één grote droom'))).toEqual(['Alleen één grote droom:'])
  })

  test('loses the piece when its words are deleted', () => {
    expect(edited(TEXT.replace('Alleen een droom: masseuse worden.', ''))).toEqual([])
  })

  test('never leaves a piece outside the text or empty, whatever is typed', () => {
    const texts = fc.string({ maxLength: 20, unit: fc.constantFrom('a', 'b', ' ', '.', '\n') })
    fc.assert(
      fc.property(texts, texts, fc.nat(20), fc.nat(20), (before, after, a, b) => {
        const [start, end] = [Math.min(a, b, before.length), Math.min(Math.max(a, b), before.length)]
        if (start === end) return
        for (const moved of afterEdit([{ start, end }], before, after)) {
          expect(moved.start).toBeGreaterThanOrEqual(0)
          expect(moved.end).toBeLessThanOrEqual(after.length)
          expect(after.slice(moved.start, moved.end).trim()).not.toBe('')
        }
      }),
    )
  })
})

test('white space around a text goes when it is saved, and the pieces move along', () => {
  const saved = trimmedText('\n  Ze komt. ', [{ start: 3, end: 10, domain: 'health' }])
  expect(saved).toEqual({ text: 'Ze komt.', pieces: [{ start: 0, end: 7, domain: 'health' }] })
})

test('stretches make up the whole text, and say which pieces cover them', () => {
  const stretches = stretchesOf('abcdef', [
    { start: 1, end: 4, key: 'one' },
    { start: 3, end: 5, key: 'two' },
  ])
  expect(stretches.map(({ text, pieces }) => [text, pieces.map(({ key }) => key)])).toEqual([
    ['a', []],
    ['bc', ['one']],
    ['d', ['one', 'two']],
    ['e', ['two']],
    ['f', []],
  ])
  expect(stretchesOf('', []).map(({ text }) => text)).toEqual([])
})
