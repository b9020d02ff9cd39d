import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getCaseload, getToday } from '../../src/api/attention.ts'
import { recordFactsRoute } from '../../src/api/diagnosis.ts'
import { withdrawEventRoute } from '../../src/api/dossier.ts'
import { getPolicy } from '../../src/api/policy.ts'
import { comparePolicies } from '../../src/api/policy-compare.ts'
import { listDeviations } from '../../src/api/policy-effect.ts'
import { decideCategoryRoute, disputeCategoryRoute, getProposal } from '../../src/api/profile.ts'
import { addDays, addMonths } from '../../src/core/day.ts'
import type { FactValue } from '../../src/core/fact.ts'
import { rebuild, verify } from '../../src/db/rebuild.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { reported } from '../resident.ts'

let app: TestApp
let klantmanager: Client
beforeAll(async () => {
  app = await createTestApp()
  klantmanager = app.as(app.leidschendam.of('case-manager'))
})
afterAll(() => app.close())

const FACTS = { hasLanguageProblem: true, monthsToWork: 12 } as const

async function knownAs(client: Client, facts: Record<string, FactValue> = FACTS): Promise<OpenDossier> {
  const resident = await reported(client)
  const given = Object.entries(facts).map(([key, value]) => ({ key, value }))
  await resident.write(recordFactsRoute, { source: 'observed', facts: given as never })
  return resident
}

test('a category holds until a day by policy, and the day stands on Today until somebody weighs it again', async () => {
  const own = app.as(await app.leidschendam.hire(['case-manager']))
  const resident = await knownAs(own)
  await resident.write(decideCategoryRoute, { category: 'work-first' })
  expect((await own.call(getPolicy)).categoryValidity).toEqual({ months: 12, mostMonths: 24 })
  const untilOn = addMonths(app.today(), 12)
  expect((await resident.state()).category?.untilOn).toBe(untilOn)

  const nextOn = addDays(app.today(), 14)
  await resident.write(decideCategoryRoute, { category: 'work-first', untilOn: nextOn })
  app.travelTo(addDays(nextOn, 1))
  const reviews = async () => (await own.call(getToday)).terms.filter(({ kind }) => kind === 'category-review')
  expect(await reviews()).toMatchObject([{ dossierId: resident.dossierId, dueOn: nextOn }])
  await resident.write(decideCategoryRoute, { category: 'work-first' })
  expect(await reviews()).toEqual([])
  expect(await verify(app.db, app.leidschendam.id)).toEqual([])
})

test('a category without an end is weighed again by policy: the day stands on Today and in the caseload until somebody does', async () => {
  const own = app.as(await app.leidschendam.hire(['case-manager']))
  const resident = await knownAs(own)
  await resident.write(decideCategoryRoute, { category: 'work-first' })
  // Decided before ends were kept, as in imported and simulated histories.
  await sql`alter table event disable trigger event_append_only`.execute(app.db)
  await sql`update event set body = body - 'untilOn' where dossier_id = ${resident.dossierId}
    and kind = 'category-decided'`.execute(app.db)
  await sql`alter table event enable trigger event_append_only`.execute(app.db)
  await rebuild(app.db, app.leidschendam.id)
  const decidedOn = (await resident.state()).category?.on ?? ''
  const dueOn = addMonths(decidedOn, 12)
  const reviews = async () => {
    const { terms, reviewCount } = await own.call(getToday)
    const { items, total } = await own.call(getCaseload, { query: { review: 'due', limit: 50 } })
    expect([total, items.length]).toEqual([reviewCount, reviewCount])
    return [terms.flatMap((term) => (term.kind === 'category-review' ? [term.dueOn] : [])), reviewCount]
  }
  app.travelTo(addDays(dueOn, -15))
  expect(await reviews()).toEqual([[], 0])
  app.travelTo(addDays(dueOn, -14))
  expect(await reviews()).toEqual([[dueOn], 0])
  app.travelTo(addDays(dueOn, 400))
  expect(await reviews()).toEqual([[dueOn], 1])
  await resident.write(decideCategoryRoute, { category: 'work-first' })
  expect(await reviews()).toEqual([[], 0])
  expect(await verify(app.db, app.leidschendam.id)).toEqual([])
})

test('an end of today or before, or further away than policy allows, is refused in words', async () => {
  const resident = await knownAs(klantmanager)
  const refusal = (untilOn: string) => resident.refusal(decideCategoryRoute, { category: 'work-first', untilOn })
  const early = await refusal(app.today())
  expect(early).toMatchObject({ code: 'profile.validity', errors: [{ pointer: '/untilOn', code: 'end-before-start' }] })
  const late = await refusal(addDays(addMonths(app.today(), 24), 1))
  expect(late.errors?.[0]).toMatchObject({ pointer: '/untilOn', code: 'too-late' })
  expect(late.facts).toMatchObject({ latest: addMonths(app.today(), 24) })
  expect((await resident.state()).category).toBeNull()
})

test('who disagrees says so in words; the decision stands, and the words stand beside it until it is weighed again', async () => {
  const resident = await knownAs(klantmanager)
  const none = await resident.refusal(disputeCategoryRoute, { by: 'resident', text: 'x' })
  expect(none.code).toBe('profile.none')
  await resident.write(decideCategoryRoute, { category: 'work-first' })
  const own = await resident.refusal(disputeCategoryRoute, { by: 'worker', text: 'x' })
  expect(own.code).toBe('profile.own-decision')
  await resident.write(disputeCategoryRoute, { by: 'resident', text: 'Ik wil eerst de taal leren.' })
  const lead = resident.seenBy(app.as(app.leidschendam.of('team-lead')))
  await lead.write(disputeCategoryRoute, { by: 'worker', text: 'De taal staat in de weg.' })
  const { texts, events } = await lead.page()
  const { category } = await lead.state()
  expect(category?.category).toBe('work-first')
  expect(category?.disputes.map(({ by, textId }) => [by, texts[textId]])).toEqual([
    ['resident', 'Ik wil eerst de taal leren.'],
    ['worker', 'De taal staat in de weg.'],
  ])
  expect(JSON.stringify(events)).not.toContain('taal')

  resident.version = lead.version
  const [first] = category?.disputes ?? []
  await resident.write(withdrawEventRoute, { reason: 'typing-error' }, { seq: first?.seq ?? 0 })
  expect((await resident.state()).category?.disputes).toHaveLength(1)
  await resident.write(decideCategoryRoute, { category: 'work-first' })
  const { category: anew, categories } = await resident.state()
  expect([anew?.disputes.length, categories[0]?.disputes.length]).toEqual([0, 1])
})

test('a complete policy gives examples of who belongs in each category', () => {
  const { pack } = app.deps.policies.municipalities.get('GM9990')?.at(-1) ?? {}
  const scheme = pack && 'value' in pack.profilingScheme ? pack.profilingScheme.value : undefined
  expect(scheme?.categories.map(({ examples }) => examples?.[0]?.source)).toEqual(
    scheme?.categories.map(() => 'own example'),
  )
})

test('seed2 T3: with the same language problem one chooses Work First and another participation; same facts are grouped and the difference shows', async () => {
  const [a, b] = await Promise.all([1, 2].map(async () => app.as(await app.leidschendam.hire(['case-manager']))))
  if (!a || !b) throw new Error('two case managers were hired')
  for (let count = 0; count < 3; count++)
    await (await knownAs(a)).write(decideCategoryRoute, { category: 'work-first' })
  const deviation = { code: 'rule-does-not-fit', text: 'Eerst de taal, met anderen.' }
  let last: OpenDossier | undefined
  for (let count = 0; count < 2; count++) {
    last = await knownAs(b)
    await last.write(decideCategoryRoute, { category: 'social-participation', deviation })
  }
  const { dossierId } = last ?? { dossierId: '' }
  const { proposal, comparison } = await b.call(getProposal, { params: { dossierId } })
  expect(proposal.category).toBe('work-first')
  // Which facts each municipality reads: nobody's table reads the language problem here.
  expect(comparison.municipalities.length).toBeGreaterThan(1)
  const { categories } = await app.as(app.leidschendam.of('policy-officer')).call(listDeviations, { query: {} })
  expect(categories.find(({ proposed }) => proposed === 'work-first')).toMatchObject({
    chosen: [{ category: 'social-participation', count: 2 }],
    reasons: [{ code: 'rule-does-not-fit', count: 2 }],
  })
  const facts = Object.entries(FACTS).map(([key, value]) => ({ key, value }))
  const { verdicts } = await app
    .as(app.leidschendam.of('policy-officer'))
    .call(comparePolicies, { body: { facts: facts as never, age: 40 } })
  expect(new Set(verdicts.map(({ category }) => category.label?.nl)).size).toBeGreaterThan(1)
})
