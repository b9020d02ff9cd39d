import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CommandContext } from '../../src/commands/command.ts'
import { populationCommand } from '../../src/commands/population.ts'
import { withScope } from '../../src/db/connect.ts'
import { verify } from '../../src/db/rebuild.ts'
import { createTestApp, type TestApp, TODAY } from '../kit.ts'

let app: TestApp
let printed: string[] = []
let told: string[] = []

beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())
beforeEach(() => {
  printed = []
  told = []
})

const run = (args: string[]): Promise<number> => {
  const { db, policies, now, newId } = app.deps
  const context: CommandContext = {
    db,
    policies,
    today: TODAY,
    now,
    newId,
    print: (line) => void printed.push(line),
    progress: (line) => void told.push(line),
  }
  return populationCommand(context, args)
}

const count = (municipalityId: string, table: 'event' | 'person' | 'dossier_row' | 'worker') =>
  withScope(app.db, municipalityId, async (trx) => {
    const rows = await trx
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('municipality_id', '=', municipalityId)
      .execute()
    return rows[0]?.count ?? 0
  })

test.each([
  [['--size', '0'], '--size'],
  [['--size', 'veel'], '--size'],
  [[], '--size'],
  [['--size', '5', '--municipality', 'Weert'], '--municipality'],
  [['--size', '5', '--seed', 'a b'], '--seed'],
  [['--size', '5', '--fast'], '--fast'],
  [['--size', '5', '--municipality', 'GM9999'], 'GM0988'],
  [['--size', '5'], 'Kies een gemeente'],
])('%j is refused with what is wrong', async (args, said) => {
  expect(await run(args)).toBe(2)
  expect(told.join('\n')).toContain(said)
  expect(await count('GM0988', 'person')).toBe(0)
})

describe('a population in the database', () => {
  const size = 700

  test('is complete, verified, and told of in the end', async () => {
    expect(await run(['--size', `${size}`, '--seed', '7', '--municipality', 'GM0988', '--lean'])).toBe(0)
    expect(await count('GM0988', 'person')).toBe(size)
    expect(await count('GM0988', 'dossier_row')).toBe(size)
    expect(printed.join()).toContain(`${size} dossiers, ${await count('GM0988', 'event')} gebeurtenissen`)
    expect(told).toEqual(['GM0988: 500 / 700 dossiers', 'GM0988: 700 / 700 dossiers'])
    expect(await verify(app.db, 'GM0988')).toEqual([])
  })

  test('has a worker for at most eighty residents', async () => {
    expect(await count('GM0988', 'worker')).toBeGreaterThanOrEqual(Math.ceil(size / 80))
  })

  test('numbers dossiers by the year in which they were opened', async () => {
    const rows = await withScope(app.db, 'GM0988', (trx) =>
      trx
        .selectFrom('dossier_row')
        .select(['dossier_number', 'opened_on'])
        .where('municipality_id', '=', 'GM0988')
        .execute(),
    )
    for (const row of rows) expect(row.dossier_number).toMatch(new RegExp(`^${row.opened_on.slice(0, 4)}-\\d{6}$`))
    const ofYear = rows
      .filter(({ dossier_number }) => dossier_number.startsWith('2026'))
      .map(({ dossier_number }) => dossier_number)
    expect(ofYear.toSorted().at(-1)).toBe(`2026-${String(ofYear.length).padStart(6, '0')}`)
  })

  test('can be followed by another one, dirty, and by one in another municipality', async () => {
    expect(await run(['--size', '120', '--seed', '7', '--dirty', '--municipality', 'GM0988'])).toBe(0)
    expect(await run(['--size', '30', '--municipality', 'GM1916'])).toBe(0)
    expect(await count('GM0988', 'person')).toBe(size + 120)
    expect(await verify(app.db, 'GM0988')).toEqual([])
    expect(await verify(app.db, 'GM1916')).toEqual([])
  })
})
