import { useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'

interface PageHeadingProps {
  children: string
  /** In the browser's tab; no names of people, since titles end up in histories. Default: the heading. */
  title?: string
  /** Above the heading: where one is (a link back to the dossier). */
  above?: ReactNode
  /** One sentence below. */
  lead?: ReactNode
  /** Buttons at the right. */
  actions?: ReactNode
  /** False where somebody comes to write and the page gives the cursor to its text. */
  takesFocus?: boolean
}

/** The page whose heading last had its turn; undefined until the first page is drawn. */
let lastPathname: string | undefined

/**
 * The h1 of a page. Sets the document title, and takes the focus when somebody has come from another page, so that a
 * screen reader says where one is and Tab starts at the top of the page.
 */
export function PageHeading({ children, title, above, lead, actions, takesFocus = true }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  // The page that is drawn, which while a page is on its way is still the one before.
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const documentTitle = `${title ?? children} · Trede`
  useEffect(() => {
    document.title = documentTitle
  }, [documentTitle])
  useEffect(() => {
    if (pathname === undefined) return
    if (takesFocus && lastPathname !== undefined && lastPathname !== pathname)
      heading.current?.focus({ preventScroll: true })
    lastPathname = pathname
  }, [pathname, takesFocus])
  return (
    <header className="trede-page-heading">
      <div>
        {above ? <div className="trede-page-heading-above">{above}</div> : null}
        <h1 ref={heading} tabIndex={-1} className="trede-h1">
          {children}
        </h1>
        {lead ? <p className="trede-lead">{lead}</p> : null}
      </div>
      {actions ? <div className="trede-actions">{actions}</div> : null}
    </header>
  )
}
