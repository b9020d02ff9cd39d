import { compileDecision } from './decide.ts'
import { type Decision, type DecisionModel, PolicyFault } from './decision-model.ts'
import { readDmn } from './dmn-read.ts'
import { VariableName } from './explanation.ts'

/** Refuses a rule that could not explain itself. */
function checkWords({ id, logic }: Decision): void {
  if (logic.kind !== 'table') return
  for (const rule of logic.table.rules)
    for (const name of ['source', 'nl', 'en'] as const)
      if (rule[name] === '')
        throw new PolicyFault(
          { nl: `de annotatie '${name}' ontbreekt.`, en: `the annotation '${name}' is missing.` },
          { part: id, row: rule.index + 1 },
          'words-missing',
        )
}

/**
 * What a file may read: the facts that are kept of a person, or also what it declares as input data itself (the law
 * speaks of a case: an earlier measure, a request).
 */
type MayRead = 'facts' | 'declared'

/** Refuses a decision that cannot be compiled, or reads something that it may not. */
function checkDecision(model: DecisionModel, decision: Decision, mayRead: MayRead): void {
  const declared = mayRead === 'declared' ? model.inputs.map(({ name }) => name) : []
  const stranger = compileDecision(model, decision.id).reads.find(
    (name) => !VariableName.safeParse(name).success && !declared.includes(name),
  )
  if (stranger !== undefined)
    throw new PolicyFault(
      { nl: `'${stranger}' is geen gegeven dat wordt bijgehouden.`, en: `'${stranger}' is not a fact that is kept.` },
      { part: decision.id },
      'unknown-name',
    )
  checkWords(decision)
}

/**
 * Reads a DMN file of a pack: every decision in it can be made from what it may read, and every rule carries the
 * annotations `source`, `nl` and `en`.
 * @throws PolicyFault that says where the file is wrong
 */
export async function readModel(xml: string, mayRead: MayRead = 'facts'): Promise<DecisionModel> {
  const { warnings, ...model } = await readDmn(xml)
  const [warning] = warnings
  if (warning !== undefined)
    throw new PolicyFault({
      nl: `Een deel van dit DMN-bestand is niet te lezen: ${warning}.`,
      en: `Part of this DMN file cannot be read: ${warning}.`,
    })
  for (const decision of model.decisions) checkDecision(model, decision, mayRead)
  return model
}
