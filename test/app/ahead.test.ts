import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getToday } from '../../src/api/attention.ts'
import { together } from '../../src/db/ahead.ts'
import { type Trx, withScope } from '../../src/db/connect.ts'
import { createTestApp, type TestApp } from '../kit.ts'

let app: TestApp

beforeAll(async () => {
  app = await createTestApp()
}, 60_000)

afterAll(async () => {
  await app?.close()
})

test('nobody sees a page when it cannot be kept who looked', async () => {
  const { amsterdam, db } = app
  const fatima = app.as(amsterdam.of('case-manager'))
  await sql`revoke insert on read_log from trede_app`.execute(db)
  try {
    expect(await fatima.refusal(getToday)).toMatchObject({ code: 'server.broken', status: 500 })
  } finally {
    await sql`grant insert on read_log to trede_app`.execute(db)
  }
  expect(await fatima.call(getToday)).toMatchObject({ today: app.today() })
})

test('of statements that go out together the first that fails is told, and none is kept', async () => {
  const { weert, db } = app
  const team = (name: string) => {
    const row = { municipality_id: weert.id, team_id: weert.north, name }
    return { ...row, team_id: name === 'new' ? crypto.randomUUID() : row.team_id }
  }
  const work = withScope(db, weert.id, (trx) =>
    together(
      trx,
      trx.insertInto('team').values(team('new')),
      trx.insertInto('team').values(team('taken')),
      trx.insertInto('team').values(team('new')),
    ),
  )
  await expect(work).rejects.toMatchObject({ code: '23505', constraint: 'team_pkey' })
  const count = await withScope(db, weert.id, (trx) =>
    trx.selectFrom('team').select('name').where('name', '=', 'new').execute(),
  )
  expect(count).toEqual([])
})

test('a transaction that is over is closed to whoever still holds it', async () => {
  const { weert, db } = app
  let held: Trx | undefined
  await withScope(db, weert.id, async (trx) => {
    held = trx
  })
  await expect(held?.selectFrom('team').selectAll().execute()).rejects.toThrow('the transaction is over')
})
