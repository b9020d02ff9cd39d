import { useEffect, useRef, useState } from 'react'
import { LONGEST_STATEMENT, Reporter, StatementNature } from '../../core/diagnosis.ts'
import { StatementSource } from '../../core/fact.ts'
import type { Passage, Piece } from '../../core/talk.ts'
import { sentencesOf } from '../../core/talk-text.ts'
import { messages as diagnosisMessages } from '../diagnosis/messages.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as words } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Problem } from '../problem.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { SelectField } from '../ui/field.tsx'
import { Form, FormPart } from '../ui/form.tsx'
import type { Lifting } from './lifting.ts'
import { messages } from './messages.ts'

/** What is said of a piece; kept for the next one but for the domain, since talks stay with one kind for a while. */
interface About {
  domain: string
  nature: StatementNature
  source: StatementSource
  reporter: Reporter | ''
}

const FIRST: About = { domain: '', nature: 'circumstance', source: 'said', reporter: '' }

interface LiftCardProps {
  text: string
  lifting: Lifting
  onLift: (passage: Passage) => void
  isBusy?: boolean
  /** It stands under the text, within the form of the note. */
  isInForm?: boolean
  /** The refusal of what was lifted last. */
  problem?: unknown
}

/** The way from text to statement: choose a piece, say what it is about and how it is known. @source seed3 P36 */
export function LiftCard({ text, lifting, onLift, isBusy = false, isInForm = false, problem }: LiftCardProps) {
  const { lift: m } = useMessages(messages)
  const [about, setAbout] = useState(FIRST)
  const [said, setSaid] = useState('')
  const policy = usePolicyWords()
  const { piece } = lifting
  const lift = (passage: Passage) => {
    onLift(passage)
    setSaid(m.done(policy.domain(passage.domain)))
    setAbout({ ...about, domain: '' })
  }
  return (
    <Card title={m.title} isMain>
      <p role="status" className={lifting.isNothing || said !== '' ? undefined : 'trede-hidden'}>
        {lifting.isNothing ? m.nothing : piece ? '' : said}
      </p>
      {piece ? (
        <LiftForm
          text={text}
          piece={piece}
          about={about}
          onChange={(change) => setAbout({ ...about, ...change })}
          onLift={lift}
          onCancel={lifting.end}
          isBusy={isBusy}
          isInForm={isInForm}
          problem={problem}
        />
      ) : (
        <>
          <p className="trede-hint">{m.how}</p>
          <div className="trede-actions">
            <Button onClick={lifting.begin}>{m.begin}</Button>
            <span className="trede-keys">{m.keys}</span>
          </div>
          <SentenceList text={text} onChoose={lifting.beginAt} />
        </>
      )}
    </Card>
  )
}

/** Every sentence as a button: lifting without selecting anything. */
function SentenceList({ text, onChoose }: { text: string; onChoose: (piece: Piece) => void }) {
  const { lift: m } = useMessages(messages)
  const sentences = sentencesOf(text)
  if (sentences.length === 0) return null
  return (
    <details className="trede-explain">
      <summary>{m.sentences(sentences.length)}</summary>
      <ul className="trede-plain-list trede-sentences">
        {sentences.map((piece) => (
          <li key={piece.start}>
            <button type="button" className="trede-sentence" onClick={() => onChoose(piece)}>
              {text.slice(piece.start, piece.end)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

interface LiftFormProps {
  text: string
  piece: Piece
  about: About
  onChange: (change: Partial<About>) => void
  onLift: (passage: Passage) => void
  onCancel: () => void
  isBusy: boolean
  isInForm: boolean
  problem: unknown
}

function LiftForm({ text, piece, about, onChange, onLift, onCancel, isBusy, isInForm, problem }: LiftFormProps) {
  const { lift: m } = useMessages(messages)
  const Around = isInForm ? FormPart : Form
  const box = useRef<HTMLDivElement>(null)
  const [missing, setMissing] = useState<Problem>()
  const { domain, nature, source, reporter } = about
  // biome-ignore lint/correctness/useExhaustiveDependencies: another piece, and the cursor comes here again
  useEffect(() => box.current?.querySelector<HTMLElement>('select')?.focus(), [piece.start, piece.end])
  const submit = () => {
    const errors = []
    if (domain === '') errors.push({ pointer: '/domain', code: 'required', detail: m.domainNeeded })
    if (piece.end - piece.start > LONGEST_STATEMENT)
      errors.push({ pointer: '/end', code: 'too-big', detail: m.tooLong })
    if (source === 'reported' && reporter === '')
      errors.push({ pointer: '/reporter', code: 'required', detail: m.reporterNeeded })
    setMissing(errors.length > 0 ? new Problem(400, 'request.invalid', m.incomplete, { errors }) : undefined)
    if (errors.length > 0) return
    const by = source === 'reported' && reporter !== '' ? { reporter } : {}
    onLift({ start: piece.start, end: piece.end, domain, nature, source, ...by })
  }
  return (
    <div
      ref={box}
      role="group"
      aria-label={m.form}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onCancel()
      }}
    >
      <Around onSubmit={submit} problem={missing ?? problem} label={m.title}>
        <blockquote className="trede-words trede-lift-piece" aria-label={m.piece}>
          {text.slice(piece.start, piece.end)}
        </blockquote>
        <AboutFields about={about} onChange={onChange} />
        <div className="trede-actions">
          <Button kind="primary" isBusy={isBusy} {...(isInForm ? { onClick: submit } : { type: 'submit' })}>
            {m.save}
          </Button>
          <Button kind="subtle" onClick={onCancel}>
            {m.cancel}
          </Button>
        </div>
      </Around>
    </div>
  )
}

/** What the piece is about, what it is, and how it is known. */
function AboutFields({ about, onChange }: { about: About; onChange: (change: Partial<About>) => void }) {
  const { lift: m } = useMessages(messages)
  const { form } = useMessages(diagnosisMessages)
  const codes = useMessages(words)
  const language = useLanguage()
  const lifeDomains = usePolicyWords().policy?.lifeDomains ?? []
  const { domain, nature, source, reporter } = about
  const isSensitive = lifeDomains.find(({ key }) => key === domain)?.isSensitive === true
  return (
    <>
      <SelectField
        label={m.domain}
        name="domain"
        hint={isSensitive ? form.sensitive : undefined}
        choices={lifeDomains.map((one) => ({ value: one.key, label: one[language] }))}
        value={domain}
        onChange={(next) => onChange({ domain: next })}
        emptyLabel={m.chooseDomain}
      />
      <ChoiceGroup
        legend={form.nature}
        name="nature"
        isInline
        choices={StatementNature.options.map((one) => ({ value: one, label: codes.nature[one] }))}
        value={nature}
        onChange={(next) => onChange({ nature: next })}
      />
      <ChoiceGroup
        legend={form.source}
        name="source"
        isInline
        choices={StatementSource.options.map((one) => ({ value: one, label: form.sources[one].label }))}
        value={source}
        onChange={(next) => onChange({ source: next })}
      />
      {source === 'reported' ? (
        <SelectField
          label={form.reporter}
          name="reporter"
          choices={Reporter.options.map((one) => ({ value: one, label: codes.reporters[one] }))}
          value={reporter}
          onChange={(next) => onChange({ reporter: next })}
          emptyLabel={form.chooseReporter}
        />
      ) : null}
    </>
  )
}
