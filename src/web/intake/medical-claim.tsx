import { useEffect, useRef, useState } from 'react'
import { suspendIntakeRoute } from '../../api/intake.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import type { IntakeDrafting } from './intake-draft.ts'
import { messages } from './messages.ts'

interface MedicalClaimProps {
  open: OpenDossier
  draft: IntakeDrafting
  /** An answer says so: the suspension is offered at once. */
  isClaimed: boolean
}

/**
 * The resident says that work is medically impossible: what happens then, and the suspension itself.
 * @source seed2 §3 step 5a, L694-696: the same in all ten municipalities; the worker may not judge it
 */
export function MedicalClaim({ open, draft, isClaimed }: MedicalClaimProps) {
  const { medical: m } = useMessages(messages)
  const [isAsked, setIsAsked] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const write = useDossierWrite(suspendIntakeRoute, open, () => draft.set({ medical: '', goesOn: false }))
  const isShown = isAsked || (isClaimed && !draft.value.goesOn)
  const wasShown = useRef(isShown)
  useEffect(() => {
    if (isShown && !wasShown.current) box.current?.focus()
    wasShown.current = isShown
  }, [isShown])
  if (!isShown)
    return (
      <p>
        <Button onClick={() => setIsAsked(true)}>{m.button}</Button>
      </p>
    )
  const suspend = () => {
    const text = draft.value.medical.trim()
    write.mutate({ body: text === '' ? {} : { text } })
  }
  return (
    <div ref={box} tabIndex={-1} role="group" aria-label={m.title}>
      <Card title={m.title} isMain>
        <p>{m.what}</p>
        <p>{m.who}</p>
        <ConflictNotice problem={write.error} open={open} />
        <Form onSubmit={suspend} problem={write.error} label={m.title}>
          <TextAreaField
            label={m.text}
            name="text"
            hint={m.textHint}
            rows={2}
            value={draft.value.medical}
            onChange={(medical) => draft.set({ medical })}
            isOptional
          />
          <div className="trede-actions">
            <Button kind="primary" type="submit" isBusy={write.isPending}>
              {m.suspend}
            </Button>
            <Button
              kind="subtle"
              onClick={() => {
                setIsAsked(false)
                draft.set({ goesOn: isClaimed })
              }}
            >
              {m.goOn}
            </Button>
          </div>
        </Form>
      </Card>
    </div>
  )
}
