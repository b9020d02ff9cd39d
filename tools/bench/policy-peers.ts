/** What the compiled tables are compared with: the same tables by hand, by feelin alone, and by another engine. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { evaluate, unaryTest } from 'feelin'
import type { DecisionTable } from '../../src/policy/decision-model.ts'

export type Facts = Record<string, string | number | boolean>
export type Outcome = string | null

/** GM0363 'profile', as a programmer would write it. What is unknown makes no rule fire. */
function amsterdamGroup({ age, monthsToWork }: Facts): Outcome {
  if (typeof age !== 'number') return null
  if (age < 27) return 'youth'
  if (typeof monthsToWork !== 'number') return null
  return monthsToWork < 24 ? 'reintegration' : 'activation'
}

/** GM0363 'attention'. */
function amsterdamAttention({ category, copesAlone }: Facts): Outcome {
  if (category !== 'activation') return null
  if (copesAlone === true) return 'copes-alone'
  return copesAlone === false ? 'intensive' : null
}

/** GM0988 'profile'. */
function weertCategory({ goal, careNeed, integrationDuty }: Facts): Outcome {
  switch (goal) {
    case 'work':
      return 'work'
    case 'work-later':
      return 'work-via-participation'
    case 'participation':
      return 'participation'
    case 'care':
      return careNeed === true ? 'care' : null
    case 'civic-integration':
      return integrationDuty === true ? 'civic-integration' : null
    case 'income-only':
      return 'income-guarantee'
    default:
      return null
  }
}

export const BY_HAND: Readonly<Record<string, (facts: Facts) => Outcome>> = {
  'GM0363 profile': amsterdamGroup,
  'GM0363 attention': amsterdamAttention,
  'GM0988 profile': weertCategory,
}

/** A table of one hit with nothing but feelin: each cell is parsed and tested anew. */
export function byFeelin(table: DecisionTable): (facts: Facts) => Outcome {
  return (facts) => {
    let outcome: Outcome = null
    let hits = 0
    for (const rule of table.rules) {
      const fires = table.inputs.every((input, column) => {
        const cell = rule.tests[column]?.text ?? '-'
        if (cell === '-') return true
        const value = evaluate(input.text, facts).value
        return unaryTest(cell, { ...facts, '?': value }).value === true
      })
      if (!fires) continue
      const value = evaluate(rule.outputs[0]?.text ?? 'null', facts).value
      outcome = typeof value === 'string' ? value : null
      hits++
    }
    return hits === 1 ? outcome : null
  }
}

const PEERS = join(import.meta.dirname, 'peers')

interface Zen {
  ZenEngine: new () => { createDecision(content: object): { evaluate(context: object): Promise<{ result: unknown }> } }
}

const isZen = (module: unknown): module is Zen =>
  typeof module === 'object' && module !== null && 'ZenEngine' in module && typeof module.ZenEngine === 'function'

/** Installs the other engine where it is not there yet; undefined where the registry does not have it. */
export async function findZen(): Promise<Zen | undefined> {
  const entry = join(PEERS, 'node_modules/@gorules/zen-engine/index.js')
  if (!existsSync(entry))
    await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund'], { cwd: PEERS }).catch(() => undefined)
  const module: unknown = await import(entry).catch(() => undefined)
  return isZen(module) ? module : undefined
}

/** The same table as that engine has it, over a whole list in one call: its fastest way. */
function jdm(table: DecisionTable): object {
  const rules = table.rules.map((rule) => ({
    _id: rule.id,
    ...Object.fromEntries(rule.tests.map(({ text }, column) => [`i${column}`, text === '-' ? '' : text])),
    o: rule.outputs[0]?.text ?? 'null',
  }))
  const content = {
    hitPolicy: 'first',
    inputs: table.inputs.map(({ text, label }, column) => ({ id: `i${column}`, name: label, field: text })),
    outputs: [{ id: 'o', name: 'outcome', field: 'outcome' }],
    rules,
    executionMode: 'loop',
    inputField: 'people',
    outputPath: 'people',
    passThrough: false,
  }
  return {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in' },
      { id: 'table', type: 'decisionTableNode', name: 'table', content },
      { id: 'out', type: 'outputNode', name: 'out' },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  }
}

const outcomeIn = (row: unknown): Outcome => {
  const outcome: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, 'outcome') : null
  return typeof outcome === 'string' ? outcome : null
}

export function byZen({ ZenEngine }: Zen, table: DecisionTable): (people: readonly Facts[]) => Promise<Outcome[]> {
  const decision = new ZenEngine().createDecision(jdm(table))
  return async (people) => {
    const { result } = await decision.evaluate({ people })
    const rows: unknown = typeof result === 'object' && result !== null ? Reflect.get(result, 'people') : undefined
    return Array.isArray(rows) ? rows.map(outcomeIn) : []
  }
}
