import type { InstrumentResult } from '../../core/instrument.ts'
import { AttachmentList } from '../attachment/attachment-list.tsx'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as words } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Tag } from '../ui/card.tsx'
import { useInstruments } from './instrument-query.ts'
import { messages } from './messages.ts'

/** One result: of which instrument, in words, who measured when, how long it holds, and its files. */
export function ResultView({ open, result }: { open: OpenDossier; result: InstrumentResult }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const policy = usePolicyWords()
  const language = useLanguage()
  const { list, nameOf } = useInstruments()
  const { instrument, on, validUntil, textId, outcome, medicalTextId, helpTextId, varies, domains, attachments } =
    result
  const definition = list.find(({ key }) => key === instrument)
  const isMedical = definition?.isMedical === true
  const measuredBy = open.text(result.measuredByTextId) ?? codes.timeline.unknown
  const medicalText = open.text(medicalTextId)
  const helpText = open.text(helpTextId)
  const validity =
    validUntil === null
      ? m.validUnknown
      : validUntil < days.today
        ? m.ended(days.day(validUntil, 'short'))
        : m.valid(days.day(validUntil, 'short'))
  return (
    <div className="trede-answer">
      <strong>
        {nameOf(instrument)}
        {outcome === undefined ? '' : `: ${outcome}${definition?.outcome?.unit[language] ?? ''}`}{' '}
        {varies ? <Tag>{m.varies}</Tag> : null}
      </strong>
      <span className="trede-preserve">{open.text(textId) ?? <em>{codes.timeline.unread}</em>}</span>
      {domains.length > 0 ? (
        <span className="trede-hint">{m.about(domains.map((domain) => policy.domain(domain)).join(', '))}</span>
      ) : null}
      {result.maxHours === null ? null : <span>{m.maxHours(result.maxHours)}</span>}
      {helpText === undefined ? null : (
        <span className="trede-preserve">
          <strong>{m.help}:</strong> {helpText}
        </span>
      )}
      {medicalText === undefined ? null : (
        <span className="trede-preserve">
          <strong>{m.medical}:</strong> {medicalText}
        </span>
      )}
      <AttachmentList open={open} attachments={attachments} isMedical={isMedical} />
      <span className="trede-hint">
        {m.measured(days.day(on, 'short'), measuredBy)}. {validity}.
      </span>
    </div>
  )
}
