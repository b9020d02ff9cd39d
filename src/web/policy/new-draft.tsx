import * as z from 'zod'
import { startPolicyDraft, type VersionRow } from '../../api/policy-draft.ts'
import { call } from '../api.ts'
import { useDraft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useGoAndSay } from '../said.tsx'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-input.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { messages } from './messages.ts'
import { useVersionWrite } from './version-query.ts'

const Typed = z.object({ title: z.string(), basedOn: z.string(), validFrom: z.string(), validUntil: z.string() })

const EMPTY: z.infer<typeof Typed> = { title: '', basedOn: '', validFrom: '', validUntil: '' }

interface NewDraftProps {
  versions: readonly VersionRow[]
  /** Complete policies of nobody in particular. */
  starts: readonly { version: string; title: string }[]
}

/** Starts a draft: what it is called, what it is made from, and over which days it is to hold. */
export function NewDraft({ versions, starts }: NewDraftProps) {
  const { versions: m } = useMessages(messages)
  const goAndSay = useGoAndSay()
  const draft = useDraft({ key: 'policy-new-draft', schema: Typed, initial: EMPTY })
  const start = useVersionWrite(
    'new',
    (body: z.infer<typeof Typed>) =>
      call(startPolicyDraft, { body: { ...body, validUntil: body.validUntil === '' ? null : body.validUntil } }),
    (row) => {
      draft.clear()
      goAndSay(paths.policyVersion(row.version), m.created)
    },
  )
  const usual = versions.find(({ isInForce }) => isInForce) ?? versions[0] ?? starts[0]
  const { title, validFrom, validUntil } = draft.value
  const bases = [...versions, ...starts]
  const basedOn = bases.some(({ version }) => version === draft.value.basedOn)
    ? draft.value.basedOn
    : (usual?.version ?? '')
  if (!draft.isReady) return null
  return (
    <Form
      onSubmit={() => start.mutate({ title, basedOn, validFrom, validUntil })}
      problem={start.error}
      label={m.start}
    >
      <TextField
        label={m.draftTitle}
        hint={m.draftTitleHint}
        name="title"
        value={title}
        onChange={(next) => draft.set({ title: next })}
      />
      <SelectField
        label={m.base}
        name="basedOn"
        choices={bases.map((row) => ({ value: row.version, label: `${row.title} (${row.version})` }))}
        value={basedOn}
        onChange={(next) => draft.set({ basedOn: next })}
      />
      <DayField
        label={m.validFrom}
        hint={m.validFromHint}
        name="validFrom"
        value={validFrom}
        onChange={(next) => draft.set({ validFrom: next })}
      />
      <DayField
        label={m.validUntil}
        hint={m.validUntilHint}
        name="validUntil"
        value={validUntil}
        onChange={(next) => draft.set({ validUntil: next })}
        isOptional
      />
      <div className="trede-actions">
        <Button kind="primary" type="submit" isBusy={start.isPending}>
          {m.create}
        </Button>
      </div>
    </Form>
  )
}
