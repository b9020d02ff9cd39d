import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  caseloadSheet,
  csvCaseload,
  encode,
  type FileEncoding,
  inPieces,
  workbookParts,
  xlsxCaseload,
} from '../../test/caseload-file.ts'
import { zipFile } from '../../test/zip-file.ts'
import { toCsv, withoutGuard } from '../core/csv.ts'
import { Failure } from '../core/failure.ts'
import { bindMapping } from '../core/import-columns.ts'
import { guessMapping } from '../core/import-guess.ts'
import { readRow } from '../core/import-row.ts'
import { openTable, type Table, type TableRow } from './import-file.ts'

const today = '2026-11-23'

async function rowsOf(table: Table): Promise<TableRow[]> {
  return await Array.fromAsync(table.rows)
}

async function read(bytes: string | Uint8Array, pieceSize?: number) {
  const table = await openTable(inPieces(Buffer.from(bytes), pieceSize))
  const rows = await rowsOf(table)
  return {
    table,
    rows,
    cells: rows.map((row) => row.cells),
    codes: rows.map((row) => row.problems.map(({ code }) => code)),
  }
}

async function refusal(bytes: string | Uint8Array): Promise<unknown> {
  try {
    await read(bytes)
  } catch (error) {
    if (error instanceof Failure) return [error.code, error.facts]
    throw error
  }
  return 'not refused'
}

const sheet = caseloadSheet({ rows: 300, isDirty: true, today })

describe('CSV', () => {
  test.each<[FileEncoding, string, string]>([
    ['utf-8', ';', 'utf-8'],
    ['utf-8-bom', ',', 'utf-8'],
    ['utf-16le', '\t', 'utf-16le'],
    ['utf-8', '|', 'utf-8'],
  ])('in %s with %j between the cells comes in whole', async (encoding, delimiter, found) => {
    const { table, cells } = await read(csvCaseload(sheet, encoding, delimiter))
    expect([table.format, table.encoding, table.delimiter, table.headers]).toEqual([
      'csv',
      found,
      delimiter,
      sheet.headers,
    ])
    expect(cells).toEqual(sheet.rows)
  })

  test('in windows-1252 is recognised, also when its first accent comes late and a piece ends anywhere', async () => {
    const plain = `Naam;Plaats\r\n${'Jansen;Weert\r\n'.repeat(20_000)}`
    const { table, rows } = await read(encode(`${plain}Crèvecœur;Curaçao\r\nÖz;’t Zand\r\n`, 'windows-1252'), 1000)
    expect(table.encoding).toBe('windows-1252')
    expect(rows.at(-2)?.cells).toEqual(['Crèvecœur', 'Curaçao'])
    expect(rows.at(-1)).toEqual({ number: 20_003, cells: ['Öz', '’t Zand'], problems: [] })
  })

  test('in UTF-8 survives a letter that is cut by the end of a piece', async () => {
    for (const size of [1, 2, 3, 7])
      expect((await read('Naam;Plaats\nÇelik;Zoë\n', size)).cells).toEqual([['Çelik', 'Zoë']])
  })

  test('with broken bytes is read on, and the row with the broken letter is named', async () => {
    const bytes = Buffer.concat([
      Buffer.from('Naam;Nr\nÇelik;1\nM'),
      Buffer.from([0xfc]),
      Buffer.from('ller;2\nJansen;3\n'),
    ])
    const { rows } = await read(bytes)
    const mapping = bindMapping({ familyName: 'Naam', externalRef: 'Nr' }, ['Naam', 'Nr'])
    const codes = rows.map((row) => readRow(row.cells, mapping, { today }).problems.map(({ code }) => code))
    expect(codes).toEqual([[], ['cell.broken-encoding'], []])
  })

  test('counts rows as a spreadsheet does: title, empty rows and cells with line ends', async () => {
    const { table, rows } = await read('Export caseload\n\nNaam;Nr;Plaats\nJansen;1;"Den\nHaag"\n;;\nBakker;2;Weert\n')
    expect([table.headerRow, rows.map((row) => row.number)]).toEqual([3, [4, 6]])
  })

  test('names the rows that do not fit the heading', async () => {
    const { codes, cells } = await read('Naam;Nr;Plaats\nJansen;1\nBakker;2;Weert;te veel\nSmit;3;Weert;;\n')
    expect(codes).toEqual([['row.too-few-cells'], ['row.too-many-cells'], []])
    expect(cells.map((row) => row.length)).toEqual([3, 3, 3])
  })

  test('with a stray quotation mark that swallows rows says so', async () => {
    const { rows } = await read('Naam;Nr;Plaats\n"Jansen;1;Weert\nBakker;2;Weert\nSmit;3";4;Weert\nDijk;5;Weert\n')
    expect(rows.map((row) => [row.number, row.problems.map(({ code }) => code)])).toEqual([
      [2, ['row.broken-quotes']],
      [3, []],
    ])
  })

  test('with a quotation mark that is never closed is refused, with the row', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => `Jansen;${index};Weert\n`)
    rows[60] = '"Bakker;60;Weert\n'
    expect(await refusal(`Naam;Nr;Plaats\n${rows.join('')}`)).toEqual([
      'import.unreadable',
      { reason: 'open-quote', row: 62 },
    ])
  })

  test('with quotation marks inside a cell is read as it stands', async () => {
    expect((await read('Naam;Nr;Noot\nJansen;1;zei "nee" en ging\n')).cells).toEqual([
      ['Jansen', '1', 'zei "nee" en ging'],
    ])
  })

  test("follows Excel's sep line", async () => {
    const { table, rows } = await read('sep=,\nNaam,Nr\nJansen,1;2\n')
    expect([table.delimiter, table.headerRow, rows[0]]).toEqual([
      ',',
      2,
      { number: 3, cells: ['Jansen', '1;2'], problems: [] },
    ])
  })

  test('gives empty and repeated columns a name of their own', async () => {
    expect((await read('Naam;;naam;Nr;;\nJansen;x;y;1;;\n')).table.headers).toEqual([
      'Naam',
      'Kolom 2',
      'naam (2)',
      'Nr',
    ])
  })

  test('keeps any text that we write ourselves', async () => {
    const cell = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...';,|\t\r\n"\'=+-@ abé€\u{1F600}\uFEFF'),
        fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }),
      ),
    })
    const isFilled = (cells: string[]) => cells.some((text) => text.trim() !== '') && !cells.join('').includes('\0')
    const row = fc
      .tuple(cell, cell, cell)
      .map((cells) => cells.map((text) => text.toWellFormed()))
      .filter(isFilled)
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 50 }),
        async (rows, size) => {
          const { cells } = await read(toCsv([['Eerste kolom', 'Tweede kolom', 'Derde kolom'], ...rows]), size)
          expect(cells.map((row) => row.map(withoutGuard))).toEqual(rows)
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('XLSX', () => {
  test('gives the same rows as the CSV of the same caseload', async () => {
    const [csv, xlsx] = [await read(csvCaseload(sheet)), await read(xlsxCaseload(sheet))]
    expect([xlsx.table.format, xlsx.table.headers]).toEqual(['xlsx', csv.table.headers])
    const { mapping } = guessMapping(
      csv.table.headers,
      csv.table.sample.map((row) => row.cells),
      { today },
    )
    const bound = bindMapping(mapping, csv.table.headers)
    const reading = (rows: TableRow[]) =>
      rows.map((row) => ({ number: row.number, ...readRow(row.cells, bound, { today }) }))
    expect(reading(xlsx.rows)).toEqual(reading(csv.rows))
  })

  /** A workbook whose sheet holds these rows, with the styles 0 plain, 1 day, 2 own day format, 3 own number format. */
  const workbook = (rows: string, parts: Record<string, string> = {}) =>
    zipFile({
      ...workbookParts({ headers: [], rows: [], dirt: [] }),
      'xl/styles.xml':
        '<x:styleSheet xmlns:x="m"><x:numFmts><x:numFmt numFmtId="164" formatCode="[$-413]d\\ mmmm\\ yyyy;@"/><x:numFmt numFmtId="165" formatCode="000000000"/></x:numFmts><x:cellStyleXfs><x:xf numFmtId="14"/></x:cellStyleXfs><x:cellXfs><x:xf numFmtId="0"/><x:xf numFmtId="14"/><x:xf numFmtId="164"/><x:xf numFmtId="165"/></x:cellXfs></x:styleSheet>',
      'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="m"><x:sheetData>${rows}</x:sheetData></x:worksheet>`,
      ...parts,
    })
  const text = (place: string, value: string) =>
    `<x:c r="${place}" t="inlineStr"><x:is><x:t>${value}</x:t></x:is></x:c>`
  const heading = `<x:row r="1">${['A1', 'B1', 'C1', 'D1', 'E1'].map((place) => text(place, `Kolom ${place}`)).join('')}</x:row>`

  test('gives days as days, numbers without exponent, formulas as their value', async () => {
    const row = `<x:row r="3"><x:c r="A3" s="1"><x:v>29252</x:v></x:c><x:c r="B3" s="2"><x:v>44197.75</x:v></x:c><x:c r="C3" s="3"><x:v>9.99990019E8</x:v></x:c><x:c r="D3" t="str"><x:f>"a"&amp;"b"</x:f><x:v>a&amp;b_x000D_</x:v></x:c><x:c r="E3"><x:v>1.5</x:v></x:c></x:row>`
    expect((await read(workbook(heading + row))).rows).toEqual([
      { number: 3, cells: ['1980-02-01', '2021-01-01', '999990019', 'a&b\r', '1.5'], problems: [] },
    ])
  })

  test('counts from 1904 where the workbook says so', async () => {
    const row = `<x:row r="2"><x:c r="A2" s="1"><x:v>0.5</x:v></x:c><x:c r="B2" s="1"><x:v>27790</x:v></x:c></x:row>`
    const parts = {
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet r:id="rId1"/></sheets></workbook>',
    }
    expect((await read(workbook(heading + row, parts))).cells[0]?.slice(0, 2)).toEqual(['0.5', '1980-02-01'])
  })

  test('takes the first sheet that can be seen, and texts of several pieces without reading aids', async () => {
    const shared = '<sst><si><r><t>Jan</t></r><r><t xml:space="preserve">sen </t></r><rPh><t>aid</t></rPh></si></sst>'
    const parts = {
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><sheets><sheet state="hidden" r:id="rId9"/><sheet r:id="rId1"/></sheets></workbook>',
      'xl/sharedStrings.xml': shared,
    }
    expect(
      (await read(workbook(`${heading}<x:row><x:c t="s"><x:v>0</x:v></x:c></x:row>`, parts))).rows[0],
    ).toMatchObject({ number: 2, cells: ['Jansen ', '', '', '', ''] })
  })

  test('that is no workbook, is cut off or is damaged is refused', async () => {
    expect(await refusal(zipFile({ 'readme.txt': 'x' }))).toEqual(['import.unreadable', { reason: 'not-a-table' }])
    expect(await refusal(xlsxCaseload(sheet).subarray(0, 9000))).toEqual(['import.unreadable', { reason: 'damaged' }])
    expect(await refusal(workbook('<x:row><x:c></x:row>'))).toEqual(['import.unreadable', { reason: 'damaged' }])
    const flipped = xlsxCaseload(sheet)
    flipped.fill(0xff, 2000, 2100)
    expect(await refusal(flipped)).toEqual(['import.unreadable', { reason: 'damaged' }])
  })

  test('with a password is refused with that reason', async () => {
    expect(await refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toEqual([
      'import.unreadable',
      { reason: 'password-or-old-excel' },
    ])
  })

  test('that unpacks to far more than a caseload is refused before it is unpacked', async () => {
    const bomb = workbook(heading, { 'xl/sharedStrings.xml': `<sst>${' '.repeat(200 * 1024 * 1024)}</sst>` })
    expect(bomb.length).toBeLessThan(2 * 1024 * 1024)
    expect(await refusal(bomb)).toEqual(['request.too-large', { reason: 'unpacked' }])
  })

  test('does not expand entities of its own making', async () => {
    const sheetXml = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>Naam</t></is></c></row><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>`
    const outcome = await read(workbook('', { 'xl/worksheets/sheet1.xml': sheetXml })).then(
      ({ cells }) => cells,
      (error) => error.facts,
    )
    expect(JSON.stringify(outcome)).not.toContain('aaaaaaaaaaaaaaaa')
  })
})

describe('A file that is no caseload', () => {
  test('says what it is instead', async () => {
    expect(await refusal('')).toEqual(['import.empty', {}])
    expect(await refusal('\r\n\r\n')).toEqual(['import.empty', {}])
    expect(await refusal('Naam;Nr\r\n')).toEqual(['import.empty', {}])
    expect(await refusal('%PDF-1.7\n')).toEqual(['import.unreadable', { reason: 'not-a-table' }])
    expect(await refusal('Naam\0\0\0;')).toEqual(['import.unreadable', { reason: 'not-a-table' }])
    expect(await refusal('Jansen;1-2-1980\nBakker;3-4-1990\n')).toEqual([
      'import.unreadable',
      { reason: 'no-heading', row: 1 },
    ])
    expect(await refusal(`${Array.from({ length: 201 }, (_, index) => `k${index}`).join(';')}\n1\n`)).toEqual([
      'import.unreadable',
      { reason: 'too-many-columns' },
    ])
  })

  test('of more than 150 MB is refused, and its source is let go', async () => {
    let isClosed = false
    let given = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      const piece = Buffer.alloc(1024 * 1024)
      try {
        yield Buffer.from('504b0304', 'hex')
        for (;;) {
          given += piece.length
          yield piece
        }
      } finally {
        isClosed = true
      }
    }
    await expect(openTable(endless()).then(rowsOf)).rejects.toMatchObject({ code: 'request.too-large' })
    expect([isClosed, given < 160 * 1024 * 1024]).toEqual([true, true])
  })

  test('of empty rows without end is refused', async () => {
    expect(await refusal(`Naam;Nr\n${'\n'.repeat(1_100_000)}`)).toEqual(['request.too-large', { limitRows: 250_000 }])
  })

  test('of more than 250,000 rows is refused', async () => {
    expect(await refusal(`Naam;Nr\n${'Jansen;1\n'.repeat(250_001)}`)).toEqual([
      'request.too-large',
      { limitRows: 250_000 },
    ])
  })
})

test('leaving off half-way lets the source go', async () => {
  let isClosed = false
  async function* source(): AsyncGenerator<Uint8Array> {
    try {
      yield Buffer.from('Naam;Nr\n')
      for (let count = 0; count < 1000; count++) yield Buffer.from('Jansen;1\n'.repeat(1000))
    } finally {
      isClosed = true
    }
  }
  const table = await openTable(source())
  for await (const row of table.rows) if (row.number > 60_000) break
  await expect.poll(() => isClosed).toBe(true)
})
