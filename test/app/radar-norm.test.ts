import { expect, test } from 'vitest'
import { decideChoiceRoute } from '../../src/api/choice.ts'
import { decideCategoryRoute } from '../../src/api/profile.ts'
import { getRadar } from '../../src/api/radar.ts'
import { radar, withNorm } from '../radar.ts'
import { reported, talk } from '../resident.ts'

test('who is past a norm that looks at the age, counted on the day itself, where the whole birth date is known', async () => {
  const aged = await withNorm((xml) =>
    xml
      .replace('typeRef="boolean"><text>copesAlone', 'typeRef="number"><text>age')
      .replace('<text>false</text>', '<text>&lt; 30</text>'),
  )
  const worker = aged.as(await aged.amsterdam.hire(['case-manager']))
  const born = { young: '1997-01-01', older: '1990-01-01', unknown: '1997-00-00', soon: '1996-12-14' }
  const ids = new Map<string, string>()
  for (const [name, birthDate] of Object.entries(born)) {
    const resident = await reported(worker, { birthDate })
    ids.set(resident.dossierId, name)
    await resident.write(decideCategoryRoute, { category: 'activation', deviation: { code: 'own-wish' } })
    await talk(resident, 'Gesproken.', '2026-12-14')
  }
  const silent = async () =>
    (await radar(worker, { reason: 'silent' }))
      .map(([id]) => ids.get(id))
      .toSorted((a = '', b = '') => (a < b ? -1 : 1))
  aged.travelTo('2026-12-15')
  expect(await silent()).toEqual(['young'])
  aged.travelTo('2026-12-14')
  expect(await silent()).toEqual([])
  await aged.close()
})

test('who is past the norm for the attention class that the case manager decided, and not who has another class', async () => {
  const classed = await withNorm((xml) =>
    xml
      .replace('typeRef="boolean"><text>copesAlone', 'typeRef="string"><text>attentionClass')
      .replace('<text>false</text>', '<text>"intensive"</text>'),
  )
  const worker = classed.as(await classed.amsterdam.hire(['case-manager']))
  const deviation = { code: 'own-wish' }
  const ids: string[] = []
  for (const value of ['intensive', 'copes-alone']) {
    const resident = await reported(worker)
    ids.push(resident.dossierId)
    await resident.write(decideCategoryRoute, { category: 'activation', deviation })
    await resident.write(decideChoiceRoute, { value, deviation }, { part: 'attention-class' })
    await talk(resident, 'Gesproken.', '2026-12-14')
  }
  classed.travelTo('2026-12-15')
  const { items, norms } = await worker.call(getRadar, { query: { reason: 'silent' } })
  expect(items.map(({ dossierId }) => dossierId)).toEqual(ids.slice(0, 1))
  expect(norms[items[0]?.norm ?? -1]).toMatchObject({ maxDays: 21, standing: 'norm' })
  await classed.close()
})
