import type { ReactNode, Ref } from 'react'
import type { ListedPerson } from '../../core/attention.ts'
import { useDayText } from '../day-text.ts'
import { paths } from '../paths.ts'
import { PageLink } from '../ui/page-link.tsx'

interface PersonRowProps {
  person: ListedPerson
  /** Why this row is here, in words. */
  children: ReactNode
  /** At the start, for rows that have a time. */
  time?: ReactNode
  actions?: ReactNode
  linkRef?: Ref<HTMLAnchorElement>
}

/** One person in a list: the whole row is a link to the dossier. */
export function PersonRow({ person, children, time, actions, linkRef }: PersonRowProps) {
  const days = useDayText()
  return (
    <li className={time ? 'trede-row trede-row-timed' : 'trede-row'}>
      {time ? <span className="trede-row-time">{time}</span> : null}
      <span className="trede-row-name">
        <PageLink ref={linkRef} to={paths.dossier(person.dossierId)} data-row-link>
          {person.name}
        </PageLink>
      </span>
      <span className="trede-row-side">{person.birthDate ? days.birthDate(person.birthDate) : ''}</span>
      <div className="trede-row-text">{children}</div>
      {actions ? <div className="trede-row-actions">{actions}</div> : null}
    </li>
  )
}
