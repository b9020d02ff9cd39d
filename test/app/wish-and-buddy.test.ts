import { afterAll, beforeAll, expect, test } from 'vitest'
import { getToday } from '../../src/api/attention.ts'
import { makeStatementRoute } from '../../src/api/diagnosis.ts'
import { acceptHandoverRoute, draftSummary, offerHandoverRoute } from '../../src/api/handover.ts'
import { closePromiseRoute, giveHelpRoute, makePlanRoute } from '../../src/api/plan.ts'
import { createTestApp, type TestApp } from '../kit.ts'
import { during, radar } from '../radar.ts'
import { planOf, reported, talk } from '../resident.ts'
import { teamOf } from '../team.ts'

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
      'ended 2027-02-23',
    ])
  })
  await talk(taken, 'Ze begint woensdag, twee ochtenden.', '2026-12-09')
  await during(app, '2026-12-08', async () => expect(await radar(programme)).toEqual([]))
})

test('seed3 23: a buddy is asked for with a day, found for one and not for another, and each is told', async () => {
  const { leaving: klantbegeleider } = await teamOf(app, 0)
  const asked = { text: 'We zoeken een maatje dat meegaat naar de ggz.', dueOn: '2026-12-07' }
  const [helmond, tilburg] = [await reported(klantbegeleider), await reported(klantbegeleider)]
  for (const resident of [helmond, tilburg]) {
    const plan = planOf(app.today(), { goalKind: 'care', promises: [asked], nextContactOn: '2026-12-14' })
    await resident.write(makePlanRoute, plan)
  }
  await during(app, '2026-12-08', async () => {
    // As long as nobody is found, the request stands among what the municipality owes.
    const { terms } = await klantbegeleider.call(getToday)
    const open = terms.filter(({ kind, dueOn }) => kind === 'promise' && dueOn === '2026-12-07')
    expect(open.map(({ dossierId }) => dossierId).toSorted()).toEqual(
      [helmond, tilburg].map((one) => one.dossierId).toSorted(),
    )

    const promiseOf = async (resident: typeof helmond) => (await resident.state()).plan?.promises[0]?.promiseId ?? ''
    await helmond.write(closePromiseRoute, { outcome: 'kept' }, { promiseId: await promiseOf(helmond) })
    const step = {
      text: 'Naar de ggz',
      by: 'partner',
      dueOn: '2026-12-21',
      help: 'Wim gaat mee.',
      helpTimes: 6,
    } as const
    await helmond.write(makePlanRoute, planOf(app.today(), { goalKind: 'care', steps: [step], promises: [] }))
    const stepId = (await helmond.state()).plan?.steps[0]?.stepId ?? ''
    await helmond.write(giveHelpRoute, {}, { stepId })
    expect((await helmond.state()).plan?.steps[0]).toMatchObject({ helpTimes: 6, helpGiven: 1 })

    const told = { notice: 'Er is nu geen maatje voor u.', instead: 'Uw klantmanager gaat de eerste keer mee.' }
    const promiseId = await promiseOf(tilburg)
    await tilburg.write(closePromiseRoute, { outcome: 'not-kept', reason: 'other', ...told }, { promiseId })
    const { texts } = await tilburg.page()
    const closed = (await tilburg.state()).plan?.promises[0]?.closed
    expect(texts[closed?.noticeTextId ?? '']).toBe(told.notice)
    expect(texts[closed?.insteadTextId ?? '']).toBe(told.instead)
    const left = (await klantbegeleider.call(getToday)).terms.filter(({ kind }) => kind === 'promise')
    expect(left).toEqual([])
  })
})
