import { useRef, useState } from 'react'
import type { Statement, StatementNature } from '../../core/diagnosis.ts'
import { CorrectEvent } from '../dossier/correct-event.tsx'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { firstWords } from '../ui/first-words.ts'
import { messages } from './messages.ts'
import { AnswerForm } from './statement-answers.tsx'
import { StatementForm } from './statement-form.tsx'
import { StatementView } from './statement-view.tsx'
import { messages as viewMessages } from './view-messages.ts'

/** Strengths stand first, beside obstacles where there are both and room for two. @source seed0 P20 */
const SIDES = [
  ['strength', 'wish'],
  ['obstacle', 'circumstance'],
] as const satisfies readonly (readonly StatementNature[])[]

interface StatementListProps {
  open: OpenDossier
  canWrite: boolean
}

/** Statements by life domain; in each domain strengths beside obstacles, each with its source. */
export function StatementList({ open, canWrite }: StatementListProps) {
  const m = useMessages(messages)
  const [said, setSaid] = useState('')
  const status = useRef<HTMLParagraphElement>(null)
  const { statements } = open.dossier
  const hasStrength = statements.some(({ nature }) => nature === 'strength')
  const done = (words: string) => {
    setSaid(words)
    status.current?.focus()
  }
  return (
    <>
      <p ref={status} role="status" tabIndex={-1} className={said === '' ? 'trede-hidden' : undefined}>
        {said}
      </p>
      {statements.length === 0 ? (
        <p className="trede-empty">{canWrite ? `${m.none} ${m.begin}` : m.none}</p>
      ) : canWrite && !hasStrength ? (
        <p>{m.noStrength}</p>
      ) : null}
      <Domains open={open} canWrite={canWrite} onDone={done} statements={statements} />
    </>
  )
}

function Domains({ statements, ...props }: StatementsProps) {
  const policyWords = usePolicyWords()
  const byDomain = Map.groupBy(statements, ({ domain }) => domain)
  const known = (policyWords.policy?.lifeDomains ?? []).map(({ key }) => key)
  const domains = [...known, ...[...byDomain.keys()].filter((key) => !known.includes(key))]
  return domains.map((domain) => {
    const ofDomain = byDomain.get(domain)
    return ofDomain ? (
      <section key={domain} className="trede-statements">
        <h3 className="trede-h3">{policyWords.domain(domain)}</h3>
        <div className="trede-statement-sides">
          {SIDES.map((natures) => (
            <Statements
              key={natures[0]}
              {...props}
              statements={natures.flatMap((nature) => ofDomain.filter((one) => one.nature === nature))}
            />
          ))}
        </div>
      </section>
    ) : null
  })
}

interface StatementsProps {
  open: OpenDossier
  statements: readonly Statement[]
  canWrite: boolean
  /** Told what was done, in words, where the statement itself may be gone. */
  onDone: (words: string) => void
}

function Statements({ statements, ...props }: StatementsProps) {
  if (statements.length === 0) return null
  return (
    <ul className="trede-plain-list">
      {statements.map((statement) => (
        <OneStatement key={statement.statementId} statement={statement} {...props} />
      ))}
    </ul>
  )
}

type OneStatementProps = Omit<StatementsProps, 'statements'> & { statement: Statement }

/** A statement in the list, with the ways to answer it, to see it otherwise and to withdraw it. */
function OneStatement({ open, statement, canWrite, onDone }: OneStatementProps) {
  const made = open.page.events.find(({ seq }) => seq === statement.seq)
  return (
    <StatementView open={open} statement={statement}>
      {canWrite ? <StatementActions open={open} statement={statement} /> : null}
      {made && open.may('dossier.correct') && open.dossier.outflow === null ? (
        <CorrectEvent open={open} event={made} onDone={onDone} />
      ) : null}
    </StatementView>
  )
}

type Doing = 'answer' | 'differ'

function StatementActions({ open, statement }: { open: OpenDossier; statement: Statement }) {
  const { answer: m, differ } = useMessages(viewMessages)
  const [doing, setDoing] = useState<Doing>()
  const [said, setSaid] = useState('')
  const opener = useRef<HTMLButtonElement>(null)
  const text = open.text(statement.textId) ?? ''
  const close = (done = '') => {
    setDoing(undefined)
    setSaid(done)
    opener.current?.focus()
  }
  const action = (what: Doing, label: string, name: string) => (
    <Button
      kind="subtle"
      aria-expanded={doing === what}
      aria-label={name}
      onClick={(event) => {
        opener.current = event.currentTarget
        setDoing(doing === what ? undefined : what)
      }}
    >
      {label}
    </Button>
  )
  return (
    <>
      <p role="status" className={said === '' ? 'trede-hidden' : undefined}>
        {said}
      </p>
      <div className="trede-statement-actions">
        {action('answer', m.add, m.addTo(firstWords(text)))}
        {action('differ', differ.add, differ.addTo(firstWords(text)))}
      </div>
      {doing === 'answer' ? (
        <AnswerForm open={open} statement={statement} onDone={() => close(m.saved)} onClose={() => close()} />
      ) : null}
      {doing === 'differ' ? (
        <StatementForm
          open={open}
          differsFrom={{ statement, onDone: () => close(differ.added), onClose: () => close() }}
        />
      ) : null}
    </>
  )
}
