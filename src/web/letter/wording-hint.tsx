import { wordingIn } from '../../policy/letter.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { SourceNote } from '../policy/sourced-value.tsx'
import type { Letters } from './letter-query.ts'
import { messages } from './messages.ts'

/**
 * Points out wording that the evidence speaks against while somebody writes, with why and the source; never refuses it.
 * The place is always there, to be read out. @source seed4 §6 d
 */
export function WordingHint({ text, letters }: { text: string; letters: Letters }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const found = wordingIn(text, letters.wording)
  return (
    <div role="status" className={found.length > 0 ? 'trede-judging' : 'trede-hidden'}>
      {found.length > 0 ? <p className="trede-h3">{m.wording}</p> : null}
      <ul className="trede-bullets">
        {found.map(({ wording, found: phrases }) => (
          <li key={wording.key}>
            {m.found(phrases.map((phrase) => `‘${phrase}’`).join(', '))} {wording.why[language]} {m.instead}:{' '}
            {wording.instead[language]} <SourceNote source={wording.source} />
          </li>
        ))}
      </ul>
    </div>
  )
}
