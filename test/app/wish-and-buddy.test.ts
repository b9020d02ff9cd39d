import { afterAll, beforeAll, expect, test } from 'vitest'
import { getToday } from '../../src/api/attention.ts'
import {
  countBuddyRequests,
  findNobodyRoute,
  listBuddies,
  proposeBuddyRoute,
  startBuddyRoute,
} from '../../src/api/buddy.ts'
import { makeStatementRoute } from '../../src/api/diagnosis.ts'
import { acceptHandoverRoute, draftSummary, offerHandoverRoute } from '../../src/api/handover.ts'
import { giveHelpRoute, makePlanRoute } from '../../src/api/plan.ts'
import { asked, inRegister, waiting } from '../buddy.ts'
import { createTestApp, type TestApp } from '../kit.ts'
import { during, radar } from '../radar.ts'
import { planOf, reported, talk } from '../resident.ts'
import { teamOf } from '../team.ts'
import type { Town } from '../town.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

test('seed3 8: who asks for an activity is referred on that wish at once, and it shows that nobody has spoken to them', async () => {
  const { leaving: klantbegeleider, first: programme } = await teamOf(app, 0)
  const resident = await reported(klantbegeleider)
  const wish = 'Ik wil helpen in de kringloopwinkel.'
  await resident.write(makeStatementRoute, { domain: 'daytime', nature: 'wish', source: 'said', text: wish })
  const { summary } = await klantbegeleider.call(draftSummary, { params: { dossierId: resident.dossierId } })
  expect(summary).toContain('Nog geen contact geweest.')
  expect(summary).toContain(`Wensen:\n- ${wish}`)
  const offer = { toWorkerId: programme.worker.workerId, summary, reason: 'support-starts' } as const
  await resident.write(offerHandoverRoute, { ...offer, untilOn: '2027-02-23', nextContactOn: '2026-11-27' })
  const taken = resident.seenBy(programme)
  await taken.write(acceptHandoverRoute, {})
  // The receiver knows it too: never spoken until there was a talk, whatever the next date is.
  await during(app, '2027-06-01', async () => {
    expect((await radar(programme)).find(([id]) => id === resident.dossierId)).toEqual([
      resident.dossierId,
      expect.stringMatching(/^(date-passed|never-spoken)/),
      expect.stringMatching(/^(date-passed|never-spoken)/),
    ])
  })
  await talk(taken, 'Ze begint woensdag, twee ochtenden.', '2026-12-09')
  await during(app, '2026-12-08', async () => expect(await radar(programme)).toEqual([]))
})

test('seed3 23: a buddy is asked for, found in one municipality and not in another, where the request stays open and is counted', async () => {
  const asking = async (town: Town) => {
    const worker = app.as(await town.hire(['case-manager']))
    const resident = await reported(worker)
    const step = {
      text: 'Naar de ggz',
      by: 'partner',
      dueOn: '2026-12-21',
      help: 'Iemand gaat mee.',
      helpTimes: 6,
    } as const
    await resident.write(makePlanRoute, planOf(app.today(), { goalKind: 'care', steps: [step], promises: [] }))
    const stepId = (await resident.state()).plan?.steps[0]?.stepId ?? ''
    const params = await asked(resident, { helpKind: 'care', stepId, text: 'Meegaan naar de ggz.' })
    return { worker, resident, stepId, params, keeper: app.as(town.of('neighbourhood-worker')) }
  }

  // Helmond: the case manager sees who is there, and the buddy rides along with the step.
  const found = await asking(app.amsterdam)
  const buddyId = await inRegister(found.keeper, { name: 'Wim', organisation: 'Zorgmaatjes', kinds: ['care'] })
  const { items } = await found.worker.call(listBuddies)
  expect(items).toContainEqual(expect.objectContaining({ buddyId, seats: 1, taken: 0 }))
  const proposal = { params: found.params, body: { buddyId, meetsOn: '2026-11-25' } }
  await found.worker.call(proposeBuddyRoute, proposal)
  await during(app, '2026-11-25', async () => {
    await found.resident.state()
    await found.resident.write(startBuddyRoute, {}, found.params)
    await found.resident.write(giveHelpRoute, {}, { stepId: found.stepId })
  })
  const { plan, buddies } = await found.resident.state()
  expect(plan?.steps[0]).toMatchObject({ stepId: buddies[0]?.stepId, helpTimes: 6, helpGiven: 1 })
  expect((await found.resident.page()).names[buddies[0]?.buddyId ?? '']).toBe('Wim (Zorgmaatjes)')
  expect(await waiting(found.keeper, found.params)).toBeUndefined()

  // Tilburg: nobody is there. The worker hears so, and the municipality knows for how many it misses one.
  const missed = await asking(app.leidschendam)
  expect((await missed.worker.call(listBuddies)).items).toEqual([])
  await missed.keeper.call(findNobodyRoute, { params: missed.params })
  for (let count = 0; count < 4; count++) await asked(await reported(missed.worker), { helpKind: 'care' })
  expect(await waiting(missed.worker, missed.params)).toMatchObject({
    state: 'open',
    askedOn: app.today(),
    answeredOn: app.today(),
    person: { dossierId: missed.resident.dossierId },
  })
  const counts = await app.as(app.leidschendam.of('policy-officer')).call(countBuddyRequests)
  expect(counts.items).toContainEqual({ helpKind: 'care', waiting: 5, unanswered: 0, running: 0, room: 0 })
  // Without another answer it comes back by itself, on the page and on Vandaag.
  await during(app, '2026-12-08', async () => {
    expect(await waiting(missed.worker, missed.params)).toMatchObject({ isLate: true })
    const mine = (await missed.worker.call(getToday)).buddies.map(({ dossierId }) => dossierId)
    expect(mine).toContain(missed.resident.dossierId)
    expect(mine).toHaveLength(5)
  })
})
