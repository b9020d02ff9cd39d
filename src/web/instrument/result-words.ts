import { hasEnded, type InstrumentPart, newestFirst } from '../../core/instrument.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { useInstruments } from './instrument-query.ts'

/** The words of every result of this part that still holds, newest first; undefined when it was not weighed. */
export function useResultWords(open: OpenDossier, part: InstrumentPart): string | undefined {
  const { unread } = useMessages(words).timeline
  const days = useDayText()
  const { partOf } = useInstruments()
  const results = newestFirst(open.dossier.instrumentResults).filter(
    (result) => partOf(result.instrument) === part && !hasEnded(result, days.today),
  )
  if (results.length === 0) return undefined
  return results.map(({ on, textId }) => `${open.text(textId) ?? unread} (${days.day(on, 'short')})`).join('; ')
}
