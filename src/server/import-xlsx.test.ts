import { describe, expect, test } from 'vitest'
import { caseloadSheet, csvCaseload, workbookParts, xlsxCaseload } from '../../test/caseload-file.ts'
import { read, refusal } from '../../test/read-table.ts'
import { zipFile } from '../../test/zip-file.ts'
import { bindMapping } from '../core/import-columns.ts'
import { guessMapping } from '../core/import-guess.ts'
import { readRow } from '../core/import-row.ts'
import type { TableRow } from './import-file.ts'

const today = '2026-11-23'
const sheet = caseloadSheet({ rows: 300, isDirty: true, today })

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
