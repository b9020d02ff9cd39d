import { useState } from 'react'
import * as z from 'zod'
import { decideCategoryRoute } from '../../api/profile.ts'
import type { CategoryProposal } from '../../policy/explanation.ts'
import type { Category } from '../../policy/scheme.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { useDraft } from '../draft.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Problem } from '../problem.ts'
import { useGoAndSay } from '../said.tsx'
import { Button } from '../ui/button.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { Form } from '../ui/form.tsx'
import { DeviationFields, useDeviation } from './deviation-fields.tsx'
import { messages } from './messages.ts'
import { useValidityFault, ValidityField } from './validity-field.tsx'

const DecisionDraft = z.object({
  isOther: z.boolean(),
  category: z.string(),
  deviationCode: z.string(),
  deviationText: z.string(),
  untilOn: z.string().default(''),
})
type DecisionDraft = z.infer<typeof DecisionDraft>

interface DecisionFormProps {
  open: OpenDossier
  proposal: CategoryProposal
  categories: readonly Category[]
}

function useDecision({ open, proposal }: DecisionFormProps) {
  const m = useMessages(messages)
  const { category: categoryWords } = usePolicyWords()
  const goAndSay = useGoAndSay()
  const deviationOf = useDeviation('category')
  const proposed = proposal.category
  const validityFault = useValidityFault()
  const initial: DecisionDraft = {
    isOther: proposed === null,
    category: '',
    deviationCode: '',
    deviationText: '',
    untilOn: '',
  }
  const draft = useDraft({ key: `category-${open.dossierId}`, schema: DecisionDraft, initial })
  const [missing, setMissing] = useState<Problem>()
  const isOther = draft.value.isOther || proposed === null
  const category = isOther ? draft.value.category : (proposed ?? '')
  const isDeviating = proposed !== null && category !== '' && category !== proposed
  const write = useDossierWrite(decideCategoryRoute, open, () => {
    draft.clear()
    goAndSay(paths.dossier(open.dossierId), m.saved(categoryWords(category)))
  })
  const save = () => {
    const { deviation, errors: reasonErrors } = isDeviating
      ? deviationOf(draft.value)
      : { deviation: undefined, errors: [] }
    const choice = category === '' ? [{ pointer: '/category', code: 'required', detail: m.categoryNeeded }] : []
    const { untilOn } = draft.value
    const fault = validityFault(untilOn)
    const end = fault === undefined ? [] : [{ pointer: '/untilOn', code: 'range', detail: fault }]
    const errors = [...choice, ...reasonErrors, ...end]
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (errors.length > 0) return
    write.mutate({ body: { category, ...(deviation ? { deviation } : {}), ...(untilOn ? { untilOn } : {}) } })
  }
  return { draft, isOther, isDeviating, save, isBusy: write.isPending, problem: missing ?? write.error }
}

/** Follow the proposal with one button, or choose otherwise and say why. Without a proposal no reason is asked. */
export function DecisionForm(props: DecisionFormProps) {
  const { open, proposal, categories } = props
  const m = useMessages(messages)
  const language = useLanguage()
  const { category: categoryWords } = usePolicyWords()
  const { draft, isOther, isDeviating, save, isBusy, problem } = useDecision(props)
  const { value, set } = draft
  if (!draft.isReady) return null
  const followWords = open.dossier.category?.category === proposal.category ? m.confirm : m.accept
  return (
    <>
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.decide}>
        {isOther ? (
          <>
            <ChoiceGroup
              legend={m.choose}
              name="category"
              choices={categories.map((one) => ({
                value: one.key,
                label: one.key === proposal.category ? `${one[language]} (${m.isProposed})` : one[language],
              }))}
              value={value.category === '' ? undefined : value.category}
              onChange={(category) => set({ category })}
            />
            {isDeviating ? <DeviationFields place="category" label={m.reason} value={value} onChange={set} /> : null}
          </>
        ) : null}
        <ValidityField value={value.untilOn} onChange={(untilOn) => set({ untilOn })} />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {isOther || proposal.category === null ? m.decide : followWords(categoryWords(proposal.category))}
          </Button>
          {proposal.category === null ? null : (
            <Button onClick={() => set({ isOther: !isOther })}>{isOther ? m.back : m.other}</Button>
          )}
          {isOther ? <span className="trede-hint">{m.keys}</span> : null}
          {isOther ? <DraftStatus draft={draft} /> : null}
        </div>
      </Form>
    </>
  )
}
