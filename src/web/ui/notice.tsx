import type { ReactNode } from 'react'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

export type NoticeKind = 'info' | 'success' | 'warning' | 'error'

interface NoticeProps {
  kind: NoticeKind
  /** Default: the word for the kind, so that colour never says it alone. */
  title?: string
  children?: ReactNode
  /** Read out when it appears: errors at once, the rest when the reader pauses. Off for what is always on the page. */
  isLive?: boolean
  /** Buttons or links below the text. */
  actions?: ReactNode
}

/** A message on the page: what happened, in words. */
export function Notice({ kind, title, children, isLive = true, actions }: NoticeProps) {
  const m = useMessages(messages)
  return (
    <div
      {...(isLive ? { role: kind === 'error' ? 'alert' : 'status' } : {})}
      className={`trede-notice trede-notice-${kind}`}
    >
      <NoticeIcon kind={kind} />
      <div>
        <strong className="trede-notice-title">{title ?? m.kinds[kind]}</strong>
        {children ? <div className="trede-notice-text">{children}</div> : null}
        {actions ? <div className="trede-actions">{actions}</div> : null}
      </div>
    </div>
  )
}

const SIGNS: Record<NoticeKind, string> = {
  info: 'M10 9v5M10 6v.2',
  success: 'm6.2 10.4 2.6 2.6 5-5.6',
  warning: 'M10 5.8v5M10 14v.2',
  error: 'm7 7 6 6m0-6-6 6',
}

function NoticeIcon({ kind }: { kind: NoticeKind }) {
  return (
    <svg
      className="trede-notice-icon"
      width="24"
      height="24"
      viewBox="0 0 20 20"
      aria-hidden="true"
      fill="none"
      strokeLinecap="round"
      strokeWidth="2"
    >
      <circle cx="10" cy="10" r="9" fill="currentColor" />
      <path d={SIGNS[kind]} stroke="#fff" />
    </svg>
  )
}
