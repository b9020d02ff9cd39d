import { useEffect, useRef, useState } from 'react'
import * as z from 'zod'
import { makeStatementRoute } from '../../api/diagnosis.ts'
import { addDays } from '../../core/day.ts'
import { LONGEST_STATEMENT, Reporter, type Statement, StatementNature } from '../../core/diagnosis.ts'
import { StatementSource } from '../../core/fact.ts'
import { useDayText } from '../day-text.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as words } from '../dossier/messages.ts'
import { useDraft } from '../draft.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Problem } from '../problem.ts'
import { Button } from '../ui/button.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DayField } from '../ui/day-input.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { SelectField, TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { JudgingHint } from './judging-hint.tsx'
import { messages } from './messages.ts'
import { messages as viewMessages } from './view-messages.ts'

const StatementDraft = z.object({
  nature: StatementNature.nullable(),
  domain: z.string(),
  source: StatementSource.nullable(),
  reporter: Reporter.nullable(),
  text: z.string(),
  on: z.string(),
  differsFromId: z.string().default(''),
})
type StatementDraft = z.infer<typeof StatementDraft>

/** Where somebody on the page asked to begin. */
export interface StatementStart {
  domain: string
}

/** The statement that is seen otherwise: the form then stands below it. */
interface DiffersFrom {
  statement: Statement
  onDone: () => void
  onClose: () => void
}

const EMPTY = { nature: null, domain: '', source: null, reporter: null, text: '', differsFromId: '' }

type Fault = keyof (typeof messages)['nl']['form']['faults']

function faultsOf(draft: StatementDraft, today: string): Fault[] {
  const is: Record<Fault, boolean> = {
    nature: draft.nature === null,
    domain: draft.domain === '',
    source: draft.source === null,
    reporter: draft.source === 'reported' && draft.reporter === null,
    text: draft.text.trim() === '',
    length: draft.text.trim().length > LONGEST_STATEMENT,
    on: draft.on === '' || draft.on > today,
  }
  const order: readonly Fault[] = ['nature', 'domain', 'source', 'reporter', 'text', 'length', 'on']
  return order.filter((fault) => is[fault])
}

function useStatementWrite(open: OpenDossier, differsFrom: DiffersFrom | undefined) {
  const { form: m } = useMessages(messages)
  const { today } = useDayText()
  const [missing, setMissing] = useState<Problem>()
  const [isSaved, setIsSaved] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const draft = useDraft({
    key: differsFrom ? `differ-${differsFrom.statement.statementId}` : `statement-${open.dossierId}`,
    schema: StatementDraft,
    initial: {
      ...EMPTY,
      on: today,
      domain: differsFrom?.statement.domain ?? '',
      differsFromId: differsFrom?.statement.statementId ?? '',
    },
  })
  const write = useDossierWrite(makeStatementRoute, open, () => {
    draft.clear()
    if (differsFrom) return differsFrom.onDone()
    setIsSaved(true)
    box.current?.querySelector<HTMLElement>('input')?.focus()
  })
  const save = () => {
    setIsSaved(false)
    const { nature, domain, source, reporter, text, on, differsFromId } = draft.value
    const errors = faultsOf(draft.value, today).map((fault) => ({
      pointer: fault === 'length' ? '/text' : `/${fault}`,
      code: 'required',
      detail: m.faults[fault],
    }))
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (errors.length > 0 || nature === null || source === null) return
    const isReported = source === 'reported' && reporter !== null
    write.mutate({
      body: {
        nature,
        domain,
        source,
        text,
        on,
        ...(isReported ? { reporter } : {}),
        ...(differsFromId === '' ? {} : { differsFromId }),
      },
    })
  }
  return { draft, box, save, isSaved, isBusy: write.isPending, problem: missing ?? write.error }
}

interface StatementFormProps {
  open: OpenDossier
  start?: StatementStart | undefined
  differsFrom?: DiffersFrom
}

/** Adds what was observed, said, reported or judged, with its source and its day. @source design §4 */
export function StatementForm({ open, start, differsFrom }: StatementFormProps) {
  const { form: m } = useMessages(messages)
  const { answer, differ } = useMessages(viewMessages)
  const codes = useMessages(words)
  const { today } = useDayText()
  const { draft, box, save, isSaved, isBusy, problem } = useStatementWrite(open, differsFrom)
  const { value, set } = draft
  const isBelow = differsFrom !== undefined
  useEffect(() => {
    // Whoever asked for the form below a statement chooses at once.
    if (isBelow && draft.isReady) box.current?.querySelector('input')?.focus()
  }, [isBelow, draft.isReady, box])
  useEffect(() => {
    if (!start) return
    set({ ...start, differsFromId: '' })
    box.current?.scrollIntoView({ block: 'start' })
    box.current?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true })
  }, [start, set, box])
  if (!draft.isReady) return null
  return (
    <div ref={box}>
      <p role="status" className={isSaved ? undefined : 'trede-hidden'}>
        {isSaved ? m.saved : ''}
      </p>
      <ConflictNotice problem={problem} open={open} />
      <Form onSubmit={save} problem={problem} label={differsFrom ? differ.add : m.title}>
        <ChoiceGroup
          legend={m.nature}
          name="nature"
          isInline
          choices={StatementNature.options.map((nature) => ({ value: nature, label: codes.nature[nature] }))}
          value={value.nature ?? undefined}
          onChange={(nature) => set({ nature })}
        />
        <SubjectFields open={open} draft={value} onChange={set} isFixed={differsFrom !== undefined} />
        <SourceFields draft={value} onChange={set} />
        <TextAreaField
          label={m.text}
          name="text"
          hint={m.textHint}
          rows={3}
          value={value.text}
          onChange={(text) => set({ text })}
        />
        {/* What the resident says stays in the resident's own words. */}
        <JudgingHint text={value.source === 'said' ? '' : value.text} />
        <DayField
          label={m.on}
          name="on"
          hint=""
          value={value.on}
          onChange={(on) => set({ on })}
          quick={[
            { label: m.today, day: today },
            { label: m.yesterday, day: addDays(today, -1) },
          ]}
          max={today}
        />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {m.save}
          </Button>
          {differsFrom ? (
            <Button kind="subtle" onClick={differsFrom.onClose}>
              {answer.close}
            </Button>
          ) : null}
          <span className="trede-hint">{m.keys}</span>
          <DraftStatus draft={draft} />
        </div>
      </Form>
    </div>
  )
}

interface SubjectFieldsProps {
  open: OpenDossier
  draft: StatementDraft
  onChange: (change: Partial<StatementDraft>) => void
  /** The subject is that of the statement above. */
  isFixed: boolean
}

/** What it is about, and which statement is seen otherwise. */
function SubjectFields({ open, draft, onChange, isFixed }: SubjectFieldsProps) {
  const { form: m } = useMessages(messages)
  const language = useLanguage()
  const lifeDomains = usePolicyWords().policy?.lifeDomains ?? []
  const isSensitive = lifeDomains.find(({ key }) => key === draft.domain)?.isSensitive === true
  if (isFixed) return isSensitive ? <p className="trede-hint">{m.sensitive}</p> : null
  return (
    <>
      <SelectField
        label={m.domain}
        name="domain"
        hint={isSensitive ? m.sensitive : undefined}
        choices={lifeDomains.map((domain) => ({ value: domain.key, label: domain[language] }))}
        value={draft.domain}
        onChange={(domain) => onChange({ domain, differsFromId: '' })}
        emptyLabel={m.chooseDomain}
      />
      <DiffersField open={open} draft={draft} onChange={onChange} />
    </>
  )
}

/** How it is known, and who reported it. */
function SourceFields({
  draft,
  onChange,
}: {
  draft: StatementDraft
  onChange: (change: Partial<StatementDraft>) => void
}) {
  const { form: m } = useMessages(messages)
  const codes = useMessages(words)
  return (
    <>
      <ChoiceGroup
        legend={m.source}
        name="source"
        choices={StatementSource.options.map((source) => ({ value: source, ...m.sources[source] }))}
        value={draft.source ?? undefined}
        onChange={(source) => onChange({ source })}
      />
      {draft.source === 'reported' ? (
        <SelectField
          label={m.reporter}
          name="reporter"
          choices={Reporter.options.map((reporter) => ({ value: reporter, label: codes.reporters[reporter] }))}
          value={draft.reporter ?? ''}
          onChange={(reporter) => onChange({ reporter: reporter === '' ? null : reporter })}
          emptyLabel={m.chooseReporter}
        />
      ) : null}
    </>
  )
}

interface DiffersFieldProps {
  open: OpenDossier
  draft: StatementDraft
  onChange: (change: Partial<StatementDraft>) => void
}

/** Which statement on the same subject is seen otherwise, where there is one. */
function DiffersField({ open, draft, onChange }: DiffersFieldProps) {
  const { differ: m } = useMessages(viewMessages)
  const days = useDayText()
  const ofDomain = open.dossier.statements.filter(({ domain }) => domain === draft.domain)
  if (ofDomain.length === 0) return null
  return (
    <SelectField
      label={m.field}
      name="differsFromId"
      hint={m.fieldHint}
      isOptional
      choices={ofDomain.map(({ statementId, textId, on }) => ({
        value: statementId,
        label: `${shortened(open.text(textId) ?? '')} (${days.day(on, 'short')})`,
      }))}
      value={draft.differsFromId}
      onChange={(differsFromId) => onChange({ differsFromId })}
      emptyLabel={m.none}
    />
  )
}

const MOST = 70
const shortened = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST).trimEnd()}…` : text)
