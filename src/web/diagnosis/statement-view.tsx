import type { ReactNode } from 'react'
import { differences, type Statement, weighingOf } from '../../core/diagnosis.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { FromNote } from '../talk/note-words.tsx'
import { Tag } from '../ui/card.tsx'
import { LongText } from '../ui/long-text.tsx'
import { messages } from './messages.ts'
import { StatementAnswers } from './statement-answers.tsx'
import { messages as viewMessages } from './view-messages.ts'

interface StatementViewProps {
  open: OpenDossier
  statement: Statement
  /** What can be done with it. */
  children?: ReactNode
}

/** One statement: what it is, in which words, how it is known, and what the resident says to it. */
export function StatementView({ open, statement, children }: StatementViewProps) {
  const m = useMessages(messages)
  const { differ } = useMessages(viewMessages)
  const codes = useMessages(words)
  const days = useDayText()
  const { statementId, nature, source, reporter, textId, on, actorId } = statement
  const by = open.name(actorId)
  const text = open.text(textId)
  const known = reporter ? `${codes.sources[source]}: ${codes.reporters[reporter]}` : codes.sources[source]
  const group = differences(open.dossier.statements).find((views) => views.includes(statement))
  const isBasis = group && weighingOf(group, open.dossier.weighings)?.basisId === statementId
  return (
    <li className="trede-statement">
      <Tag>{codes.nature[nature]}</Tag> {group ? <Tag>{isBasis ? differ.isBasis : differ.isOne}</Tag> : null}
      {text === undefined ? <em>{codes.timeline.unread}</em> : <LongText text={text} />}
      <span className="trede-hint">
        {[known, days.day(on, 'short'), by ? m.by(by) : ''].filter(Boolean).join(', ')}
      </span>
      {statement.lifted ? <FromNote open={open} contactId={statement.lifted.contactId} /> : null}
      <StatementAnswers open={open} statement={statement} />
      {children}
    </li>
  )
}
