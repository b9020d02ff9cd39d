import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect } from 'vitest'
import { getLetterPdf } from '../src/api/letter.ts'
import { type Client, filledPath } from './kit.ts'

/** The letter as its file, by the address that the page links to. */
export async function pdfOf(worker: Client, dossierId: string, letterId: string) {
  const path = filledPath(getLetterPdf.path, { dossierId, letterId })
  const response = await worker.raw('get', path)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  return new Uint8Array(await response.arrayBuffer())
}

interface Node {
  role?: string
  type?: string
  id?: string
  children?: Node[]
}

/** A PDF as a screen reader has it: language, title, and the elements in reading order with their words. */
export async function readAloud(data: Uint8Array) {
  const document = await getDocument({ data, verbosity: 0 }).promise
  const { info } = await document.getMetadata()
  const spoken: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ includeMarkedContent: true })
    const words = new Map<string, string>()
    let at = ''
    for (const item of items) {
      if ('id' in item && item.type === 'beginMarkedContentProps') at = item.id ?? ''
      if ('str' in item) words.set(at, `${words.get(at) ?? ''}${item.str}${item.hasEOL ? '\n' : ''}`)
    }
    const walk = (node: Node, role: string) => {
      if (node.type === 'content') spoken.push(`${role}: ${words.get(node.id ?? '')?.trim()}`)
      for (const child of node.children ?? []) walk(child, node.role ?? role)
    }
    walk((await page.getStructTree()) as Node, 'none')
  }
  const { Language: language, Title: title } = info as { Language: string; Title: string }
  // A map, whatever its type says.
  const mark: unknown = await document.getMarkInfo()
  const isTagged = mark instanceof Map && mark.get('Marked') === true
  return { language, title, isTagged, spoken, pages: document.numPages }
}
