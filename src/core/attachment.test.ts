import { expect, test } from 'vitest'
import { keepAttachments, sniffType } from './attachment.ts'
import type { NewText } from './decision.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0))

test('a file is what its own first bytes say, whatever its name', () => {
  expect(sniffType(bytes('%PDF-1.4 …'))).toBe('application/pdf')
  expect(sniffType(bytes('\u0089PNG\r\n\u001a\n'))).toBe('image/png')
  expect(sniffType(bytes('\u00ff\u00d8\u00ff\u00e0'))).toBe('image/jpeg')
  const odt = `PK\u0003\u0004${'.'.repeat(26)}mimetypeapplication/vnd.oasis.opendocument.text`
  expect(sniffType(bytes(odt))).toBe('application/vnd.oasis.opendocument.text')
  expect(sniffType(bytes(`PK\u0003\u0004${'.'.repeat(40)}word/document.xml`))).toContain('wordprocessingml')
})

test('a page, a script, a picture that holds one, a program and a text with macros are not kept', () => {
  for (const text of [
    '<!doctype html><script>',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>',
    'MZ',
    ' %PDF-1.4',
    'PK\u0003\u0004',
    `PK\u0003\u0004${'.'.repeat(40)}word/document.xml word/vbaProject.bin`,
    '%PDF',
    '',
  ])
    expect(sniffType(bytes(text)), text).toBeUndefined()
})

test('the name of a file is a text of its own, and the event holds its id', () => {
  const texts: NewText[] = []
  let count = 0
  const context = { today: '2026-11-23', workerId: 'w', newId: () => `text-${++count}` }
  const stored = { attachmentId: 'a', contentType: 'application/pdf', byteCount: 7 } as const
  const inputs = [
    { attachmentId: 'a', name: 'Rapport van Toos.pdf' },
    { attachmentId: 'strange', name: 'x' },
  ]
  expect(keepAttachments(inputs, [stored], texts, context, 'medical')).toEqual([{ ...stored, nameTextId: 'text-1' }])
  expect(texts).toEqual([{ textId: 'text-1', visibility: 'medical', body: 'Rapport van Toos.pdf' }])
})
