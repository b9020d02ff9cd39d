import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caseloadSheet, csvCaseload, encode, type FileEncoding } from '../../test/caseload-file.ts'
import { read, refusal, rowsOf } from '../../test/read-table.ts'
import { toCsv, withoutGuard } from '../core/csv.ts'
import { bindMapping } from '../core/import-columns.ts'
import { guessMapping } from '../core/import-guess.ts'
import { readRow } from '../core/import-row.ts'
import { openTable } from './import-file.ts'

const today = '2026-11-23'

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

  test('with cells made to keep patterns busy does not hold up anything', async () => {
    const hard = [`a@${'.'.repeat(400_000)} x`, 'T '.repeat(200_000), `${'1 '.repeat(200_000)}x`]
    const { table, rows } = await read(`Naam;Geb.dat.\nJansen;${hard[0]}\n${hard[1]};x\nSmit;${hard[2]}\n`)
    const mapping = bindMapping({ familyName: 'Naam', birthDate: 'Geb.dat.' }, table.headers)
    guessMapping(
      table.headers,
      rows.map((row) => row.cells),
      { today },
    )
    const codes = rows.map((row) => readRow(row.cells, mapping, { today }).problems.map(({ code }) => code))
    expect(codes).toEqual([['cell.too-long'], ['cell.too-long', 'date.unreadable'], ['cell.too-long']])
  })

  test('of a million empty rows is read as fast as it is empty', async () => {
    expect((await read(`Naam;Nr\n${'\n'.repeat(1_000_000)}Jansen;1\n`)).rows).toEqual([
      { number: 1_000_002, cells: ['Jansen', '1'], problems: [] },
    ])
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
