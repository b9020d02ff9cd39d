import * as z from 'zod'
import { compileDecision, type Evaluation, type Variables } from './decide.ts'
import { PolicyFault } from './decision-model.ts'
import { type PlainValue, plainValue } from './feel-value.ts'
import type { LoadedPolicy } from './loaded-policy.ts'
import type { DecisionRef } from './scheme.ts'

/** With what a decision was made, so that it can be made again: the pack, its files to the letter, and the inputs. */
export const Receipt = z
  .strictObject({
    policyVersion: z.string(),
    file: z.string(),
    decision: z.string(),
    /** File name → SHA-256 in hex. */
    hashes: z.record(z.string(), z.string()),
    /** What was known of what the decision reads. */
    inputs: z.record(z.string(), z.json()),
    value: z.json(),
  })
  .meta({ id: 'PolicyReceipt' })
export type Receipt = z.infer<typeof Receipt>

/** A plain value as one that a receipt can hold. */
const copied = (value: PlainValue): z.infer<ReturnType<typeof z.json>> => z.json().parse(value)

/** Makes a decision of a pack and keeps with what. @throws PolicyFault when the pack has no such decision */
export function decideWithReceipt(
  policy: LoadedPolicy,
  { file, decision }: DecisionRef,
  variables: Variables,
): { evaluation: Evaluation; receipt: Receipt } {
  const model = policy.models[file]
  if (!model) throw new PolicyFault(`${policy.version}: ${file} is missing.`)
  const { reads, explain } = compileDecision(model, decision)
  const known = reads.flatMap((name) => (variables[name] === undefined ? [] : [[name, variables[name]] as const]))
  const evaluation = explain(variables)
  const inputs = Object.fromEntries(known.map(([name, value]) => [name, copied(plainValue(value))]))
  return {
    evaluation,
    receipt: {
      policyVersion: policy.version,
      file,
      decision,
      hashes: { ...policy.hashes },
      inputs,
      value: copied(evaluation.value),
    },
  }
}

/**
 * Makes the decision of a receipt again.
 * @throws PolicyFault when the pack is another, or one of its files has changed since
 */
export function repeat(policy: LoadedPolicy, receipt: Receipt): Evaluation {
  const changed = Object.entries(receipt.hashes).find(([file, hash]) => policy.hashes[file] !== hash)
  if (policy.version !== receipt.policyVersion || changed)
    throw new PolicyFault({
      nl: `De beslissing is genomen met ${receipt.policyVersion}; ${changed ? `${changed[0]} is sindsdien anders` : `dit is ${policy.version}`}.`,
      en: `The decision was made with ${receipt.policyVersion}; ${changed ? `${changed[0]} has changed since` : `this is ${policy.version}`}.`,
    })
  return decideWithReceipt(policy, { file: receipt.file, decision: receipt.decision }, receipt.inputs).evaluation
}
