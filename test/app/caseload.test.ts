import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { deleteView, exportCaseload, getCaseload, listViews, saveView } from '../../src/api/attention.ts'
import { noteContactRoute } from '../../src/api/contact.ts'
import { startIntakeRoute } from '../../src/api/intake.ts'
import { recordOutflowRoute } from '../../src/api/outflow.ts'
import { makePlanRoute } from '../../src/api/plan.ts'
import { decideCategoryRoute } from '../../src/api/profile.ts'
import type { CaseloadRow } from '../../src/core/attention.ts'
import { addDays } from '../../src/core/day.ts'
import { sortName } from '../../src/core/person.ts'
import { type Client, createTestApp, type OpenDossier, type TestApp } from '../kit.ts'
import { guided, planOf, reported } from '../resident.ts'
import type { TestWorker } from '../town.ts'

let app: TestApp
let annie: TestWorker
let client: Client
const names = [
  'van der Aa',
  'Zwart',
  'Ödegaard',
  'de Boer',
  'Boer',
  'Ünal',
  'Ali',
  'Aalders',
  'El Idrissi',
  "'t Hart",
  'Çelik',
]

function partsOf(name: string): { familyName: string; prefix?: string } {
  const at = name.lastIndexOf(' ')
  return at < 0 ? { familyName: name } : { familyName: name.slice(at + 1), prefix: name.slice(0, at) }
}

/** Twenty-two people with shared days and shared names, so that no order is decided by its key alone. */
beforeAll(async () => {
  app = await createTestApp()
  annie = await app.amsterdam.hire(['case-manager'])
  client = app.as(annie)
  for (const [index, name] of [...names, ...names].entries()) {
    const reportedOn = addDays('2026-11-01', index % 4)
    const resident = await reported(client, { givenNames: 'Noor', ...partsOf(name) }, { reportedOn })
    if (index % 3 === 0)
      await resident.write(makePlanRoute, planOf(app.today(), { nextContactOn: addDays(app.today(), index % 5) }))
    if (index % 5 === 0) {
      const note = { text: 'Gesproken.', channel: 'talk', on: addDays('2026-11-10', index % 2) } as const
      await resident.write(noteContactRoute, { ...note, nextContactOn: addDays(app.today(), 3) })
    }
  }
})
afterAll(() => app.close())

const keyOf = {
  name: (row: CaseloadRow) => row.name,
  'next-contact': (row: CaseloadRow) => row.nextContactOn ?? '9999',
  'in-sight': (row: CaseloadRow) => row.inSightOn,
  opened: (row: CaseloadRow) => row.openedOn,
} as const
type Sort = keyof typeof keyOf

async function pages(sort: Sort, direction: 'asc' | 'desc', limit: number): Promise<CaseloadRow[]> {
  const rows: CaseloadRow[] = []
  let after: string | undefined
  for (;;) {
    const query = { sort, direction, limit, ...(after ? { after } : {}) }
    const page = await client.call(getCaseload, { query })
    expect(page.total).toBe(22)
    rows.push(...page.items)
    if (page.next === null) return rows
    expect(page.items).toHaveLength(limit)
    after = page.next
  }
}

const isSorted = (keys: readonly string[], direction: 'asc' | 'desc') =>
  keys.every(
    (key, index) =>
      index === 0 || (direction === 'asc' ? (keys[index - 1] ?? '') <= key : (keys[index - 1] ?? '') >= key),
  )

describe('pages of the caseload are complete, without doubles and in order', () => {
  const cases = (Object.keys(keyOf) as Sort[]).flatMap((sort) =>
    (['asc', 'desc'] as const).map((direction) => [sort, direction] as const),
  )
  test.each(cases)('by %s, %s', async (sort, direction) => {
    const whole = await pages(sort, direction, 200)
    for (const limit of [1, 5, 22]) {
      const rows = await pages(sort, direction, limit)
      expect(rows.map(({ dossierId }) => dossierId)).toEqual(whole.map(({ dossierId }) => dossierId))
    }
    expect(new Set(whole.map(({ dossierId }) => dossierId)).size).toBe(22)
    if (sort !== 'name') expect(isSorted(whole.map(keyOf[sort]), direction)).toBe(true)
  })

  test('names sort by family name, without prefix, accents or capitals', async () => {
    const rows = await pages('name', 'asc', 200)
    const keys = new Map(names.map((name) => [`Noor ${name}`, sortName({ ...partsOf(name), givenNames: 'Noor' })]))
    const expected = [...keys].toSorted(([, a], [, b]) => (a < b ? -1 : 1)).flatMap(([name]) => [name, name])
    expect(rows.map(({ name }) => name)).toEqual(expected)
  })

  test('who has no next date comes after everybody who has one', async () => {
    const dates = (await pages('next-contact', 'asc', 200)).map(({ nextContactOn }) => nextContactOn)
    expect(dates.indexOf(null)).toBe(dates.filter((date) => date !== null).length)
    expect(dates.filter((date) => date !== null).length).toBeGreaterThan(5)
  })
})

describe('the caseload is narrowed', () => {
  let worker: Client
  let byPhase: Record<'reported' | 'intake' | 'plan' | 'guidance' | 'closed', OpenDossier>
  beforeAll(async () => {
    worker = app.as(await app.amsterdam.hire(['case-manager']))
    byPhase = {
      reported: await reported(worker, {}, { reportedOn: '2026-10-01' }),
      intake: await reported(worker),
      plan: await reported(worker),
      guidance: await guided(worker, app.today()),
      closed: await reported(worker),
    }
    await byPhase.intake.write(startIntakeRoute, {})
    await byPhase.plan.write(decideCategoryRoute, { category: 'activation' })
    await byPhase.closed.write(recordOutflowRoute, { on: app.today(), reason: '03' })
  })

  test.each(['reported', 'intake', 'plan', 'guidance', 'closed'] as const)('to phase %s', async (phase) => {
    const { items } = await worker.call(getCaseload, { query: { phase, state: 'all' } })
    expect(items.map(({ dossierId }) => dossierId)).toEqual([byPhase[phase].dossierId])
  })

  test('to a category, to who was long unseen, to who has no next date or one that has passed', async () => {
    const of = async (query: z.input<typeof getCaseload.query>) =>
      (await worker.call(getCaseload, { query })).items.map(({ dossierId }) => dossierId)
    expect(await of({ category: 'activation' })).toEqual([byPhase.plan.dossierId])
    expect(await of({ silentDays: 30 })).toEqual([byPhase.reported.dossierId])
    expect((await of({ nextContact: 'none' })).toSorted()).toEqual(
      [byPhase.reported, byPhase.intake, byPhase.plan].map(({ dossierId }) => dossierId).toSorted(),
    )
    app.travelTo('2026-12-08')
    expect(await of({ nextContact: 'passed' })).toEqual([byPhase.guidance.dossierId])
    app.travelTo('2026-11-23')
  })

  test('and never reaches further than the worker’s right: asking for the municipality gives a case manager their own', async () => {
    const answer = await worker.call(getCaseload, { query: { place: 'municipality', state: 'all' } })
    expect(answer).toMatchObject({ place: 'own', total: 5 })
    expect(answer.items.every(({ ownerId }) => ownerId === worker.worker.workerId)).toBe(true)
  })

  test('for a team lead to the team, and to one colleague in it', async () => {
    const lead = app.as(app.amsterdam.of('team-lead'))
    const team = await lead.call(getCaseload, { query: { place: 'municipality', state: 'all', limit: 200 } })
    expect(team.place).toBe('team')
    expect(team.items.every(({ teamId }) => teamId === app.amsterdam.north)).toBe(true)
    const { items } = await lead.call(getCaseload, {
      query: { place: 'team', state: 'all', ownerId: worker.worker.workerId },
    })
    expect(items).toHaveLength(5)
  })
})

describe('the caseload as a file', () => {
  test('has a heading and a row per person in the asked language, for a Dutch spreadsheet', async () => {
    const worker = app.as(await app.amsterdam.hire(['case-manager']))
    const resident = await guided(worker, app.today())
    const { dossierNumber } = await resident.state()
    const [nl, en] = [
      await worker.call(exportCaseload),
      await worker.call(exportCaseload, { query: { language: 'en' } }),
    ]
    expect(nl.startsWith('Dossiernummer;Naam;')).toBe(true)
    expect(en.startsWith('Dossier number;Name;')).toBe(true)
    const rows = nl.trimEnd().split('\r\n')
    expect(rows).toHaveLength(2)
    expect(rows[1]).toContain(dossierNumber)
    expect(rows[1]).toContain(worker.worker.name)
    expect(rows[1]).toContain('2026-12-07')
  })

  test('comes as a CSV file in UTF-8, marked as such, that no cache keeps', async () => {
    const response = await client.raw('get', '/caseload/bestand')
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(Array.from(bytes.subarray(0, 3))).toEqual([0xef, 0xbb, 0xbf])
  })

  test.each(['=cmd()', '+31 6', '-1', '@SUM(A1)', '\uFF1D1+1'])(
    'holds no cell that a spreadsheet would run: %s',
    async (familyName) => {
      const worker = app.as(await app.amsterdam.hire(['case-manager']))
      await reported(worker, { givenNames: familyName, familyName })
      const [, row = ''] = (await worker.call(exportCaseload)).trimEnd().split('\r\n')
      for (const cell of row.split(';')) expect(cell).not.toMatch(/^"?[=+\-@\uFF1D]/)
      expect(row).toContain(familyName)
    },
  )

  test('keeps a separator or a quote within its cell', async () => {
    const worker = app.as(await app.amsterdam.hire(['case-manager']))
    await reported(worker, { givenNames: 'Jo; "de" Lange', familyName: 'X' })
    expect(await worker.call(exportCaseload)).toContain('"Jo; ""de"" Lange X"')
  })
})

describe('a saved view', () => {
  test('is kept for its owner alone, and can be thrown away', async () => {
    const query = { sort: 'in-sight', silentDays: '60' }
    const view = await client.call(saveView, { body: { name: 'Lang niet gezien', query } })
    expect((await client.call(listViews)).items).toEqual([view])
    const colleague = app.as(app.amsterdam.colleague)
    expect((await colleague.call(listViews)).items).toEqual([])
    await colleague.call(deleteView, { params: { viewId: view.viewId } })
    expect((await client.call(listViews)).items).toHaveLength(1)
    await client.call(deleteView, { params: { viewId: view.viewId } })
    expect((await client.call(listViews)).items).toEqual([])
  })
})
