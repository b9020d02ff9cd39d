import { useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { PageLink } from '../ui/page-link.tsx'
import type { OpenDossier } from './dossier-query.ts'
import { messages } from './messages.ts'

type Part = keyof (typeof messages)['nl']['parts']

/** The pages of a dossier, in the order of the work; who may not do the work of a page does not see it here. */
function partsOf({ dossierId, dossier, may }: OpenDossier, mayAsk: boolean): [Part, string][] {
  const isOpen = dossier.outflow === null
  const parts: [Part, string, boolean][] = [
    ['overview', paths.dossier(dossierId), true],
    ['preparation', paths.preparation(dossierId), isOpen],
    ['talk', paths.talk(dossierId), isOpen && may('contact.write')],
    ['diagnosis', paths.diagnosis(dossierId), true],
    ['profile', paths.profile(dossierId), true],
    ['plan', paths.plan(dossierId), true],
    ['conferences', paths.conferences(dossierId), true],
    // Stuck now: ask now, and not at the next meeting. @source seed3 L587 (P34)
    ['question', paths.askFrom(dossierId), mayAsk],
    ['handover', paths.handover(dossierId), isOpen && may('handover.offer')],
    ['outflow', paths.outflow(dossierId), isOpen && may('outflow.decide')],
    ['reopen', paths.outflow(dossierId), !isOpen && may('outflow.decide')],
  ]
  return parts.flatMap(([part, to, isShown]) => (isShown ? [[part, to]] : []))
}

/** The rounds of a diagnosis have a page of their own, and belong to it. */
function isWithin(pathname: string, part: Part, to: string, dossierId: string): boolean {
  if (part === 'diagnosis' && pathname.startsWith(paths.assessments(dossierId))) return true
  return part !== 'overview' && pathname.startsWith(`${to}/`)
}

/** From any page of a dossier to any other. On a small screen one row that scrolls, with the page itself in sight. */
export function DossierNavigation({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const { pathname } = useLocation()
  const mayAsk = useMay('case-question.write')
  const row = useRef<HTMLUListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page, and its part comes into sight
  useEffect(() => {
    const link = row.current?.querySelector<HTMLElement>('[aria-current]')
    if (row.current && link) row.current.scrollLeft = link.offsetLeft - (row.current.clientWidth - link.offsetWidth) / 2
  }, [pathname])
  const here = (part: Part, to: string) => {
    if (pathname === to) return 'page'
    return isWithin(pathname, part, to, open.dossierId) ? 'true' : undefined
  }
  return (
    <nav className="trede-parts" aria-label={m.partsOf}>
      <ul ref={row}>
        {partsOf(open, mayAsk).map(([part, to]) => (
          <li key={part}>
            <PageLink to={to} className="trede-parts-link" aria-current={here(part, to)}>
              {m.parts[part]}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
