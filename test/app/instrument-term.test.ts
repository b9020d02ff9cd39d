import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { listInstruments, orderInstrumentRoute, recordResultRoute } from '../../src/api/instrument.ts'
import { createTestApp, type TestApp } from '../kit.ts'
import { reported } from '../resident.ts'

const melba = { instrument: 'melba', measuredBy: 'A. Bos, De Risse', text: 'Werkt zorgvuldig.' }

/** Amsterdam, had its policy said how long results hold. */
async function withTerms(value: { key: string; months: number }[]): Promise<TestApp> {
  const folder = await mkdtemp(join(tmpdir(), 'trede-policies-'))
  await cp(resolve(import.meta.dirname, '../../policies'), folder, { recursive: true })
  const file = join(folder, 'GM0363/2017-01-01.json')
  const pack = JSON.parse(await readFile(file, 'utf8'))
  await writeFile(file, JSON.stringify({ ...pack, instrumentTerms: { value, source: 'Collegebesluit 2026/12' } }))
  const known = await createTestApp({ policies: folder })
  const close = async () => {
    await known.close()
    await rm(folder, { recursive: true })
  }
  return { ...known, close }
}

test('a result holds as long as the policy of the municipality says, with its source; of the others that stays unknown', async () => {
  const known = await withTerms([{ key: 'melba', months: 12 }])
  try {
    const worker = known.as(known.amsterdam.of('case-manager'))
    const officer = known.as(known.amsterdam.of('policy-officer'))
    for (const { items } of [await worker.call(listInstruments, {}), await officer.call(listInstruments, {})]) {
      const termOf = (key: string) => items.find((one) => one.key === key)?.validMonths
      expect(termOf('melba')).toEqual({ value: 12, source: 'Collegebesluit 2026/12' })
      expect(termOf('dps')).toMatchObject({ unknown: true })
    }
    const resident = await reported(worker)
    await resident.write(recordResultRoute, { ...melba, on: '2025-11-01' })
    expect((await resident.state()).instrumentResults[0]?.validUntil).toBe('2026-11-01')
    // It has ended by itself, so nobody asks why it is done again.
    await resident.write(orderInstrumentRoute, { instrument: 'melba' })
  } finally {
    await known.close()
  }
})
