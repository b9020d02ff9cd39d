import { useEffect, useRef, useState } from 'react'
import * as z from 'zod'
import { sendLetterRoute } from '../../api/letter.ts'
import { saysWhere } from '../../core/letter-sender.ts'
import { goalsOf } from '../../core/plan-goal.ts'
import { useDayText } from '../day-text.ts'
import { ConflictNotice } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { EvidenceOfGoals } from '../evidence/evidence-of-goals.tsx'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { usePolicyChain } from '../no-show/chain-words.ts'
import { paths } from '../paths.ts'
import { SourceNote } from '../policy/sourced-value.tsx'
import { Problem } from '../problem.ts'
import { useGoAndSay } from '../said.tsx'
import { Button } from '../ui/button.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DraftStatus } from '../ui/draft-status.tsx'
import { CheckField, SelectField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { useLetterDraft } from './letter-draft.ts'
import { downloadPdf, type Letters, useSender } from './letter-query.ts'
import { messages } from './messages.ts'
import { WordsFields } from './words-fields.tsx'

const Answer = z.object({ letterId: z.string() })

interface LetterFormProps {
  open: OpenDossier
  letters: Letters
}

/** The letter that is being written, and sending it. */
export function useLetterWrite({ open, letters }: LetterFormProps) {
  const m = useMessages(messages)
  const goAndSay = useGoAndSay()
  const { today } = useDayText()
  const letter = useLetterDraft(open, letters)
  const [isAgain, setIsAgain] = useState(false)
  const { value, clear } = letter.draft
  const write = useDossierWrite(sendLetterRoute, open, (answer) => {
    clear()
    if (value.way === 'post') downloadPdf(open.dossierId, Answer.parse(answer).letterId, today)
    goAndSay(paths.dossier(open.dossierId), value.way === 'post' ? m.sentPost : m.sentMail)
  })
  const send = () => {
    const { templateKey, way, subject, body, appointmentId } = value
    write.mutate({
      body: {
        templateKey,
        way,
        subject,
        body,
        ...(appointmentId === '' ? {} : { appointmentId }),
        ...(isAgain ? { isAgain } : {}),
        ...(letter.noShowStep ? { noShowStep: letter.noShowStep } : {}),
      },
    })
  }
  const asksAgain = isAgain || (write.error instanceof Problem && write.error.code === 'letter.sent-today')
  return { letter, write, send, asksAgain, isAgain, setIsAgain }
}

export type LetterWrite = ReturnType<typeof useLetterWrite>

/** Template, words, way: everything is filled in, and everything can be changed. */
export function LetterForm({ open, letters, write: writing }: LetterFormProps & { write: LetterWrite }) {
  const m = useMessages(messages)
  const box = useRef<HTMLDivElement>(null)
  const { letter, write, send, asksAgain, isAgain, setIsAgain } = writing
  const { draft, noShowStep } = letter
  const { plan } = open.dossier
  const { value, set, isReady } = draft
  const chain = usePolicyChain()
  useEffect(() => {
    if (isReady) box.current?.querySelector<HTMLElement>('select')?.focus({ preventScroll: true })
  }, [isReady])
  if (!isReady) return null
  return (
    <div ref={box}>
      <ConflictNotice problem={write.error} open={open} />
      <Form onSubmit={send} problem={write.error} label={m.form}>
        {noShowStep ? <p>{m.step(chain.words(noShowStep))}</p> : null}
        <Choices open={open} letters={letters} letter={letter} />
        <WordsFields letters={letters} value={value} onChange={set} bodyHint={m.bodyHint} rows={18} />
        <Hints open={open} letters={letters} letter={letter} />
        <EvidenceOfGoals at="letter" kinds={plan ? goalsOf(plan).map(({ kind }) => kind) : []} hasKey />
        {letters.canMail ? (
          <ChoiceGroup
            legend={m.way}
            name="way"
            isInline
            choices={(['post', 'e-mail'] as const).map((way) => ({ value: way, label: m[way] }))}
            value={value.way}
            onChange={(way) => set({ way })}
          />
        ) : (
          <p className="trede-hint">{m.noMail}</p>
        )}
        {asksAgain ? <CheckField label={m.again} name="isAgain" isChecked={isAgain} onChange={setIsAgain} /> : null}
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={write.isPending}>
            {value.way === 'post' ? m.savePost : m.saveMail}
          </Button>
          <DraftStatus draft={draft} />
        </div>
      </Form>
    </div>
  )
}

interface PartProps extends LetterFormProps {
  letter: ReturnType<typeof useLetterDraft>
}

function Choices({ open, letters, letter }: PartProps) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const language = useLanguage()
  const { value } = letter.draft
  return (
    <>
      <SelectField
        label={m.template}
        name="templateKey"
        choices={letters.templates.map(({ key, title, owner }) => ({
          value: key,
          label: `${title[language]} (${owner === 'NL' ? m.countryTemplate : m.ownTemplate})`,
        }))}
        value={value.templateKey}
        onChange={(templateKey) => letter.choose({ templateKey })}
      />
      {letter.template ? (
        <p className="trede-hint">
          {letter.template.note?.[language]} <SourceNote source={letter.template.source} />
        </p>
      ) : null}
      {letter.ahead.length > 0 ? (
        <SelectField
          label={m.appointment}
          name="appointmentId"
          emptyLabel={m.noAppointment}
          choices={letter.ahead.map(({ appointmentId, startsAt, place, workerId }) => ({
            value: appointmentId,
            label: `${days.moment(startsAt)}, ${codes.places[place]}, ${open.name(workerId) ?? ''}`,
          }))}
          value={value.appointmentId}
          onChange={(appointmentId) => letter.choose({ appointmentId })}
        />
      ) : null}
      {letter.isOutOfStep ? (
        <Notice kind="info" title={m.replace} actions={<Button onClick={letter.replace}>{m.replaceDo}</Button>}>
          {m.replaceText}
        </Notice>
      ) : null}
    </>
  )
}

/** What the writer must still add, because neither the dossier nor the policy says it. */
function Hints({ letters, letter }: PartProps) {
  const m = useMessages(messages)
  const { missing, ahead, draft, template } = letter
  const { sender } = useSender(letters)
  const place = ahead.find(({ appointmentId }) => appointmentId === draft.value.appointmentId)?.place
  const usesPlace = template?.body.includes('{{appointment-place}}') ?? false
  const isGeneral = (one: typeof place) =>
    (one === 'office' || one === 'neighbourhood') && !letters.ownPlaces.includes(one)
  return (
    <>
      {missing.length > 0 ? (
        <Notice kind="warning" title={m.missing}>
          {m.missingText(missing.map((field) => m.fields[field]).join(', '))}
        </Notice>
      ) : null}
      {usesPlace && isGeneral(place) ? <p className="trede-hint">{m.generalPlace}</p> : null}
      {saysWhere(sender) ? null : <p className="trede-hint">{m.noSender}</p>}
    </>
  )
}
