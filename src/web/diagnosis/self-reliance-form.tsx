import { useState } from 'react'
import * as z from 'zod'
import { measureSelfRelianceRoute } from '../../api/diagnosis.ts'
import { StatementSource } from '../../core/fact.ts'
import { selfRelianceSeries } from '../../core/measurement.ts'
import type { LifeDomain } from '../../policy/country.ts'
import { useDayText } from '../day-text.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { useDraft } from '../draft.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { Button } from '../ui/button.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { SelectField, TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { JudgingHint } from './judging-hint.tsx'
import { HowAndWhen } from './measure-form.tsx'
import { messages } from './measured-messages.ts'
import { useMeasuredWords } from './measured-words.ts'
import { messages as diagnosisMessages } from './messages.ts'

const LEVELS = ['1', '2', '3', '4', '5'] as const

const Assessed = z.object({ level: z.enum(['', ...LEVELS]), note: z.string() })
type Assessed = z.infer<typeof Assessed>
const NOTHING: Assessed = { level: '', note: '' }

const SelfRelianceDraft = z.object({
  levels: z.record(z.string(), Assessed),
  source: StatementSource.nullable(),
  on: z.string(),
})
type SelfRelianceDraft = z.infer<typeof SelfRelianceDraft>

function useSelfRelianceWrite(open: OpenDossier, domains: readonly LifeDomain[]) {
  const { add: m } = useMessages(messages)
  const { today } = useDayText()
  const [missing, setMissing] = useState<Problem>()
  const [isSaved, setIsSaved] = useState(false)
  const draft = useDraft<SelfRelianceDraft>({
    key: `selfreliance-${open.dossierId}`,
    schema: SelfRelianceDraft,
    initial: { levels: {}, source: null, on: today },
  })
  const write = useDossierWrite(measureSelfRelianceRoute, open, () => {
    draft.clear()
    setIsSaved(true)
  })
  const save = () => {
    setIsSaved(false)
    const { source, on } = draft.value
    const levels = Object.entries(draft.value.levels).flatMap(([domain, { level, note }]) =>
      // A draft of before may name subjects that are no longer measured.
      level === '' || !domains.some(({ key }) => key === domain)
        ? []
        : [{ domain, level: Number(level), ...(note.trim() === '' ? {} : { note }) }],
    )
    const errors: FieldProblem[] = []
    if (levels.length === 0) errors.push({ pointer: '/levels', code: 'required', detail: m.faults.levels })
    if (source === null) errors.push({ pointer: '/source', code: 'required', detail: m.faults.source })
    if (on === '' || on > today) errors.push({ pointer: '/on', code: 'future', detail: m.faults.on })
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (errors.length === 0 && source !== null) write.mutate({ body: { levels, source, on } })
  }
  return { draft, save, isSaved, isBusy: write.isPending, problem: missing ?? write.error }
}

/** How far somebody copes in each part of life: our own five levels, each with a note. @source standards.md §2.4 */
export function SelfRelianceForm({ open }: { open: OpenDossier }) {
  const { add: m, self } = useMessages(messages)
  const domains = usePolicyWords().policy?.selfRelianceDomains ?? []
  const { draft, save, isSaved, isBusy, problem } = useSelfRelianceWrite(open, domains)
  const { value, set } = draft
  if (!draft.isReady) return null
  const change = (domain: string, part: Partial<Assessed>) =>
    set((before) => ({
      ...before,
      levels: { ...before.levels, [domain]: { ...(before.levels[domain] ?? NOTHING), ...part } },
    }))
  return (
    <>
      <p role="status" className={isSaved ? undefined : 'trede-hidden'}>
        {isSaved ? m.saved : ''}
      </p>
      <p className="trede-text">{self.lead}</p>
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={m.title} className="trede-form trede-facts-form">
        <div className="trede-fact-grid">
          {domains.map((domain, index) => (
            <DomainLevel
              key={domain.key}
              open={open}
              domain={domain}
              // The first one has the error when none was chosen.
              name={index === 0 ? 'levels' : `level-${domain.key}`}
              assessed={value.levels[domain.key] ?? NOTHING}
              onChange={(part) => change(domain.key, part)}
            />
          ))}
        </div>
        <HowAndWhen source={value.source} on={value.on} onChange={set} />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {m.save}
          </Button>
          <DraftStatus draft={draft} />
        </div>
      </Form>
    </>
  )
}

interface DomainLevelProps {
  open: OpenDossier
  domain: LifeDomain
  name: string
  assessed: Assessed
  onChange: (part: Partial<Assessed>) => void
}

/** One part of life: its level, what it was last time, and a note once there is a level. */
function DomainLevel({ open, domain, name, assessed, onChange }: DomainLevelProps) {
  const { self: m } = useMessages(messages)
  const { form } = useMessages(diagnosisMessages)
  const language = useLanguage()
  const { value: levelWords } = useMeasuredWords('selfReliance')
  const last = selfRelianceSeries(open.page.events).get(domain.key)?.at(-1)
  return (
    <div>
      <SelectField
        label={domain[language]}
        name={name}
        isOptional
        hint={last ? m.before(levelWords(last.value)) : undefined}
        choices={LEVELS.map((level) => ({ value: level, label: m.levels[level] }))}
        value={assessed.level}
        onChange={(level) => onChange({ level })}
        emptyLabel={m.none}
      />
      {assessed.level === '' ? null : (
        <>
          <TextAreaField
            label={m.note(domain[language])}
            name={`note-${domain.key}`}
            hint={domain.isSensitive ? form.sensitive : undefined}
            isOptional
            rows={2}
            value={assessed.note}
            onChange={(note) => onChange({ note })}
          />
          <JudgingHint text={assessed.note} />
        </>
      )}
    </div>
  )
}
