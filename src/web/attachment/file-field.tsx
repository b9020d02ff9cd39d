import { useState } from 'react'
import { addAttachmentRoute, addMedicalAttachmentRoute } from '../../api/attachment.ts'
import { ATTACHMENT_BYTES, type AttachmentInput } from '../../core/attachment.ts'
import { call } from '../api.ts'
import { messages } from '../assessment/messages.ts'
import { useMessages } from '../messages.ts'
import { Problem } from '../problem.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'

interface FileFieldProps {
  dossierId: string
  value: readonly AttachmentInput[]
  onChange: (value: AttachmentInput[]) => void
  /** Only who may see medical data can open what is brought in here. */
  isMedical?: boolean
}

/** Sends each file at once, so that what is wrong with it is known before the rest of the form is sent. */
function useBringIn({ dossierId, value, onChange, isMedical = false }: FileFieldProps) {
  const { files: m } = useMessages(messages)
  const [refusals, setRefusals] = useState<string[]>([])
  const [said, setSaid] = useState('')
  const route = isMedical ? addMedicalAttachmentRoute : addAttachmentRoute
  const bringIn = async (files: readonly File[]) => {
    const kept = [...value]
    const refused: string[] = []
    for (const file of files) {
      setSaid(m.busy(file.name))
      try {
        if (file.size > ATTACHMENT_BYTES) throw new Problem(413, 'attachment.too-large', '', { detail: m.tooLarge })
        const { attachmentId } = await call(route, { params: { dossierId }, body: file })
        kept.push({ attachmentId, name: file.name.slice(0, 200) })
        setSaid(m.added(file.name))
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        refused.push(m.refused(file.name, error.detail || error.title))
        setSaid('')
      }
    }
    setRefusals(refused)
    onChange(kept)
  }
  return { refusals, said, bringIn }
}

/** Files that go with what is being written; a file that cannot be kept is refused alone, and the rest stays. */
export function FileField(props: FileFieldProps) {
  const { value, onChange, isMedical = false } = props
  const { files: m } = useMessages(messages)
  const { refusals, said, bringIn } = useBringIn(props)
  return (
    <div>
      <Field
        label={m.label}
        name="attachments"
        hint={isMedical ? `${m.medicalHint} ${m.hint}` : m.hint}
        error={refusals.length > 0 ? refusals.join(' ') : undefined}
        isOptional
      >
        {({ invalid, ...control }) => (
          <input
            {...control}
            type="file"
            className="trede-file"
            multiple
            accept=".pdf,.png,.jpg,.jpeg,.docx,.odt"
            aria-invalid={invalid || undefined}
            onChange={(event) => {
              const files = [...(event.currentTarget.files ?? [])]
              // The same file can be chosen again after it was refused or removed.
              event.currentTarget.value = ''
              void bringIn(files)
            }}
          />
        )}
      </Field>
      <p role="status" className="trede-hint">
        {said}
      </p>
      {value.length > 0 ? (
        <ul className="trede-plain-list">
          {value.map(({ attachmentId, name }) => (
            <li key={attachmentId}>
              {name}{' '}
              <Button kind="subtle" onClick={() => onChange(value.filter((one) => one.attachmentId !== attachmentId))}>
                {m.remove(name)}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
