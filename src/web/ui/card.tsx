import { type ReactNode, useId } from 'react'

interface CardProps {
  title: string
  /** 2 (default) below the page heading, 3 inside a part that has its own. */
  level?: 2 | 3
  /** At the right of the title: a link to all of it, a button. */
  actions?: ReactNode
  children: ReactNode
  /** A little more weight for the one card that matters most on the page. */
  isMain?: boolean
}

/** A titled part of a page. */
export function Card({ title, level = 2, actions, children, isMain = false }: CardProps) {
  const id = useId()
  const Title = level === 2 ? 'h2' : 'h3'
  return (
    <section className={isMain ? 'trede-card trede-card-main' : 'trede-card'} aria-labelledby={id}>
      <header className="trede-card-head">
        <Title id={id} className="trede-card-title">
          {title}
        </Title>
        {actions ? <div className="trede-actions">{actions}</div> : null}
      </header>
      <div className="trede-card-body">{children}</div>
    </section>
  )
}

/** A short word about a thing ('Afgesloten', 'Overdracht loopt'). Never about what kind of person somebody is. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className="trede-tag">{children}</span>
}
