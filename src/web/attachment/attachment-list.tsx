import { getAttachmentRoute } from '../../api/attachment.ts'
import { ATTACHMENT_ENDINGS, type KeptAttachment } from '../../core/attachment.ts'
import { addressOf } from '../api.ts'
import { messages } from '../assessment/messages.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { useNumber } from '../number-text.ts'

interface AttachmentListProps {
  open: OpenDossier
  attachments: readonly KeptAttachment[]
  /** Their names are for medical eyes: who cannot read them cannot open them either. */
  isMedical?: boolean
}

/** Files to download; each time is in the read log. */
export function AttachmentList({ open, attachments, isMedical = false }: AttachmentListProps) {
  const { files: m } = useMessages(messages)
  const number = useNumber()
  const shown = isMedical ? attachments.filter(({ nameTextId }) => open.text(nameTextId) !== undefined) : attachments
  const hidden = attachments.length - shown.length
  if (attachments.length === 0) return null
  return (
    <>
      {shown.length > 0 ? (
        <ul className="trede-plain-list">
          {shown.map(({ attachmentId, nameTextId, contentType, byteCount }) => {
            const name = open.text(nameTextId) ?? `bijlage.${ATTACHMENT_ENDINGS[contentType]}`
            const address = addressOf(getAttachmentRoute, { params: { dossierId: open.dossierId, attachmentId } })
            return (
              <li key={attachmentId}>
                <a className="nl-link" href={address} download={name}>
                  {name}
                </a>{' '}
                <span className="trede-hint">
                  {m.kinds[contentType]}, {m.size(number(Math.ceil(byteCount / 1024)))}
                </span>
              </li>
            )
          })}
        </ul>
      ) : null}
      {hidden > 0 ? <p className="trede-hint">{m.hidden(hidden)}</p> : null}
    </>
  )
}
