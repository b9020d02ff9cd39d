import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteContactRoute } from '../../src/api/contact.ts'
import { makePlanRoute } from '../../src/api/plan.ts'
import { getRadar, snoozeRoute } from '../../src/api/radar.ts'
import { type Client, type TestApp, TODAY } from '../kit.ts'
import { during, radar, withNorm } from '../radar.ts'
import { guided, planOf, talk } from '../resident.ts'

let app: TestApp
beforeAll(async () => {
  app = await withNorm()
})
afterAll(() => app.close())

const newWorker = async (town = app.amsterdam): Promise<Client> => app.as(await town.hire(['case-manager']))

/** The day comes, the work is done, and the next test starts on the first day again. */
const on = (day: string, work: () => Promise<void>) => during(app, day, work)

test('on the radar comes whose time for a goal has ended, unless a talk came after that day; a new plan sets a new end', async () => {
  const worker = await newWorker()
  const rest = {
    goalKind: 'rest',
    untilOn: '2026-12-07',
    agreed: 'Niets moet.',
    nextContactOn: '2026-12-07',
  } as const
  const make = () => guided(worker, TODAY, rest)
  const [parked, spoken, planned, longer] = [await make(), await make(), await make(), await make()]
  await on('2026-12-07', async () => talk(parked, 'De laatste dag van de rust.', '2027-02-01'))
  await on('2026-12-08', async () => talk(spoken, 'Daarna gesproken.', '2027-02-01'))
  await on('2026-12-20', async () => {
    await planned.write(
      makePlanRoute,
      planOf('2026-12-20', { ...rest, untilOn: '2027-03-01', nextContactOn: '2027-02-01' }),
    )
    const deviation = { code: 'own-wish', text: 'Wil rust.' }
    await longer.write(noteContactRoute, {
      text: 'Brief.',
      channel: 'letter',
      nextContactOn: '2027-06-30',
      deviation,
    })
  })
  const ended = () => radar(worker, { reason: 'ended' })
  await on('2027-01-04', async () => expect(await ended()).toEqual([]))
  await on('2027-01-05', async () => {
    expect(await ended()).toEqual([[parked.dossierId, 'ended 2026-12-07']])
    await parked.write(snoozeRoute, { untilOn: '2027-01-20', reason: 'treatment' })
    expect(await ended()).toEqual([])
  })
  await on('2027-01-20', async () => {
    expect((await worker.call(getRadar, { query: { reason: 'ended' } })).items).toMatchObject([{ endKind: 'goal' }])
    await parked.write(noteContactRoute, { text: 'Brief.', channel: 'letter' })
    expect(await ended()).toHaveLength(1)
    await talk(parked, 'Gebeld.', '2027-02-10')
    expect(await ended()).toEqual([])
  })
})
