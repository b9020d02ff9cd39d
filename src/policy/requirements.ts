import { type Decision, type DecisionModel, type Knowledge, PolicyFault, plainName } from './decision-model.ts'

/** What a decision or a knowledge model may use, by what it requires. */
export interface Required {
  inputs: readonly string[]
  decisions: readonly Decision[]
  knowledge: readonly Knowledge[]
}

/** Every name under which tools call a decision's value: its variable, its id and its label. */
export const namesOf = ({ name, id, label }: Pick<Decision, 'name' | 'id' | 'label'>): string[] => [
  ...new Set([name, id, label]),
]

/** @throws PolicyFault when something that is required is not in the file */
export function requiredBy(model: DecisionModel, { id, requires }: Pick<Decision, 'id' | 'requires'>): Required {
  const isOf = (part: { id: string }) => requires.includes(part.id)
  const all = [...model.inputs, ...model.decisions, ...model.knowledge]
  const stranger = requires.find((href) => !all.some((part) => part.id === href))
  if (stranger !== undefined)
    throw new PolicyFault(
      {
        nl: `Vereist '${stranger}', en dat staat niet in dit bestand.`,
        en: `It requires '${stranger}', which is not in this file.`,
      },
      { part: id },
      'requirement-missing',
    )
  return {
    inputs: model.inputs.filter(isOf).map(({ name }) => name),
    decisions: model.decisions.filter(isOf),
    knowledge: model.knowledge.filter(isOf),
  }
}

/** Refuses what a decision reads of this file without requiring it: it would silently be unknown. */
export function checkScope(
  model: DecisionModel,
  decision: Decision,
  reads: readonly string[],
  required: Required,
): void {
  const allowed = new Set([...required.inputs, ...required.decisions.flatMap(namesOf)].map(plainName))
  const declared = [
    ...model.inputs.map(({ name }) => name),
    ...model.decisions.filter(({ id }) => id !== decision.id).flatMap(({ name, id }) => [name, id]),
  ]
  const owned = new Set(declared.map(plainName))
  const stranger = reads.find((name) => owned.has(plainName(name)) && !allowed.has(plainName(name)))
  if (stranger === undefined) return
  throw new PolicyFault(
    {
      nl: `Leest '${stranger}' zonder dat te vereisen. Leg in het model de pijl (informatie-eis) ernaartoe.`,
      en: `It reads '${stranger}' without requiring it. Draw the information requirement in the model.`,
    },
    { part: decision.id },
    'requirement-missing',
  )
}

type Node = Pick<Decision, 'id' | 'label' | 'requires'>

/**
 * The decisions that a decision needs, each after those that it needs itself.
 * @throws PolicyFault when decisions or knowledge models need each other in a ring
 */
export function inOrder(model: DecisionModel, decision: Decision): Decision[] {
  const nodes = new Map<string, Node>()
  for (const part of model.decisions) nodes.set(part.id, part)
  for (const { id, name, requires } of model.knowledge) nodes.set(id, { id, label: name, requires })
  const done: string[] = []
  const visit = (node: Node, path: readonly Node[]): void => {
    const from = path.findIndex(({ id }) => id === node.id)
    if (from >= 0) throw ring([...path.slice(from), node])
    if (done.includes(node.id)) return
    for (const id of node.requires) {
      const next = nodes.get(id)
      if (next) visit(next, [...path, node])
    }
    done.push(node.id)
  }
  visit(decision, [])
  return done.flatMap((id) => model.decisions.filter((each) => each.id === id))
}

function ring(nodes: readonly Node[]): PolicyFault {
  const way = nodes.map(({ label }) => `'${label}'`).join(' → ')
  return new PolicyFault(
    { nl: `Deze beslissingen hebben elkaar nodig: ${way}.`, en: `These decisions need each other: ${way}.` },
    { part: nodes[0]?.id ?? '' },
    'cycle',
  )
}
