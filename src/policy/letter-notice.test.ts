import { expect, test } from 'vitest'
import { assembleLetters, LettersFile } from './letter.ts'
import { canBePosted, handoverNotice } from './letter-notice.ts'

const UNKNOWN = { unknown: true, reason: { nl: 'Niet bekend.', en: 'Not known.' } } as const
const POLICY = assembleLetters(
  LettersFile.parse({
    version: 'x',
    sender: UNKNOWN,
    places: UNKNOWN,
    wording: [],
    templates: [
      {
        key: 'notice',
        kind: 'handover-notice',
        title: { nl: 'Bericht', en: 'Notice' },
        language: 'nl',
        subject: 'Nieuwe contactpersoon',
        body: 'Beste {{name}}, {{new-worker}} neemt contact met u op. {{worker}}',
        silenceDays: null,
        noShowSteps: [],
        source: 'own default',
      },
    ],
  }),
)
const ID = '00000000-0000-4000-8000-000000000000'
const CONTEXT = { today: '2026-11-23', newId: () => ID, workerId: ID }
const PERSON = {
  givenNames: 'Toos',
  familyName: 'Jansen',
  street: 'Dorpsstraat 1',
  postcode: '1234 AB',
  city: 'Ons Dorp',
}
const NOTICE = { person: PERSON, municipality: 'Weert', worker: 'Anna', newWorker: 'Rachid', letters: [] }

test('a resident reads who the new contact person is, and the journal names nobody', () => {
  const { events, texts } = handoverNotice(POLICY, NOTICE, CONTEXT)
  expect(texts.map(({ body }) => body)).toEqual([
    'Toos Jansen\nDorpsstraat 1\n1234 AB Ons Dorp\n\nNieuwe contactpersoon\n\nBeste Toos Jansen, Rachid neemt contact met u op. Anna',
  ])
  expect(events).toMatchObject([{ kind: 'letter-sent', letterKind: 'handover-notice', way: 'post' }])
  expect(JSON.stringify(events)).not.toMatch(/Toos|Rachid/)
})

test('without an address there is no letter, which can be known beforehand', () => {
  const person = { familyName: 'Jansen' }
  expect([canBePosted(PERSON), canBePosted(person)]).toEqual([true, false])
  expect(() => handoverNotice(POLICY, { ...NOTICE, person }, CONTEXT)).toThrow('letter.address-missing')
})
