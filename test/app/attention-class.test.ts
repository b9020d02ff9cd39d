import { afterAll, beforeAll, expect, test } from 'vitest'
import { getCaseload } from '../../src/api/attention.ts'
import { decideChoiceRoute, getChoices } from '../../src/api/choice.ts'
import { createTestApp, type TestApp } from '../kit.ts'
import { guided } from '../resident.ts'

let app: TestApp
beforeAll(async () => {
  app = await createTestApp()
})
afterAll(() => app.close())

test('seed4 L853-859: an attention class is decided with a reason also where no table proposes one; the reason is kept', async () => {
  const worker = app.as(await app.amsterdam.hire(['case-manager']))
  const resident = await guided(worker, app.today())
  const params = { part: 'attention-class' } as const
  const { choices } = await worker.call(getChoices, { params: { dossierId: resident.dossierId } })
  expect(choices.find(({ part }) => part === params.part)?.proposal.key).toBeNull()
  const refused = await resident.refusal(decideChoiceRoute, { value: 'intensive' }, params)
  expect([refused.code, refused.errors?.[0]?.pointer]).toEqual(['profile.reason-missing', '/deviation'])
  const deviation = { code: 'own-wish', text: 'Wil iedere week bellen.' }
  await resident.write(decideChoiceRoute, { value: 'intensive', deviation }, params)
  const decided = (await resident.state()).choices['attention-class']
  expect(decided).toMatchObject({ value: 'intensive', proposed: null, deviationCode: 'own-wish' })
  expect((await resident.page()).texts[decided?.deviationTextId ?? '']).toBe(deviation.text)
  const found = async (attentionClass: string) =>
    (await worker.call(getCaseload, { query: { attentionClass } })).items.map(({ dossierId }) => dossierId)
  expect([await found('intensive'), await found('none')]).toEqual([[resident.dossierId], []])
})
