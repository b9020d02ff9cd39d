import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'
import PDFDocument from 'pdfkit'
import type { IsoDate } from '../core/day.ts'
import { Failure } from '../core/failure.ts'
import type { LetterLanguage } from '../core/letter.ts'
import { type LetterBlock, type LetterWords, letterBlocks } from '../core/letter-words.ts'
import { letterDay } from '../policy/letter-field.ts'

/** A letter as it is printed. */
export interface PrintedLetter extends LetterWords {
  municipality: string
  /** Where the municipality can be reached; empty where that is not known. */
  sender: readonly string[]
  on: IsoDate
  language: LetterLanguage
}

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

/** In points. An envelope's window shows the address at 45 to 80 mm of a sheet folded in three. */
const PAGE = { margin: 70, indent: 14, gap: 8, keepWithNext: 60, size: 11, addressAt: 128 }

/** A character without a shape would be printed as an empty box, and nobody would know. @throws letter.character */
export function requirePrintable(words: Pick<PrintedLetter, 'addressee' | 'subject' | 'body'>): void {
  const { glyphs } = fonts()
  for (const character of `${words.addressee.join('')}${words.subject}${words.body}`)
    if (!/\s/.test(character) && !glyphs.hasGlyphForCodePoint(character.codePointAt(0) ?? 0))
      throw new Failure('letter.character')
}

type Doc = PDFKit.PDFDocument
type Structure = ReturnType<Doc['struct']>

/** Writes the parts of a letter one below the other, each as an element of the document's structure. */
class Sheet {
  readonly doc: Doc
  readonly #root: Structure

  constructor(doc: Doc) {
    this.doc = doc
    this.#root = doc.struct('Document')
    doc.addStructure(this.#root)
  }

  text(role: string, text: string, { isBold = false, size = PAGE.size, gap = PAGE.gap } = {}): void {
    const { doc } = this
    this.#root.add(
      doc.struct(role, {}, () => {
        doc
          .font(isBold ? 'bold' : 'regular')
          .fontSize(size)
          .text(text)
      }),
    )
    doc.y += gap
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

  end(): void {
    this.#root.end()
    this.doc.end()
  }
}

/**
 * The letter as a tagged PDF that says its language, title and structure (PDF/UA-1), so that it can be read aloud.
 * @throws letter.character
 */
export async function letterPdf(letter: PrintedLetter): Promise<Uint8Array<ArrayBuffer>> {
  requirePrintable(letter)
  const { regular, bold } = fonts()
  const { language, subject, municipality, sender, addressee, on } = letter
  const name = language === 'nl' ? `Gemeente ${municipality}` : `Municipality of ${municipality}`
  const doc = new PDFDocument({
    size: 'A4',
    margin: PAGE.margin,
    lang: LANGUAGE_TAG[language],
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its types do not know this one yet
    subset: 'PDF/UA' as string as PDFKit.Mixins.PDFSubsets,
    font: '',
    // Made of what was kept alone: the same letter is the same file.
    info: { Title: subject, Author: name, CreationDate: new Date(`${on}T12:00:00Z`) },
  })
  doc.registerFont('regular', regular).registerFont('bold', bold)
  const chunks: Buffer[] = []
  const done = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    doc.on('error', reject)
  })
  const sheet = new Sheet(doc)
  sheet.text('P', name, { isBold: true, size: 13, gap: 0 })
  if (sender.length > 0) sheet.text('P', sender.join('\n'), { size: 9, gap: 0 })
  doc.y = Math.max(doc.y + PAGE.gap, PAGE.addressAt)
  sheet.text('P', addressee.join('\n'), { gap: 24 })
  sheet.text('P', letterDay(on, language, false), { gap: 16 })
  sheet.text('H1', subject, { isBold: true, size: 15 })
  for (const block of letterBlocks(letter.body)) sheet.block(block)
  sheet.end()
  return done
}
