import { type NoShowChain, NoShowForm, type NoShowProposal, proposeNoShowStep } from '../../core/no-show.ts'
import type { Sourced } from '../../policy/sourced.ts'
import { usePolicy } from '../dossier/dossier-query.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

/** A step as the screens name it. */
export interface NamedStep {
  key: string
  form: NoShowForm
  words: string
}

interface PolicyChain {
  /** The steps of the municipality, or every form there is where its chain is not known. */
  steps: readonly NamedStep[]
  isKnown: boolean
  parameter: Sourced<unknown> | undefined
  words: (stepKey: string) => string
  propose: (chain: NoShowChain) => NoShowProposal<NamedStep>
}

/** The municipality's chain, with its words; where it is not known, the words of the forms. */
export function usePolicyChain(): PolicyChain {
  const m = useMessages(messages)
  const language = useLanguage()
  const parameter = usePolicy()?.noShow
  const isKnown = parameter !== undefined && 'value' in parameter
  const forms = NoShowForm.options.map((form) => ({ key: form, form, words: m.forms[form] }))
  const known = isKnown ? parameter.value.map((step) => ({ ...step, words: step[language] })) : null
  const steps = known ?? forms
  return {
    steps,
    isKnown,
    parameter,
    words: (stepKey) => [...steps, ...forms].find(({ key }) => key === stepKey)?.words ?? stepKey,
    propose: (chain) => proposeNoShowStep(chain, known),
  }
}
