import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Notice } from '../ui/notice.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { messages } from './messages.ts'

/** Somebody guides for a time: until when, and to whom the resident then goes back. @source seed4 L2140-2149 */
export function SupportNotice({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const { day } = useDayText()
  const { support, handover } = open.dossier
  if (!support) return null
  const canOffer = open.may('handover.offer') && !handover
  return (
    <Notice
      kind="info"
      title={m.supportTitle}
      isLive={false}
      actions={canOffer ? <PageLink to={paths.handover(open.dossierId)}>{m.giveBack}</PageLink> : undefined}
    >
      {m.support(day(support.untilOn), open.name(support.backToId) ?? m.nobody)}
    </Notice>
  )
}
