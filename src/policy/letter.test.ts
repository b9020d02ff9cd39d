import { expect, test } from 'vitest'
import { assembleLetters, LettersFile, proposeTemplate, wordingIn } from './letter.ts'
import { type LetterSource, letterFields, mergeLetter } from './letter-field.ts'

const UNKNOWN = { unknown: true, reason: { nl: 'Niet bekend.', en: 'Not known.' } } as const
const template = (key: string, kind: string, more: object = {}) => ({
  key,
  kind,
  title: { nl: key, en: key },
  language: 'nl',
  subject: 'Uitnodiging',
  body: 'Beste {{name}}',
  silenceDays: null,
  noShowSteps: [],
  source: 'own default',
  ...more,
})
const file = (templates: object[], more: object = {}) => ({
  version: 'x',
  sender: UNKNOWN,
  places: UNKNOWN,
  templates,
  wording: [],
  ...more,
})
const COUNTRY = LettersFile.parse(
  file([
    template('invitation', 'invitation'),
    template('after-silence', 'invitation', { silenceDays: 365 }),
    template('missed', 'missed'),
    template('free', 'free'),
  ]),
)

const SOURCE: LetterSource = {
  language: 'nl',
  person: { givenNames: 'Toos', familyName: 'Jansen' },
  municipality: 'Weert',
  worker: 'Anna Verbeek',
  newWorker: null,
  appointment: { startsAt: '2026-11-30T09:30:00Z', place: 'home' },
  places: { home: { nl: 'bij u thuis', en: 'at your home' } },
  missedOn: null,
  lastContactOn: null,
  nextContactOn: null,
  plan: {
    goals: ['Onder de\nmensen zijn.'],
    steps: [{ text: 'Koffie drinken', by: 'resident', dueOn: '2026-12-03' }],
    promises: [],
  },
}

test('a letter is filled in with days and times written out', () => {
  const merged = mergeLetter(
    {
      subject: 'Gesprek op {{appointment-day}}',
      body: '{{name}}: {{appointment-time}} uur, {{appointment-place}}.\n{{steps}}',
    },
    letterFields(SOURCE),
  )
  expect(merged).toEqual({
    subject: 'Gesprek op maandag 30 november 2026',
    body: 'Toos Jansen: 10:30 uur, bij u thuis.\n- Koffie drinken (u, uiterlijk 3 december 2026)',
    missing: [],
  })
})

test('what is not known stays open in the text and is named', () => {
  const merged = mergeLetter({ subject: 'x', body: 'Op {{missed-day}}: {{promises}}. {{name}}' }, letterFields(SOURCE))
  expect(merged).toEqual({
    subject: 'x',
    body: 'Op {{missed-day}}: {{promises}}. Toos Jansen',
    missing: ['missed-day', 'promises'],
  })
})

test('a name that looks like a place of a template is not filled in once more', () => {
  const fields = letterFields({ ...SOURCE, person: { familyName: '{{worker}}' } })
  expect(mergeLetter({ subject: 'x', body: '{{name}}' }, fields).body).toBe('{{worker}}')
})

test('a template with a field that nobody knows is refused, with its name', () => {
  const { error } = LettersFile.safeParse(file([template('a', 'free', { body: 'Uw {{bsn}}' })]))
  expect(error?.issues).toMatchObject([{ path: ['templates', 0, 'body'], message: 'letter.unknown-field: {{bsn}}' }])
})

test('a municipality’s template goes before the country’s of the same key', () => {
  const own = LettersFile.parse(file([template('invitation', 'invitation', { subject: 'Hoe gaat het?' })]))
  const { templates } = assembleLetters(COUNTRY, { owner: 'GM0363', file: own })
  expect(templates.map(({ key, owner }) => [key, owner])).toEqual([
    ['invitation', 'GM0363'],
    ['after-silence', 'NL'],
    ['missed', 'NL'],
    ['free', 'NL'],
  ])
})

test('the template is proposed that fits the moment', () => {
  const own = LettersFile.parse(file([template('third', 'missed', { noShowSteps: ['no-show-action'] })]))
  const { templates } = assembleLetters(COUNTRY, { owner: 'GM0599', file: own })
  const proposed = (asked: object) =>
    proposeTemplate(templates, {
      noShowStep: undefined,
      isMissed: false,
      hasAppointment: true,
      silentDays: 10,
      ...asked,
    })?.key
  expect(proposed({})).toBe('invitation')
  expect(proposed({ silentDays: 365 })).toBe('after-silence')
  expect(proposed({ hasAppointment: false })).toBe('free')
  expect(proposed({ hasAppointment: false, isMissed: true })).toBe('third')
  expect(proposed({ noShowStep: 'no-show-action' })).toBe('third')
})

test('wording that works against its goal is found across lines, and ordinary words are not', () => {
  const wording = LettersFile.shape.wording.parse([
    {
      key: 'threat',
      phrases: ['gevolgen hebben voor uw uitkering'],
      why: { nl: 'x', en: 'x' },
      instead: { nl: 'x', en: 'x' },
      card: null,
      source: 'seed4 L1039-1043',
    },
  ])
  expect(wordingIn('Dit kan GEVOLGEN hebben\nvoor uw uitkering.', wording)).toMatchObject([
    { found: ['GEVOLGEN hebben voor uw uitkering'] },
  ])
  expect(wordingIn('Wat zijn de gevolgen voor u?', wording)).toEqual([])
})
