import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { messages } from './messages.ts'
import { usePresence } from './use-presence.ts'

/** As many as fit above a page without hiding it. */
const SHOWN = 4

/** Two people in one file: who else is here, and what they added; showing it leaves every form as it is. */
export function PresenceBar({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const { timeline } = useMessages(words)
  const kinds: Readonly<Record<string, string>> = timeline.kinds
  const language = useLanguage()
  const { clock } = useDayText()
  const client = useQueryClient()
  const [isShown, setIsShown] = useState(false)
  const status = useRef<HTMLParagraphElement>(null)
  const { others, since } = usePresence(open)
  const names = new Intl.ListFormat(language).format(others.map(({ name }) => name))
  const show = async () => {
    await client.invalidateQueries({ queryKey: ['dossier', open.dossierId] })
    void client.invalidateQueries({ queryKey: ['proposal', open.dossierId] })
    setIsShown(true)
    status.current?.focus()
  }
  const said = isShown && since.length === 0 ? m.shown : ''
  return (
    <div className="trede-presence">
      <p role="status" className={others.length > 0 ? 'trede-presence-others' : 'trede-hidden'}>
        {others.length > 0 ? m.others(names, others.length) : ''}
      </p>
      <p ref={status} role="status" tabIndex={-1} className={said ? 'trede-presence-others' : 'trede-hidden'}>
        {said}
      </p>
      <div role="status" className="trede-news">
        {since.length > 0 ? (
          <Notice
            kind="info"
            title={m.news}
            isLive={false}
            actions={<Button onClick={() => void show()}>{m.show}</Button>}
          >
            <ul className="trede-bullets">
              {since.slice(0, SHOWN).map(({ seq, kind, actorName, recordedAt }) => (
                <li key={seq}>{m.line(kinds[kind] ?? kind, actorName ?? m.somebody, clock(new Date(recordedAt)))}</li>
              ))}
              {since.length > SHOWN ? <li>{m.more(since.length - SHOWN)}</li> : null}
            </ul>
            <p>{m.text}</p>
          </Notice>
        ) : null}
      </div>
    </div>
  )
}
