import { useEffect, useState } from 'react'
import * as z from 'zod'
import { recordFactsRoute } from '../../api/diagnosis.ts'
import { FactKey, type FactValue, StatementSource } from '../../core/fact.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Problem } from '../problem.ts'
import { useProposal } from '../profile/profile-query.ts'
import { Button } from '../ui/button.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { Form } from '../ui/form.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { FactField, factOf, factText } from './fact-field.tsx'
import { messages } from './messages.ts'

const FactsDraft = z.object({ values: z.partialRecord(FactKey, z.string()), source: StatementSource.nullable() })
type FactsDraft = z.infer<typeof FactsDraft>

/** Bounds for the words of a refusal; the schema of the fact itself decides. @see FACTS */
const BOUNDS: Partial<Record<FactKey, readonly [number, number]>> = {
  monthsToWork: [0, 600],
  youngestChildAge: [0, 30],
  halfDaysActive: [0, 14],
  hoursAvailable: [0, 60],
}

function useFactsWrite(open: OpenDossier) {
  const { facts: m } = useMessages(messages)
  const [missing, setMissing] = useState<Problem>()
  const [isSaved, setIsSaved] = useState(false)
  const draft = useDraft<FactsDraft>({
    key: `facts-${open.dossierId}`,
    schema: FactsDraft,
    initial: { values: {}, source: null },
  })
  const write = useDossierWrite(recordFactsRoute, open, () => {
    draft.clear()
    setIsSaved(true)
  })
  const known = (key: FactKey) => factText(open.dossier.facts[key]?.value)
  const changed = FactKey.options.filter((key) => (draft.value.values[key] ?? known(key)) !== known(key))
  const save = () => {
    setIsSaved(false)
    const { values, source } = draft.value
    const facts: { key: FactKey; value: FactValue | null }[] = []
    const errors: { pointer: string; code: string; detail: string }[] = []
    for (const key of changed) {
      const text = values[key] ?? ''
      const value = text.trim() === '' ? null : factOf(key, text)
      const [min, max] = BOUNDS[key] ?? [0, 0]
      if (value === undefined)
        errors.push({ pointer: `/facts/${key}`, code: 'out-of-bounds', detail: m.numberFault(min, max) })
      else facts.push({ key, value })
    }
    if (source === null) errors.push({ pointer: '/source', code: 'required', detail: m.sourceFault })
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (errors.length === 0 && source !== null && facts.length > 0) write.mutate({ body: { facts, source } })
  }
  return { draft, known, changed, save, isSaved, isBusy: write.isPending, problem: missing ?? write.error }
}

/** Focuses the fact that a link from elsewhere names. */
function useFactInAddress(isReady: boolean): void {
  useEffect(() => {
    if (!isReady) return
    const place = document.getElementById(location.hash.slice(1))
    place?.scrollIntoView({ block: 'center' })
    place?.querySelector<HTMLElement>('input, select')?.focus()
  }, [isReady])
}

/** The facts that a category rests on, in one compact form. @source seed2 §4.5 */
export function FactsForm({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const { draft, known, changed, save, isSaved, isBusy, problem } = useFactsWrite(open)
  const comparison = useProposal(open).data?.comparison
  const own = comparison?.municipalities.find(({ municipality }) => municipality.id === open.page.municipalityId)
  const { value, set } = draft
  useFactInAddress(draft.isReady)
  if (!draft.isReady) return null
  return (
    <>
      <p className="trede-text">{m.facts.lead}</p>
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.facts.title} className="trede-form trede-facts-form">
        <div className="trede-fact-grid">
          {FactKey.options.map((key) => (
            <FactField
              key={key}
              open={open}
              factKey={key}
              value={value.values[key] ?? known(key)}
              onChange={(text) => set((before) => ({ ...before, values: { ...before.values, [key]: text } }))}
              counts={own?.reads.includes(key) === true}
            />
          ))}
        </div>
        {changed.length > 0 ? (
          <ChoiceGroup
            legend={m.facts.source}
            name="source"
            isInline
            choices={StatementSource.options.map((source) => ({ value: source, label: m.form.sources[source].label }))}
            value={value.source ?? undefined}
            onChange={(source) => set({ source })}
          />
        ) : null}
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={isBusy} disabled={changed.length === 0}>
            {m.facts.save}
          </Button>
          <span role="status">
            {changed.length > 0 ? m.facts.changed(changed.length) : isSaved ? m.facts.saved : m.facts.nothing}
          </span>
          {isSaved ? <PageLink to={paths.profile(open.dossierId)}>{m.facts.toProfile}</PageLink> : null}
          <DraftStatus draft={draft} />
        </div>
      </Form>
    </>
  )
}
