import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { comparePolicies, getAlgorithmRegister, listPolicyPacks } from '../../src/api/policy-compare.ts'
import { REGISTER_FIELDS, REGISTER_LIMITS } from '../../src/policy/algorithm-register.ts'
import { type Client, createTestApp, type TestApp } from '../kit.ts'

let app: TestApp
let officer: Client
beforeAll(async () => {
  app = await createTestApp()
  officer = app.as(app.amsterdam.of('policy-officer'))
})
afterAll(() => app.close())

async function categories(facts: Parameters<typeof comparison>[0]): Promise<Record<string, string | undefined>> {
  const { verdicts } = await comparison(facts)
  return Object.fromEntries(verdicts.map(({ version, category }) => [version, category.label?.nl]))
}

const comparison = (facts: { key: 'monthsToWork' | 'canWork'; value: number | boolean }[]) =>
  officer.call(comparePolicies, { body: { facts, age: 40 } })

describe('one situation through all policies', () => {
  test('seed2 T6: eight months to work is B in Eindhoven, A in Sittard-Geleen and no direct mediation in Leidschendam-Voorburg', async () => {
    const found = await categories([
      { key: 'monthsToWork', value: 8 },
      { key: 'canWork', value: true },
    ])
    expect(found).toMatchObject({
      'GM0772-2009.1': expect.stringMatching(/\bB\b/),
      'GM1883-2009.1': expect.stringMatching(/\bA\b/),
      'GM1916-2009.1': 'Work First',
    })
  })

  test('proposes nothing where a study says nothing, and says so', async () => {
    const { verdicts } = await comparison([{ key: 'monthsToWork', value: 8 }])
    for (const id of ['GM0200', 'GM0664', 'GM0321', 'GM0546', 'GM1895']) {
      const verdict = verdicts.find(({ municipality }) => municipality.id === id)
      expect([id, verdict?.category.label]).toEqual([id, null])
      expect(verdict?.category.proposal.nl).toContain('geen indeling')
    }
  })

  test('keeps nothing: the journal and the read log stay as they are', async () => {
    const counts = async () =>
      Promise.all(
        (['event', 'read_log'] as const).map((table) =>
          app.db
            .selectFrom(table)
            .select((eb) => eb.fn.countAll().as('count'))
            .executeTakeFirst(),
        ),
      )
    const before = await counts()
    await comparison([{ key: 'monthsToWork', value: 8 }])
    expect(await counts()).toEqual(before)
  })

  test('refuses a fact outside its bounds, at its place', async () => {
    const { code, errors } = await officer.refusal(comparePolicies, {
      body: { facts: [{ key: 'monthsToWork', value: 9000 }] },
    })
    expect([code, errors?.[0]?.pointer]).toEqual(['request.invalid', '/facts/0/value'])
  })
})

test('all policies stand in rows for each step of the work, with the reason where they are unknown', async () => {
  const { packs } = await officer.call(listPolicyPacks, { query: { stap: 'gate' } })
  const workFirst = Object.fromEntries(packs.map(({ version, values }) => [version, values['workFirst']]))
  expect(workFirst).toMatchObject({
    'GM1916-2009.1': { value: 'yes', source: expect.stringContaining('L') },
    'GM0988-2012.1': { value: 'no' },
    'GM0664-2009.1': { value: 'variant' },
    'GM0200-2009.1': { unknown: true, reason: { nl: expect.any(String) } },
  })
})

test('every table in force fills the fields of the register, within its limits and without a claim it cannot make', async () => {
  const { version, entries } = await officer.call(getAlgorithmRegister)
  expect(version).toBe('GM0363-2017.1')
  expect(entries.map(({ file }) => file)).toContain('profiling.dmn')
  for (const { fields } of entries) {
    expect(Object.keys(fields)).toEqual([...REGISTER_FIELDS])
    for (const [field, limit] of Object.entries(REGISTER_LIMITS))
      expect(fields[field as keyof typeof fields]?.length ?? 0, field).toBeLessThanOrEqual(limit)
    expect([fields.contact, fields.impactAssessments]).toEqual([null, null])
    expect(fields.data).toContain('De tabel leest')
  }
})
