import { afterAll, beforeAll, expect, test } from 'vitest'
import { getTeamToday } from '../../src/api/capacity.ts'
import { offerHandoverRoute } from '../../src/api/handover.ts'
import { startTransfer } from '../../src/api/transfer.ts'
import { addDays } from '../../src/core/day.ts'
import { createTestApp, type TestApp } from '../kit.ts'
import { guided, reported } from '../resident.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

/** A team of its own, so that no other test counts in it. */
async function newTeam() {
  const teamId = app.deps.newId()
  await app.db.insertInto('team').values({ municipality_id: 'GM0363', team_id: teamId, name: 'Team Kade' }).execute()
  const lead = app.as(await app.amsterdam.hire(['team-lead'], [teamId]))
  const worker = app.as(await app.amsterdam.hire(['case-manager'], [teamId]))
  return { teamId, lead, worker }
}

test('Vandaag is where a lead begins the day: who waits in the own teams, in counts, and whose last day is near', async () => {
  const { teamId, lead, worker } = await newTeam()
  const empty = { outOfSight: 0, notAccepted: 0, unowned: 0, requests: 0, leaving: [] }
  expect(await lead.call(getTeamToday)).toEqual(empty)
  const offered = await guided(worker, app.today())
  await offered.write(offerHandoverRoute, { toTeamId: teamId, summary: 'x' })
  await reported(lead)
  const leavesOn = addDays(app.today(), 20)
  const { transferId } = await lead.call(startTransfer, { body: { fromWorkerId: worker.worker.workerId, leavesOn } })
  const left = { transferId, name: worker.worker.name, leavesOn, open: 0, notOffered: 0 }
  expect(await lead.call(getTeamToday)).toMatchObject({ notAccepted: 1, outOfSight: 2, unowned: 1, leaving: [left] })
  expect((await worker.refusal(getTeamToday)).code).toBe('access.denied')
  expect(await (await newTeam()).lead.call(getTeamToday)).toEqual(empty)
})
