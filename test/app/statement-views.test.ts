import { afterAll, beforeAll, expect, test } from 'vitest'
import type * as z from 'zod'
import { answerStatementRoute, makeStatementRoute, weighStatementRoute } from '../../src/api/diagnosis.ts'
import { withdrawEventRoute } from '../../src/api/dossier.ts'
import { makePlanRoute } from '../../src/api/plan.ts'
import { getPolicy } from '../../src/api/policy.ts'
import { differences, weighingOf } from '../../src/core/diagnosis.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { planOf, reported } from '../resident.ts'

let app: TestApp
let klantmanager: Client
beforeAll(async () => {
  app = await createTestApp()
  klantmanager = app.as(app.amsterdam.of('case-manager'))
})
afterAll(() => app.close())

const NOWHERE = '00000000-0000-4000-8000-00000000000f'

type Statement = Omit<z.input<typeof makeStatementRoute.body>, 'version'>

/** Makes a statement and gives its id. */
async function stated(resident: OpenDossier, statement: Partial<Statement> & { text: string }): Promise<string> {
  await resident.write(makeStatementRoute, {
    domain: 'health',
    nature: 'circumstance',
    source: 'judged',
    ...statement,
  })
  return (await resident.state()).statements.at(-1)?.statementId ?? ''
}

test('the resident answers a statement in their own words, in a text that is meant for them too', async () => {
  const resident = await reported(klantmanager)
  const statementId = await stated(resident, { text: 'Kan drie dagen per week werken.' })
  const text = 'Na twee dagen ben ik op.'
  await resident.write(answerStatementRoute, { text, on: '2026-11-20' }, { statementId })
  await resident.write(answerStatementRoute, { text: 'Drie halve dagen lukt wel.' }, { statementId })
  const { statements } = await resident.state()
  const { texts, events } = await resident.page()
  expect(statements[0]?.answers.map(({ on, textId }) => [on, texts[textId]])).toEqual([
    ['2026-11-20', text],
    [app.today(), 'Drie halve dagen lukt wel.'],
  ])
  expect(JSON.stringify(events)).not.toContain(text)
  const row = await app.db
    .selectFrom('text')
    .select('visibility')
    .where('text_id', '=', statements[0]?.answers[0]?.textId ?? '')
    .executeTakeFirstOrThrow()
  expect(row.visibility).toBe('resident')
})

test('an answer to a statement that is not there, of a day to come or without words is refused', async () => {
  const resident = await reported(klantmanager)
  const statementId = await stated(resident, { text: 'Iets.' })
  const nowhere = await resident.refusal(answerStatementRoute, { text: 'x' }, { statementId: NOWHERE })
  expect(nowhere.code).toBe('diagnosis.statement-not-found')
  const future = await resident.refusal(answerStatementRoute, { text: 'x', on: '2026-11-24' }, { statementId })
  expect(future.errors?.[0]).toMatchObject({ pointer: '/on', code: 'future' })
  expect((await resident.refusal(answerStatementRoute, { text: ' ' }, { statementId })).code).toBe('request.invalid')
})

test('a statement cannot differ from one that is not there, and nothing is weighed where nobody differs', async () => {
  const resident = await reported(klantmanager)
  const statementId = await stated(resident, { text: 'Iets.' })
  const base = { domain: 'health', nature: 'wish', source: 'said', text: 'x' } as const
  const nowhere = await resident.refusal(makeStatementRoute, { ...base, differsFromId: NOWHERE })
  expect(nowhere.code).toBe('diagnosis.statement-not-found')
  const alone = await resident.refusal(weighStatementRoute, { reason: 'x' }, { statementId })
  expect(alone.code).toBe('diagnosis.no-difference')
})

test('a new view opens the weighing again, and a weighing that was withdrawn counts no more', async () => {
  const resident = await reported(klantmanager)
  const first = await stated(resident, { text: 'Eerst zorg.' })
  const second = await stated(resident, { text: 'Zorg is niet nodig.', differsFromId: first })
  await resident.write(weighStatementRoute, { reason: 'De huisarts kent hem langer.' }, { statementId: second })
  const weighing = async () => {
    const { statements, weighings } = await resident.state()
    const [group = []] = differences(statements)
    return weighingOf(group, weighings)
  }
  expect((await weighing())?.basisId).toBe(second)
  await stated(resident, { text: 'Eerst rust.', source: 'said', differsFromId: second })
  expect(await weighing()).toBeUndefined()
  await resident.write(weighStatementRoute, { reason: 'Na het gesprek met hem.' }, { statementId: first })
  expect((await weighing())?.basisId).toBe(first)
  const seq = (await resident.events()).findLast(({ kind }) => kind === 'statement-weighed')?.seq ?? 0
  await resident.write(withdrawEventRoute, { reason: 'not-true' }, { seq })
  expect(await weighing()).toBeUndefined()
})

test('seed3 2: the worker finds care needed first and the doctor not; both stand, dated, and a pause is chosen with a reason', async () => {
  const resident = await reported(klantmanager, {}, { reportedOn: '2026-10-01' })
  const worker = await stated(resident, { text: 'Eerst zorg, dan pas vrijwilligerswerk.', on: '2026-11-02' })
  const doctor = await stated(resident, {
    text: 'Vrijwilligerswerk kan nu al.',
    source: 'reported',
    reporter: 'care',
    on: '2026-11-16',
    differsFromId: worker,
  })
  const open = await resident.state()
  const [group = []] = differences(open.statements)
  expect(group.map(({ statementId, source, on }) => [statementId, source, on])).toEqual([
    [worker, 'judged', '2026-11-02'],
    [doctor, 'reported', '2026-11-16'],
  ])
  expect(weighingOf(group, open.weighings)).toBeUndefined()
  const reason = 'Een pauze van zes weken; daarna een proef van twee dagdelen in het buurthuis.'
  await resident.write(weighStatementRoute, { reason }, { statementId: worker })
  await resident.write(
    makePlanRoute,
    planOf(app.today(), {
      goalKind: 'rest',
      goal: 'Eerst op adem komen.',
      untilOn: '2027-02-23',
      agreed: 'Tot dan hoeft er niets.',
    }),
  )
  const { statements, weighings, plan } = await resident.state()
  const { texts } = await resident.page()
  expect(statements).toHaveLength(2)
  expect(texts[weighingOf(group, weighings)?.textId ?? '']).toBe(reason)
  expect(plan?.goalKind).toBe('rest')
})

test('seed0 V14: a wish and a doubt about it stand side by side with her answer, and the way chosen has its reason', async () => {
  const resident = await reported(klantmanager)
  const base = { domain: 'wishes' }
  const wish = await stated(resident, { ...base, nature: 'wish', source: 'said', text: 'Ik wil in de kinderopvang.' })
  const doubt = await stated(resident, {
    ...base,
    text: 'De zorg voor haar eigen kinderen kost nu al haar kracht.',
    differsFromId: wish,
  })
  await resident.write(answerStatementRoute, { text: 'Nu wel. Volgend jaar niet meer.' }, { statementId: doubt })
  await resident.write(weighStatementRoute, { reason: 'Eerst een dag meelopen.' }, { statementId: doubt })
  const goal = 'Meelopen bij de speelzaal en kijken of het past.'
  await resident.write(makePlanRoute, planOf(app.today(), { goal, goalKind: 'learning' }))
  const { statements, plan } = await resident.state()
  const { texts } = await resident.page()
  expect(statements.map(({ nature, textId }) => [nature, texts[textId]])).toEqual([
    ['wish', 'Ik wil in de kinderopvang.'],
    ['circumstance', 'De zorg voor haar eigen kinderen kost nu al haar kracht.'],
  ])
  expect(statements[1]?.answers).toHaveLength(1)
  expect(texts[plan?.goalTextId ?? '']).toBe(goal)
})

test('seed0 V19: the file asks after the father and the network, and what is said links no dossiers', async () => {
  const { forgottenTopics } = await klantmanager.call(getPolicy, {})
  expect(forgottenTopics.map(({ key, domain }) => [key, domain])).toContainEqual(['other-parent', 'network'])
  const mother = await reported(klantmanager)
  const grandmother = await reported(klantmanager)
  await stated(mother, { domain: 'network', source: 'said', text: 'Mijn moeder past op de kinderen.' })
  await stated(grandmother, { domain: 'home', source: 'said', text: 'Ik pas op mijn kleinkinderen.' })
  const pages = [await mother.page(), await grandmother.page()] as const
  const named = (page: object, other: { dossierId: string; person: { personId: string } }) =>
    [other.dossierId, other.person.personId].filter((id) => JSON.stringify(page).includes(id))
  expect([named(pages[0], pages[1]), named(pages[1], pages[0])]).toEqual([[], []])
})

test('words that judge are pointed out and never refused', async () => {
  const { judgingWords } = await klantmanager.call(getPolicy, {})
  expect(judgingWords).toContain('ongemotiveerd')
  const resident = await reported(klantmanager)
  await stated(resident, { text: 'Hij is ongemotiveerd.' })
  expect((await resident.state()).statements).toHaveLength(1)
})
