import { useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent, ReactNode, Ref } from 'react'

export interface PageLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** From `paths`, for instance paths.dossier(id). */
  to: string
  children: ReactNode
  ref?: Ref<HTMLAnchorElement> | undefined
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
}

/** A link to a page of the app, without loading the app anew. Looks like any link unless `className` says otherwise. */
export function PageLink({ to, children, className, onClick, ref, ...rest }: PageLinkProps) {
  const router = useRouter()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || !isPlainClick(event)) return
    event.preventDefault()
    void router.navigate({ href: to })
  }
  return (
    <a {...rest} ref={ref} href={to} className={className ?? 'nl-link'} onClick={follow}>
      {children}
    </a>
  )
}
