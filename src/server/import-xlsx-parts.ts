import { unescapeCell } from './import-xlsx-sheet.ts'
import { readWholeXml } from './import-xml.ts'

type Bytes = AsyncIterable<Uint8Array>

/** The sheets of a workbook in their order on screen. */
export interface WorkbookPart {
  sheets: { relation: string; isHidden: boolean }[]
  isDay1904: boolean
}

export async function readWorkbook(source: Bytes): Promise<WorkbookPart> {
  const workbook: WorkbookPart = { sheets: [], isDay1904: false }
  await readWholeXml(source, {
    open(name, attribute) {
      if (name === 'workbookPr') workbook.isDay1904 = ['1', 'true'].includes(attribute('date1904') ?? '')
      if (name !== 'sheet') return
      // The prefix is the customary one; files that choose another are not seen in practice.
      const relation = attribute('r:id') ?? ''
      workbook.sheets.push({ relation, isHidden: (attribute('state') ?? 'visible') !== 'visible' })
    },
  })
  return workbook
}

/** Relations of a part: id, kind (last word of its type) and target path. */
export interface Relation {
  id: string
  kind: string
  target: string
}

export async function readRelations(source: Bytes): Promise<Relation[]> {
  const relations: Relation[] = []
  await readWholeXml(source, {
    open(name, attribute) {
      if (name !== 'Relationship') return
      const kind = (attribute('Type') ?? '').split('/').at(-1) ?? ''
      relations.push({ id: attribute('Id') ?? '', kind, target: attribute('Target') ?? '' })
    },
  })
  return relations
}

/** The texts that cells share, without the reading aids of East Asian text. */
export async function readSharedStrings(source: Bytes): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let isText = false
  let isPhonetic = false
  await readWholeXml(source, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') isPhonetic = true
      else if (name === 't') isText = !isPhonetic
    },
    text(piece) {
      if (isText) text += piece
    },
    close(name) {
      if (name === 't') isText = false
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'si') strings.push(unescapeCell(text))
    },
  })
  return strings
}

/**
 * Built-in number formats that show a day, those of East Asian locales among them.
 * @source ECMA-376 part 1 §18.8.30
 */
function isBuiltInDay(id: number): boolean {
  return (
    (id >= 14 && id <= 17) ||
    id === 22 ||
    (id >= 27 && id <= 31) ||
    id === 36 ||
    (id >= 50 && id <= 54) ||
    id === 57 ||
    id === 58
  )
}

/** What a spreadsheet allows; the pattern may not meet a text of any length. */
const MAX_FORMAT_LENGTH = 255

/** True for a number format that shows a year or a day of the month: 'dd-mm-yyyy', '[$-413]d mmmm yyyy'. */
function isDayFormat(code: string): boolean {
  const bare = code.slice(0, MAX_FORMAT_LENGTH).replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
  return !/^general$/i.test(bare) && /[yd]/i.test(bare)
}

/** The cell formats, by place, that show a day. */
export async function readDayFormats(source: Bytes): Promise<Set<number>> {
  const custom = new Map<number, boolean>()
  const days = new Set<number>()
  let isCellFormats = false
  let place = 0
  await readWholeXml(source, {
    open(name, attribute) {
      if (name === 'numFmt') custom.set(Number(attribute('numFmtId')), isDayFormat(attribute('formatCode') ?? ''))
      else if (name === 'cellXfs') isCellFormats = true
      else if (name === 'xf' && isCellFormats) {
        const id = Number(attribute('numFmtId') ?? 0)
        if (custom.get(id) ?? isBuiltInDay(id)) days.add(place)
        place++
      }
    },
    close(name) {
      if (name === 'cellXfs') isCellFormats = false
    },
  })
  return days
}
