import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  closeAssessmentRoute,
  giveAssignmentRoute,
  makeHeavyRoute,
  makeObservationRoute,
  openAssessmentRoute,
} from '../../src/api/assessment.ts'
import { getAttachmentRoute } from '../../src/api/attachment.ts'
import { getToday } from '../../src/api/attention.ts'
import { withdrawEventRoute } from '../../src/api/dossier.ts'
import { recordOutflowRoute } from '../../src/api/outflow.ts'
import { addDays } from '../../src/core/day.ts'
import { verify } from '../../src/db/rebuild.ts'
import { bringIn, PDF } from '../attachment.ts'
import { type Client, createTestApp, filledPath, type OpenDossier, type TestApp } from '../kit.ts'
import { reported } from '../resident.ts'

let app: TestApp
let klantmanager: Client
beforeAll(async () => {
  app = await createTestApp()
  klantmanager = app.as(app.amsterdam.of('case-manager'))
})
afterAll(() => app.close())

/** A dossier with one round, and the id of that round. */
async function inRound(weight: 'light' | 'heavy', on?: string): Promise<[OpenDossier, { assessmentId: string }]> {
  const resident = await reported(klantmanager, { birthDate: '1990-05-12' })
  await resident.write(openAssessmentRoute, { weight, decision: 'plan', ...(on ? { on } : {}) })
  return [resident, { assessmentId: (await resident.state()).assessments[0]?.assessmentId ?? '' }]
}

const lastOf = async (resident: OpenDossier) => (await resident.state()).assessments[0]

test('a round states its decision, is open until somebody writes its outcome, and can be looked back at', async () => {
  const [resident, round] = await inRound('light')
  expect(await lastOf(resident)).toMatchObject({ decision: 'plan', weight: 'light', closed: null })
  await resident.write(giveAssignmentRoute, { text: 'Bel twee bedrijven.', dueOn: addDays(app.today(), 7) }, round)
  const assignmentId = (await lastOf(resident))?.assignments[0]?.assignmentId ?? ''
  const seen = { form: 'assignment', assignmentId, text: 'Belde er drie en schreef de namen op.' } as const
  await resident.write(makeObservationRoute, seen, round)
  await resident.write(closeAssessmentRoute, { text: 'Kan zelf op pad.', decidedWith: ['resident'] }, round)
  const { texts } = await resident.page()
  const closed = await lastOf(resident)
  expect(closed?.observations).toMatchObject([{ form: 'assignment', assignmentId, on: app.today() }])
  expect(closed?.closed).toMatchObject({ on: app.today(), decidedWith: ['resident'] })
  expect(texts[closed?.closed?.textId ?? '']).toBe('Kan zelf op pad.')
  expect((await resident.refusal(makeObservationRoute, seen, round)).code).toBe('assessment.closed')
})

test('an assignment stands on Today from its day on, until somebody wrote what was seen of it', async () => {
  const [resident, round] = await inRound('light')
  await resident.write(giveAssignmentRoute, { text: 'Bel twee bedrijven.', dueOn: app.today() }, round)
  const due = async () => {
    const { terms } = await klantmanager.call(getToday)
    return terms.filter(({ dossierId, kind }) => dossierId === resident.dossierId && kind === 'assignment')
  }
  expect(await due()).toMatchObject([{ dueOn: app.today() }])
  const assignmentId = (await lastOf(resident))?.assignments[0]?.assignmentId ?? ''
  await resident.write(makeObservationRoute, { form: 'assignment', assignmentId, text: 'Belde er drie.' }, round)
  expect(await due()).toEqual([])
})

test('a second round for the same decision is refused while the first is open; for another decision it is not', async () => {
  const [resident, round] = await inRound('light')
  const again = { weight: 'heavy', decision: 'plan' } as const
  expect((await resident.refusal(openAssessmentRoute, again)).code).toBe('assessment.same-decision')
  await resident.write(openAssessmentRoute, { weight: 'light', decision: 'exemption' })
  await resident.write(closeAssessmentRoute, { text: 'Klaar.' }, round)
  await resident.write(openAssessmentRoute, again)
})

test('a practical assessment belongs to a heavy diagnosis, and a light one is made heavy first', async () => {
  const [resident, round] = await inRound('light')
  const seen = { form: 'practice', text: 'Werkte een ochtend door.', observer: 'Ria, werkcentrum' } as const
  expect((await resident.refusal(makeObservationRoute, seen, round)).code).toBe('assessment.light')
  await resident.write(makeHeavyRoute, { text: 'In een gesprek wordt het niet duidelijk.' }, round)
  await resident.write(makeObservationRoute, seen, round)
  expect((await resident.refusal(makeHeavyRoute, {}, round)).code).toBe('assessment.already-heavy')
  expect(await lastOf(resident)).toMatchObject({ weight: 'heavy', heavySince: { on: app.today() } })
})

test('a day before the birth, before the round or after today is refused in words', async () => {
  const [resident, round] = await inRound('light', '2026-11-01')
  const begin = { weight: 'light', decision: 'exemption' } as const
  const early = await resident.refusal(openAssessmentRoute, { ...begin, on: '1989-01-01' })
  expect(early.errors?.[0]).toMatchObject({ pointer: '/on', code: 'before-birth' })
  const late = await resident.refusal(openAssessmentRoute, { ...begin, on: '2026-12-01' })
  expect(late.errors?.[0]).toMatchObject({ pointer: '/on', code: 'future' })
  const seen = { form: 'talk', text: 'x' } as const
  for (const on of ['2026-10-31', '2026-11-24'])
    expect((await resident.refusal(makeObservationRoute, { ...seen, on }, round)).code).toBe('assessment.day')
  expect((await resident.refusal(closeAssessmentRoute, { text: 'x', on: '2026-10-31' }, round)).code).toBe(
    'assessment.day',
  )
  const due = await resident.refusal(giveAssignmentRoute, { text: 'x', dueOn: '2026-11-22' }, round)
  expect(due.errors?.[0]).toMatchObject({ pointer: '/dueOn', code: 'past' })
})

test('a round, an assignment or a file that is not there is said so, and nothing is written', async () => {
  const [resident, round] = await inRound('light')
  const strange = app.deps.newId()
  const seen = { form: 'talk', text: 'x' } as const
  const nowhere = { assessmentId: strange }
  expect((await resident.refusal(makeObservationRoute, seen, nowhere)).code).toBe('assessment.not-found')
  const without = { ...seen, form: 'assignment', assignmentId: strange } as const
  expect((await resident.refusal(makeObservationRoute, without, round)).code).toBe('assessment.assignment-not-found')
  const attachments = [{ attachmentId: strange, name: 'x.pdf' }]
  expect((await resident.refusal(makeObservationRoute, { ...seen, attachments }, round)).code).toBe(
    'attachment.not-found',
  )
  expect((await lastOf(resident))?.observations).toEqual([])
})

test('what was wrong is withdrawn: a closing opens the round again, an observation takes its file out of sight', async () => {
  const [resident, round] = await inRound('light')
  const attachmentId = await bringIn(klantmanager, resident.dossierId)
  const attachments = [{ attachmentId, name: 'verkeerde persoon.pdf' }]
  await resident.write(makeObservationRoute, { form: 'talk', text: 'x', attachments }, round)
  await resident.write(closeAssessmentRoute, { text: 'Klaar.' }, round)
  const events = await resident.events()
  const path = filledPath(getAttachmentRoute.path, { dossierId: resident.dossierId, attachmentId })
  expect((await klantmanager.raw('get', path)).status).toBe(200)
  for (const kind of ['observation-made', 'assessment-closed'] as const) {
    const seq = events.find((event) => event.kind === kind)?.seq ?? 0
    await resident.write(withdrawEventRoute, { reason: 'wrong-person' }, { seq })
  }
  expect(await lastOf(resident)).toMatchObject({ closed: null, observations: [] })
  expect((await klantmanager.raw('get', path)).status).toBe(404)
})

test('a closed dossier takes no round and no file', async () => {
  const resident = await reported(klantmanager)
  await resident.write(recordOutflowRoute, { on: app.today(), reason: '03' })
  const begin = { weight: 'light', decision: 'plan' } as const
  expect((await resident.refusal(openAssessmentRoute, begin)).code).toBe('dossier.closed')
  await expect(bringIn(klantmanager, resident.dossierId)).rejects.toThrow('dossier.closed')
})

test('seed2 T14: without a profile form, what the work centre saw and a talk lead to a decision of both together', async () => {
  const [resident, round] = await inRound('heavy')
  const attachmentId = await bringIn(klantmanager, resident.dossierId)
  await resident.write(
    makeObservationRoute,
    {
      form: 'practice',
      observer: 'H. de Wit, nijverheidscentrum',
      text: 'Is op tijd, werkt rustig door en vraagt om hulp als het niet lukt.',
      on: app.today(),
      attachments: [{ attachmentId, name: 'evaluatieformulier week 3.pdf' }],
    },
    round,
  )
  await resident.write(makeObservationRoute, { form: 'talk', text: 'Wil graag iets met hout doen.' }, round)
  const outcome = {
    text: 'We kiezen samen voor een leerplek in de houtwerkplaats.',
    decidedWith: ['resident'],
  } as const
  await resident.write(closeAssessmentRoute, { ...outcome, decidedWith: [...outcome.decidedWith] }, round)

  const { texts } = await resident.page()
  const state = await resident.state()
  const [found] = state.assessments
  // No form, no fact and no category came before it.
  expect([Object.keys(state.facts), state.category]).toEqual([[], null])
  expect(found?.observations.map(({ form, observerTextId }) => [form, texts[observerTextId ?? '']])).toEqual([
    ['practice', 'H. de Wit, nijverheidscentrum'],
    ['talk', undefined],
  ])
  expect(found?.closed?.decidedWith).toEqual(['resident'])
  const path = filledPath(getAttachmentRoute.path, { dossierId: resident.dossierId, attachmentId })
  const form = new Uint8Array(await (await klantmanager.raw('get', path)).arrayBuffer())
  expect(form).toEqual(PDF)
  expect(await verify(app.db, app.amsterdam.id)).toEqual([])
})
