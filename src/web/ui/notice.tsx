import { Alert } from '@rijkshuisstijl-community/components-react'
import type { ReactNode } from 'react'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

export type NoticeKind = 'info' | 'success' | 'warning' | 'error'

const TYPES = { info: 'info', success: 'ok', warning: 'warning', error: 'error' } as const

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
    <Alert type={TYPES[kind]} {...(isLive ? { role: kind === 'error' ? 'alert' : 'status' } : {})} className={`trede-notice trede-notice-${kind}`}>
      <strong className="trede-notice-title">{title ?? m.kinds[kind]}</strong>
      {children ? <div className="trede-notice-text">{children}</div> : null}
      {actions ? <div className="trede-actions">{actions}</div> : null}
    </Alert>
  )
}
