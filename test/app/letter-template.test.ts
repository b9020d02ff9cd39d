import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAppointmentRoute, noteContactRoute, settleAppointmentRoute } from '../../src/api/contact.ts'
import { changePerson } from '../../src/api/dossier.ts'
import { getLetters, sendLetterRoute } from '../../src/api/letter.ts'
import { getRadar } from '../../src/api/radar.ts'
import { runningChain } from '../../src/core/no-show.ts'
import { proposeTemplate } from '../../src/policy/letter.ts'
import { letterFields, mergeLetter } from '../../src/policy/letter-field.ts'
import { loadPolicies } from '../../src/server/policies.ts'
import { checkPolicies } from '../../src/server/policy-check.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { pdfOf, readAloud } from '../read-aloud.ts'
import { guided, reported } from '../resident.ts'
import { settleTown, type Town } from '../town.ts'

const MONDAY = '2026-11-23'
const ADDRESS = { street: 'Dorpsstraat', houseNumber: '1', postcode: '1234AB', city: 'Ons Dorp' }
const LETTER = { templateKey: 'free', way: 'post', subject: 'Bericht', body: 'Beste Fatma,\n\nTot ziens.' } as const

let app: TestApp
let rotterdam: Town
beforeAll(async () => {
  app = await createTestApp()
  rotterdam = await settleTown(app.db, 'GM0599', 'Rotterdam')
})
afterAll(() => app.close())

const newWorker = async (town: Town): Promise<Client> => app.as(await town.hire(['case-manager']))

describe('after a missed appointment', () => {
  async function absent(worker: Client): Promise<OpenDossier> {
    const fatma = await reported(worker, { givenNames: 'Fatma', ...ADDRESS })
    await fatma.write(makeAppointmentRoute, { startsAt: `${MONDAY}T08:00:00+01:00`, minutes: 30, place: 'office' })
    const appointmentId = (await fatma.state()).appointments[0]?.appointmentId ?? ''
    await fatma.write(settleAppointmentRoute, { outcome: 'missed' }, { appointmentId })
    return fatma
  }

  test('the letter of the municipality’s step is proposed, and sending it takes the step', async () => {
    const worker = await newWorker(rotterdam)
    const fatma = await absent(worker)
    const { templates } = await worker.call(getLetters)
    const asked = { isMissed: true, hasAppointment: false, silentDays: 0 }
    const proposed = ['first-letter', 'registered-letter', 'no-show-action'].map(
      (noShowStep) => proposeTemplate(templates, { ...asked, noShowStep })?.key,
    )
    expect(proposed).toEqual(['first-letter', 'registered-letter', 'no-show-action'])
    await fatma.write(sendLetterRoute, { ...LETTER, templateKey: 'first-letter', noShowStep: 'first-letter' })
    const { letters, noShows } = await fatma.state()
    expect([letters.length, runningChain(noShows)?.steps.map(({ stepKey }) => stepKey)]).toEqual([1, ['first-letter']])
  })

  test('a letter that is no step by now is refused, and neither is kept', async () => {
    const fatma = await absent(await newWorker(rotterdam))
    const later = { ...LETTER, templateKey: 'no-show-action', noShowStep: 'no-show-action' }
    expect((await fatma.refusal(sendLetterRoute, later)).code).toBe('no-show.reason-missing')
    expect((await fatma.state()).letters).toEqual([])
  })
})

describe('templates', () => {
  test('with a field that Trede does not know stop the start, and the check of policy says which', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'trede-letters-'))
    await cp(resolve(import.meta.dirname, '../../policies'), folder, { recursive: true })
    const path = join(folder, 'GM9990/letters.json')
    const file = JSON.parse(await readFile(join(folder, 'nl/letters.json'), 'utf8')) as {
      templates: { body: string }[]
    }
    const [first] = file.templates
    await writeFile(path, JSON.stringify({ ...file, templates: [{ ...first, body: 'Uw nummer is {{bsn}}.' }] }))
    await expect(loadPolicies(folder)).rejects.toThrow('GM9990/letters.json')
    const [report] = await checkPolicies(folder, 'GM9990')
    const found = report?.findings.filter(({ file: name }) => name === 'letters.json') ?? []
    expect(found.map(({ isBlocking, part, nl }) => [isBlocking, part, nl])).toEqual([
      [true, 'templates.0.body', '‘templates.0.body’: {{bsn}} is geen gegeven dat Trede in een brief kan zetten.'],
    ])
    await rm(folder, { recursive: true })
  })

  test('of every municipality can be filled in and name only what Trede knows', async () => {
    const owners = [...app.deps.policies.municipalities.keys()]
    for (const { templates } of owners.map((owner) => app.deps.policies.lettersOf(owner)))
      expect(new Set(templates.map(({ kind }) => kind))).toEqual(
        new Set(['invitation', 'missed', 'plan-summary', 'handover-notice', 'free']),
      )
  })

  test('for residents have short sentences and no article of law', () => {
    for (const { key, body } of app.deps.policies.lettersOf('GM0988').templates) {
      const sentences = body
        .replaceAll(/\{\{.*?\}\}/g, 'x')
        .split(/[.?!:\n]+/)
        .map((one) => one.trim())
        .filter(Boolean)
      const words = sentences.map((one) => one.split(/\s+/).length)
      expect(words.reduce((sum, count) => sum + count, 0) / words.length, key).toBeLessThanOrEqual(15)
      expect(body, key).not.toMatch(/artikel|lid \d/i)
    }
  })
})

test('seed1 C2: after years of silence somebody is invited to be heard, with the contacts at hand and nothing sprung on them', async () => {
  const worker = await newWorker(app.weert)
  app.travelTo('2021-03-01')
  const fatma = await guided(worker, '2021-03-01', { nextContactOn: '2021-04-01' })
  await fatma.write(changePerson, { person: { givenNames: 'Fatma', familyName: 'Yıldız', ...ADDRESS } })
  await fatma.write(noteContactRoute, {
    text: 'Ze zoekt zelf werk en wil hulp bij de opvang.',
    channel: 'talk',
    nextContactOn: '2021-04-01',
  })
  app.travelTo(MONDAY)
  await fatma.write(makeAppointmentRoute, { startsAt: '2026-12-01T09:30:00Z', minutes: 60, place: 'neighbourhood' })
  const before = await fatma.state()
  const { templates, places } = await worker.call(getLetters)
  const appointment = before.appointments[0]
  const template = proposeTemplate(templates, {
    noShowStep: undefined,
    isMissed: false,
    hasAppointment: true,
    silentDays: 2000,
  })
  if (!template || !appointment) throw new Error('no template or no appointment')
  const person = { givenNames: 'Fatma', familyName: 'Yıldız' }
  const unknown = { missedOn: null, lastContactOn: null, nextContactOn: null, plan: null, newWorker: null }
  const source = {
    language: 'nl',
    person,
    municipality: 'Weert',
    worker: 'Anna',
    appointment,
    places,
    ...unknown,
  } as const
  const { subject, body, missing } = mergeLetter(template, letterFields(source))
  expect(missing).toEqual([])
  expect(body).toContain('U heeft lang niets van ons gehoord.')
  expect(body).toContain('We luisteren eerst naar u.')
  expect(body).toContain('Dan leggen we vooraf uit waarom, en wat daar gebeurt.')
  expect(body).toContain('dinsdag 1 december 2026, 10:30 uur')
  const { appointmentId } = appointment
  const { letterId } = await fatma.write(sendLetterRoute, {
    templateKey: template.key,
    way: 'post',
    subject,
    body,
    appointmentId,
  })
  expect((await readAloud(await pdfOf(worker, fatma.dossierId, letterId))).spoken).toContain(
    'H2: Wat gebeurt er daarna?',
  )
  // Written to, and still out of sight: the radar goes by the last talk, which the history of contacts shows.
  const { items } = await worker.call(getRadar, { query: {} })
  expect(items.map(({ dossierId }) => dossierId)).toContain(fatma.dossierId)
  const after = await fatma.state()
  expect([after.lastContactOn, after.triedOn]).toEqual(['2021-03-01', MONDAY])
  const { events, texts } = await fatma.page()
  const talks = events.flatMap((event) => (event.kind === 'contact-noted' ? (texts[event.textId] ?? '') : []))
  expect(talks).toEqual(['Ze zoekt zelf werk en wil hulp bij de opvang.'])
})
