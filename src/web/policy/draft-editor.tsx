import { useRef, useState } from 'react'
import { deletePolicyDraft, type PolicyDocument, savePolicyPack } from '../../api/policy-draft.ts'
import { call } from '../api.ts'
import { usePolicy } from '../dossier/dossier-query.ts'
import { type Draft, useDraft } from '../draft.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Problem } from '../problem.ts'
import { useGoAndSay } from '../said.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmStep } from '../ui/confirm-step.tsx'
import { DayField } from '../ui/day-input.tsx'
import { TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { DraftConflicts } from './draft-conflicts.tsx'
import { draftKey } from './draft-key.ts'
import { messages } from './draft-messages.ts'
import { changeCount, conflictsOf, faultsIn, packToSave, TypedDraft, UNTYPED } from './draft-state.ts'
import { useIssueWords } from './issue-words.ts'
import { EVERYTHING, isFiltering, ParameterFilters } from './parameter-filters.tsx'
import { ParameterForms } from './parameter-forms.tsx'
import { shownParameters } from './parameter-list.tsx'
import { tableName } from './table-words.ts'
import { TermForms } from './term-forms.tsx'
import { TypedStatus } from './typed-status.tsx'
import { ChoicesContext } from './value-field.tsx'
import { useVersionWrite } from './version-query.ts'

/** Saves what was typed; what is wrong is told at its field before anything is sent. */
function useSaving(document: PolicyDocument, draft: Draft<TypedDraft>, onConflict: () => void) {
  const m = useMessages(messages)
  const issueWords = useIssueWords()
  const goAndSay = useGoAndSay()
  const [wrong, setWrong] = useState<Problem>()
  const [isSaved, setIsSaved] = useState(false)
  const { version, revision, title, validFrom, validUntil } = document.row
  const typed = draft.value
  const write = useVersionWrite(
    version,
    () =>
      call(savePolicyPack, {
        params: { version },
        body: {
          revision,
          title: typed.title ?? title,
          validFrom: typed.validFrom ?? validFrom,
          validUntil: typed.validUntil === null ? validUntil : typed.validUntil || null,
          pack: packToSave(typed, document.pack),
        },
      }),
    (answer) => {
      draft.clear()
      // Another year gives another number, and with it another address.
      if (answer.row.version !== version) goAndSay(paths.policyVersion(answer.row.version), m.saved)
      else setIsSaved(true)
    },
  )
  const save = () => {
    setIsSaved(false)
    const errors = faultsIn(typed, issueWords)
    setWrong(errors.length > 0 ? new Problem(422, 'policy.invalid', m.faults.title, { errors }) : undefined)
    if (errors.length > 0) return
    if (conflictsOf(typed, document.pack).length > 0) onConflict()
    else write.mutate(undefined)
  }
  return { save, isSaved, isBusy: write.isPending, problem: wrong ?? write.error }
}

/** A draft as a form: its name and period, every value step by step, and what the ordinance fills in. */
export function DraftEditor({ document }: { document: PolicyDocument }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const draft = useDraft({ key: draftKey('policy', document.row.version), schema: TypedDraft, initial: UNTYPED })
  const [filter, setFilter] = useState(EVERYTHING)
  const conflicts = useRef<HTMLDivElement>(null)
  const { save, isSaved, isBusy, problem } = useSaving(document, draft, () => conflicts.current?.focus())
  const domains = usePolicy()?.lifeDomains ?? []
  const choices = {
    tables: document.files.flatMap(({ file, tables }) =>
      tables.map((table) => ({ file, decision: table.decision, label: `${tableName(table)} (${file})` })),
    ),
    domains: domains.map((domain) => ({ value: domain.key, label: domain[language] })),
  }
  const shown = shownParameters(document.pack, filter)
  const count = changeCount(draft.value, document)
  if (!draft.isReady) return null
  return (
    <ChoicesContext value={choices}>
      <div ref={conflicts} tabIndex={-1}>
        <DraftConflicts document={document} draft={draft} />
      </div>
      <Form onSubmit={save} problem={problem} label={m.tabs.values} className="trede-form trede-policy-form">
        <General document={document} draft={draft} />
        <ParameterFilters filter={filter} onChange={setFilter} count={shown.length} />
        <ParameterForms document={document} draft={draft} shown={shown} problem={problem} />
        {isFiltering(filter) ? null : <TermForms document={document} draft={draft} problem={problem} />}
        <div className="trede-policy-save">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {m.save}
          </Button>
          <span role="status">{count > 0 ? m.changedCount(count) : isSaved ? m.saved : m.nothingChanged}</span>
          {count > 0 ? <TypedStatus draft={draft} onForget={draft.clear} /> : null}
        </div>
      </Form>
    </ChoicesContext>
  )
}

function General({ document, draft }: { document: PolicyDocument; draft: Draft<TypedDraft> }) {
  const m = useMessages(messages)
  const { row } = document
  return (
    <Card title={m.general} actions={<Discard document={document} draft={draft} />}>
      <div className="trede-fields">
        <TextField
          label={m.title}
          name="title"
          value={draft.value.title ?? row.title}
          onChange={(title) => draft.set({ title })}
        />
        <DayField
          label={m.validFrom}
          name="validFrom"
          hint=""
          value={draft.value.validFrom ?? row.validFrom}
          onChange={(validFrom) => draft.set({ validFrom })}
        />
        <DayField
          label={m.validUntil}
          name="validUntil"
          hint=""
          isOptional
          value={draft.value.validUntil ?? row.validUntil ?? ''}
          onChange={(validUntil) => draft.set({ validUntil })}
        />
      </div>
    </Card>
  )
}

function Discard({ document, draft }: { document: PolicyDocument; draft: Draft<TypedDraft> }) {
  const m = useMessages(messages)
  const goAndSay = useGoAndSay()
  const { version } = document.row
  const discard = useVersionWrite(
    version,
    () => call(deletePolicyDraft, { params: { version } }),
    () => {
      draft.clear()
      goAndSay(paths.policyVersions(), m.discarded)
    },
  )
  return (
    <>
      <ConfirmStep
        kind="subtle"
        isDanger
        label={m.discard}
        question={<p>{m.discardSure}</p>}
        onConfirm={() => discard.mutate(undefined)}
        isBusy={discard.isPending}
      />
      {discard.error ? <ProblemNotice problem={discard.error} /> : null}
    </>
  )
}
