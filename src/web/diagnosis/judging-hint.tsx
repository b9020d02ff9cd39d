import { judgingWordsIn } from '../../core/judging-words.ts'
import { usePolicy } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { messages } from './view-messages.ts'

/** Points out words that judge while somebody types; never refuses them. The place is always there, to be read out. */
export function JudgingHint({ text }: { text: string }) {
  const m = useMessages(messages)
  const found = judgingWordsIn(text, usePolicy()?.judgingWords ?? [])
  return (
    <p role="status" className={found.length > 0 ? 'trede-judging' : 'trede-hidden'}>
      {found.length > 0 ? m.judging(found) : ''}
    </p>
  )
}
