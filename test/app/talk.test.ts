import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { liftPassagesRoute, noteContactRoute } from '../../src/api/contact.ts'
import { withdrawEventRoute } from '../../src/api/dossier.ts'
import { makePlanRoute } from '../../src/api/plan.ts'
import { getPolicy } from '../../src/api/policy.ts'
import { judgingWordsIn } from '../../src/core/judging-words.ts'
import { liftedFrom, type Passage } from '../../src/core/talk.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { during, radar } from '../radar.ts'
import { planOf, reported, talk } from '../resident.ts'

let app: TestApp
let klantmanager: Client
beforeAll(async () => {
  app = await createTestApp()
  klantmanager = app.as(app.leidschendam.of('case-manager'))
})
afterAll(() => app.close())

const TEXT = 'Ze wil niets, zegt ze. Alleen een droom: masseuse worden. Haar moeder past op de kinderen.'
const NEXT = '2026-12-07'

/** The words of a text as a passage. */
function passage(text: string, words: string, about: Partial<Passage> = {}): Passage {
  const start = text.indexOf(words)
  return { start, end: start + words.length, domain: 'wishes', nature: 'wish', source: 'said', ...about }
}

const DREAM = 'Alleen een droom: masseuse worden.'
const note = (passages?: Passage[]) => ({
  text: TEXT,
  channel: 'talk' as const,
  nextContactOn: NEXT,
  ...(passages ? { passages } : {}),
})

/** The id of the note that was written last. */
async function lastNote(resident: OpenDossier): Promise<string> {
  const event = (await resident.events()).findLast(({ kind }) => kind === 'contact-noted')
  return event?.kind === 'contact-noted' ? event.contactId : ''
}

/** What was lifted from a note, in words, with its codes. */
async function lifted(resident: OpenDossier, contactId: string) {
  const { statements } = await resident.state()
  const { texts } = await resident.page()
  return liftedFrom(statements, contactId).map(({ textId, domain, nature, source, on }) => [
    texts[textId],
    domain,
    nature,
    source,
    on,
  ])
}

test('a note and what was lifted while it was typed are saved in one go, word for word, with the note as origin', async () => {
  const resident = await reported(klantmanager)
  const helper = passage(TEXT, 'Haar moeder past op de kinderen.', { domain: 'network', nature: 'strength' })
  await resident.write(noteContactRoute, note([passage(TEXT, DREAM), helper]))
  const { events, texts } = await resident.page()
  expect(events.slice(-3).map(({ kind }) => kind)).toEqual(['contact-noted', 'statement-made', 'statement-made'])
  expect(Object.values(texts)).toContain(TEXT)
  expect(JSON.stringify(events)).not.toContain('masseuse')
  expect(await lifted(resident, await lastNote(resident))).toEqual([
    [DREAM, 'wishes', 'wish', 'said', app.today()],
    ['Haar moeder past op de kinderen.', 'network', 'strength', 'said', app.today()],
  ])
})

test('a saved note is lifted from afterwards, more than once, and its day is the day of the talk', async () => {
  const resident = await reported(klantmanager)
  await resident.write(noteContactRoute, { ...note(), on: '2026-11-19' })
  const contactId = await lastNote(resident)
  const reporter = { source: 'reported', reporter: 'care', nature: 'circumstance', domain: 'health' } as const
  await resident.write(liftPassagesRoute, { passages: [passage(TEXT, ` ${DREAM} `)] }, { contactId })
  await resident.write(liftPassagesRoute, { passages: [passage(TEXT, 'Ze wil niets', reporter)] }, { contactId })
  expect(await lifted(resident, contactId)).toEqual([
    ['Ze wil niets', 'health', 'circumstance', 'reported', '2026-11-19'],
    [DREAM, 'wishes', 'wish', 'said', '2026-11-19'],
  ])
})

test('what was lifted by mistake is withdrawn like any statement, and the note stays', async () => {
  const resident = await reported(klantmanager)
  await resident.write(noteContactRoute, note([passage(TEXT, DREAM)]))
  const contactId = await lastNote(resident)
  const seq = (await resident.events()).findLast(({ kind }) => kind === 'statement-made')?.seq ?? 0
  await resident.write(withdrawEventRoute, { reason: 'not-true' }, { seq })
  expect(await lifted(resident, contactId)).toEqual([])
  expect((await resident.state()).contactCount).toBe(1)
})

describe('is refused, and nothing is written', () => {
  const pointerOf = async (resident: OpenDossier, one: Passage, contactId: string) => {
    const { code, errors } = await resident.refusal(liftPassagesRoute, { passages: [one] }, { contactId })
    return [code, errors?.[0]?.pointer]
  }

  test('a piece outside the text, without words, or half a character', async () => {
    const resident = await reported(klantmanager)
    const text = 'Zij lachte 🙂 en ging.'
    await resident.write(noteContactRoute, { ...note(), text })
    const contactId = await lastNote(resident)
    const piece = (start: number, end: number) => ({ ...passage(text, 'Zij'), start, end })
    const outside = ['talk.passage-outside', '/passages/0/end']
    expect(await pointerOf(resident, piece(0, text.length + 1), contactId)).toEqual(outside)
    expect(await pointerOf(resident, piece(9, 4), contactId)).toEqual(outside)
    expect(await pointerOf(resident, piece(0, text.indexOf('🙂') + 1), contactId)).toEqual(outside)
    expect(await pointerOf(resident, piece(3, 4), contactId)).toEqual(['talk.passage-empty', '/passages/0/end'])
    expect((await resident.state()).statements).toEqual([])
  })

  test('a piece that is longer than one statement may be', async () => {
    const resident = await reported(klantmanager)
    const text = 'Ze belde haar broer. '.repeat(200).trim()
    await resident.write(noteContactRoute, { ...note(), text })
    const contactId = await lastNote(resident)
    const whole = { ...passage(text, 'Ze'), start: 0, end: 2001 }
    expect(await pointerOf(resident, whole, contactId)).toEqual(['talk.passage-too-long', '/passages/0/end'])
    await resident.write(liftPassagesRoute, { passages: [{ ...whole, end: 2000 }] }, { contactId })
  })

  test('a life domain that the municipality does not have, with and without a note', async () => {
    const resident = await reported(klantmanager)
    const strange = passage(TEXT, DREAM, { domain: 'star-sign' })
    const { errors } = await resident.refusal(noteContactRoute, note([passage(TEXT, DREAM), strange]))
    expect(errors?.[0]).toMatchObject({ pointer: '/passages/1/domain', code: 'unknown' })
    expect((await resident.state()).contactCount).toBe(0)
    await resident.write(noteContactRoute, note())
    const contactId = await lastNote(resident)
    expect(await pointerOf(resident, strange, contactId)).toEqual(['request.invalid', '/passages/0/domain'])
  })

  test('a note that is not there, is of somebody else, or was withdrawn', async () => {
    const resident = await reported(klantmanager)
    const other = await reported(klantmanager)
    await other.write(noteContactRoute, note())
    const one = passage(TEXT, DREAM)
    const elsewhere = await lastNote(other)
    expect((await pointerOf(resident, one, elsewhere))[0]).toBe('talk.note-not-found')
    const seq = (await other.events()).findLast(({ kind }) => kind === 'contact-noted')?.seq ?? 0
    await other.write(withdrawEventRoute, { reason: 'wrong-person' }, { seq })
    expect((await pointerOf(other, one, elsewhere))[0]).toBe('talk.note-not-found')
  })

  test('lifting by somebody who may note contacts but not make statements; their note alone is taken', async () => {
    const resident = await reported(klantmanager)
    const lead = resident.seenBy(app.as(app.leidschendam.of('team-lead')))
    const refused = await lead.refusal(noteContactRoute, note([passage(TEXT, DREAM)]))
    expect([refused.status, refused.code]).toEqual([403, 'access.denied'])
    await lead.write(noteContactRoute, note())
    const contactId = await lastNote(lead)
    const { code } = await lead.refusal(liftPassagesRoute, { passages: [passage(TEXT, DREAM)] }, { contactId })
    expect(code).toBe('access.denied')
  })

  test('a passage of a version that has gone by, with what happened since', async () => {
    const resident = await reported(klantmanager)
    await resident.write(noteContactRoute, note())
    const contactId = await lastNote(resident)
    const slow = resident.seenBy(klantmanager)
    await talk(resident, 'Belde terug.')
    const { code, facts } = await slow.refusal(liftPassagesRoute, { passages: [passage(TEXT, DREAM)] }, { contactId })
    expect(code).toBe('dossier.changed-meanwhile')
    expect(facts?.['since']).toMatchObject([{ kind: 'contact-noted' }])
  })
})

test('seed0 V4: who wanted nothing had a dream; her own idea is kept in her words as a lead, and the plan follows it', async () => {
  const resident = await reported(klantmanager)
  await resident.write(noteContactRoute, note([passage(TEXT, DREAM)]))
  const steps = [
    {
      text: 'Naar de Kamer van Koophandel',
      by: 'resident' as const,
      dueOn: NEXT,
      brings: 'Eigen praktijk als masseuse',
    },
  ]
  await resident.write(makePlanRoute, planOf(app.today(), { goal: 'Masseuse worden', goalKind: 'work', steps }))
  const { statements, plan } = await resident.state()
  const { texts } = await resident.page()
  const [lead] = statements
  expect(lead && [texts[lead.textId], lead.nature, lead.source]).toEqual([DREAM, 'wish', 'said'])
  expect(texts[plan?.goalTextId ?? '']).toBe('Masseuse worden')
  expect(plan?.steps.map(({ textId }) => texts[textId])).toEqual(['Naar de Kamer van Koophandel'])
})

test('seed0 V26: every talk brings another reason against work; each is kept as she said it, and nobody is called unwilling', async () => {
  const resident = await reported(klantmanager)
  const reasons = ['De kinderen zijn nog te klein.', 'De oppas is weg.', 'Ze wil vijf keer op een dag bidden.']
  for (const reason of reasons) {
    const text = `Gesproken over werk. ${reason}`
    const obstacle = { domain: 'job-search', nature: 'obstacle' } as const
    await resident.write(noteContactRoute, { ...note([passage(text, reason, obstacle)]), text })
  }
  const { statements, facts, category, noShows } = await resident.state()
  const { texts, events } = await resident.page()
  expect(statements.map(({ textId, source }) => [texts[textId], source])).toEqual(
    reasons.map((reason) => [reason, 'said']),
  )
  expect(new Set(events.map(({ kind }) => kind))).toEqual(
    new Set(['dossier-opened', 'contact-noted', 'statement-made']),
  )
  expect([facts, category, noShows]).toEqual([{}, null, []])
  const { judgingWords } = await klantmanager.call(getPolicy)
  expect(judgingWordsIn('Mevrouw is onwillig en niet gemotiveerd.', judgingWords)).toEqual([
    'niet gemotiveerd',
    'onwillig',
  ])
})

test('seed0 V11: two talks in a year are an alarm on the radar, with the day since which nobody spoke', async () => {
  const worker = app.as(await app.leidschendam.hire(['case-manager'], [app.leidschendam.north]))
  let resident: OpenDossier | undefined
  await during(app, '2025-12-01', async () => {
    resident = await reported(worker)
    await talk(resident, 'Kennismaking.', '2025-12-15')
  })
  await during(app, '2026-04-13', async () => {
    if (resident) await talk(resident, 'Tweede gesprek.', '2026-04-27')
  })
  const mine = async () => (await radar(worker)).find(([dossierId]) => dossierId === resident?.dossierId)?.slice(1)
  await during(app, '2026-11-30', async () => {
    expect((await resident?.state())?.contactCount).toBe(2)
    expect(await mine()).toEqual(expect.arrayContaining(['silent 2026-04-13', 'date-passed 2026-04-27']))
    if (resident) await talk(resident, 'Derde gesprek, nu met een afspraak.', '2026-12-14')
    expect(await mine()).toBeUndefined()
  })
})
