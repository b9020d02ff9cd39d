import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'
import PDFDocument from 'pdfkit'
import { Failure } from '../core/failure.ts'
import type { LetterLanguage } from '../core/letter.ts'
import type { LetterBlock } from '../core/letter-words.ts'
import { letterSheet, type PrintedLetter } from '../policy/letter-sheet.ts'

const FONT = '@expo-google-fonts/open-sans'
const fileOf = (name: string): Buffer => readFileSync(fileURLToPath(import.meta.resolve(`${FONT}/${name}.ttf`)))

interface Fonts {
  regular: Buffer
  bold: Buffer
  /** Says which characters can be drawn; both weights have the same. */
  glyphs: Font
}

let loaded: Fonts | undefined

function fonts(): Fonts {
  if (loaded) return loaded
  const regular = fileOf('400Regular/OpenSans_400Regular')
  const bold = fileOf('700Bold/OpenSans_700Bold')
  const glyphs = create(regular)
  if (!('hasGlyphForCodePoint' in glyphs)) throw new Error('the font of letters is a collection')
  loaded = { regular, bold, glyphs }
  return loaded
}

const LANGUAGE_TAG: Record<LetterLanguage, string> = { nl: 'nl-NL', en: 'en-GB' }

/**
 * In points. An envelope's window shows the address at 45 to 80 mm of a sheet folded in three; the sender stands at the
 * right of it, so that it never pushes the address out of the window.
 */
const PAGE = {
  margin: 70,
  indent: 14,
  gap: 8,
  keepWithNext: 60,
  size: 11,
  addressAt: 128,
  senderWidth: 170,
  markAt: 30,
}

/** A character without a shape would be printed as an empty box, and nobody would know. @throws letter.character */
export function requirePrintable(words: readonly string[]): void {
  const { glyphs } = fonts()
  for (const character of words.join(''))
    if (!/\s/.test(character) && !glyphs.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))
      throw new Failure('letter.character')
}

type Doc = PDFKit.PDFDocument
type Structure = ReturnType<Doc['struct']>

interface TextStyle {
  isBold?: boolean
  size?: number
  gap?: number
  /** Where it stands; below what was written last unless said. */
  at?: { x: number; y: number }
  width?: number
}

/** Writes the parts of a letter one below the other, each as an element of the document's structure. */
class Sheet {
  readonly doc: Doc
  readonly #root: Structure

  constructor(doc: Doc, document: Structure, language: LetterLanguage) {
    this.doc = doc
    this.#root = doc.struct('Part', { lang: LANGUAGE_TAG[language] })
    document.add(this.#root)
  }

  text(
    role: string,
    text: string,
    { isBold = false, size = PAGE.size, gap = PAGE.gap, at, width }: TextStyle = {},
  ): void {
    const { doc } = this
    const box = width === undefined ? {} : { width }
    this.#root.add(
      doc.struct(role, {}, () => {
        doc.font(isBold ? 'bold' : 'regular').fontSize(size)
        if (at) doc.text(text, at.x, at.y, box)
        else doc.text(text, box)
      }),
    )
    doc.x = doc.page.margins.left
    doc.y += gap
  }

  /** Name of the municipality, sender and address; then the day, below whichever of them ends last. */
  head(letter: PrintedLetter): void {
    const { doc } = this
    const { left, right } = doc.page.margins
    const { municipality, sender, returnTo, addressee, day } = letterSheet(letter)
    const senderAt = doc.page.width - right - PAGE.senderWidth
    const width = senderAt - left - 2 * PAGE.gap
    this.text('P', municipality, { isBold: true, size: 13, gap: 0, width })
    const nameEnds = doc.y
    if (sender.length > 0)
      this.text('P', sender.join('\n'), {
        size: 9,
        gap: 0,
        at: { x: senderAt, y: PAGE.margin },
        width: PAGE.senderWidth,
      })
    const senderEnds = doc.y
    doc.y = Math.max(nameEnds + PAGE.gap, PAGE.addressAt)
    if (returnTo !== null) this.text('P', returnTo, { size: 7.5, gap: 4, width })
    this.text('P', addressee.join('\n'), { gap: 24, width })
    doc.y = Math.max(doc.y, senderEnds + PAGE.gap)
    this.text('P', day, { gap: 16 })
  }

  /** A heading that would stand alone at the foot of a page goes to the next one. */
  heading(text: string): void {
    const { doc } = this
    if (doc.y > doc.page.height - doc.page.margins.bottom - PAGE.keepWithNext) doc.addPage()
    this.text('H2', text, { isBold: true, gap: 2 })
  }

  list(items: readonly string[]): void {
    const { doc } = this
    const list = doc.struct('L')
    this.#root.add(list)
    for (const item of items) this.#item(list, item)
    list.end()
    doc.y += PAGE.gap
  }

  #item(list: Structure, item: string): void {
    const { doc } = this
    const { left, right, bottom } = doc.page.margins
    const width = doc.page.width - left - right - PAGE.indent
    doc.font('regular').fontSize(PAGE.size)
    if (doc.y + doc.currentLineHeight(true) > doc.page.height - bottom) doc.addPage()
    const at = doc.y
    list.add(
      doc.struct('LI', {}, [
        doc.struct('Lbl', {}, () => void doc.text('•', left, at, { lineBreak: false })),
        doc.struct('LBody', {}, () => void doc.text(item, left + PAGE.indent, at, { width })),
      ]),
    )
    doc.x = left
  }

  block(block: LetterBlock): void {
    if (block.kind === 'heading') this.heading(block.text)
    else if (block.kind === 'list') this.list(block.items)
    else this.text('P', block.text)
  }

  write(letter: PrintedLetter): void {
    const { subject, blocks } = letterSheet(letter)
    this.head(letter)
    this.text('H1', subject, { isBold: true, size: 15 })
    for (const block of blocks) this.block(block)
    this.#root.end()
  }
}

const PROOF: Record<LetterLanguage, string> = {
  nl: 'Proef: deze brief is nog niet verstuurd',
  en: 'Proof: this letter has not been sent yet',
}

/** Says on every page that nothing was sent: a proof that went to the post would leave no trace. */
function markAsProof(doc: Doc, language: LetterLanguage): void {
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    doc.markContent('Artifact', { type: 'Pagination' })
    doc.font('bold').fontSize(9).text(PROOF[language], PAGE.margin, PAGE.markAt, { lineBreak: false })
    doc.endMarkedContent()
  }
}

/** What is printed of a letter, to be looked through for what cannot be. */
const wordsOf = (letter: PrintedLetter): string[] => {
  const { municipality, sender, returnTo, addressee } = letterSheet(letter)
  return [municipality, ...sender, returnTo ?? '', ...addressee, letter.subject, letter.body]
}

function newDocument({ language, on, municipality }: PrintedLetter, title: string): Doc {
  const { regular, bold } = fonts()
  const doc = new PDFDocument({
    size: 'A4',
    margin: PAGE.margin,
    lang: LANGUAGE_TAG[language],
    tagged: true,
    displayTitle: true,
    bufferPages: true,
    pdfVersion: '1.7',
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its types do not know this one yet
    subset: 'PDF/UA' as string as PDFKit.Mixins.PDFSubsets,
    font: '',
    // Made of what was kept alone: the same letter is the same file.
    info: { Title: title, Author: municipality, CreationDate: new Date(`${on}T12:00:00Z`) },
  })
  return doc.registerFont('regular', regular).registerFont('bold', bold)
}

interface Made {
  /** Of the file; the subject of its one letter unless said. */
  title?: string
  isProof?: boolean
}

/**
 * Letters as one tagged PDF that says its language, title and structure (PDF/UA-1), so that it can be read aloud. Each
 * letter begins on a page of its own.
 * @throws letter.character
 */
export async function lettersPdf(
  letters: readonly [PrintedLetter, ...PrintedLetter[]],
  { title, isProof = false }: Made = {},
): Promise<Uint8Array<ArrayBuffer>> {
  for (const letter of letters) requirePrintable(wordsOf(letter))
  const [first] = letters
  const { municipality, subject } = letterSheet(first)
  const name = title ?? subject
  const doc = newDocument({ ...first, municipality }, isProof ? `${PROOF[first.language]}: ${name}` : name)
  const chunks: Buffer[] = []
  const done = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    doc.on('error', reject)
  })
  const document = doc.struct('Document')
  doc.addStructure(document)
  for (const [index, letter] of letters.entries()) {
    if (index > 0) doc.addPage()
    new Sheet(doc, document, letter.language).write(letter)
  }
  document.end()
  if (isProof) markAsProof(doc, first.language)
  doc.end()
  return done
}
