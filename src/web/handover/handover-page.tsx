import { fullName } from '../../core/person.ts'
import { BackToDossier, DossierFrame } from '../dossier/dossier-frame.tsx'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { WorkerChangeCard } from '../worker-change/worker-change-card.tsx'
import { messages } from './messages.ts'
import { OfferForm } from './offer-form.tsx'
import { PendingCard } from './pending-card.tsx'

/** Offers a resident to somebody else, or answers such an offer. */
export function HandoverPage() {
  const m = useMessages(messages)
  return (
    <DossierFrame>
      {(open) => (
        <>
          <PageHeading
            above={<BackToDossier dossierId={open.dossierId} name={fullName(open.page.person)} />}
            lead={m.lead}
          >
            {m.title}
          </PageHeading>
          <div className="trede-stack">
            <Part open={open} />
            {open.dossier.outflow ? null : <WorkerChangeCard open={open} />}
          </div>
        </>
      )}
    </DossierFrame>
  )
}

function Part({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const { handover, outflow } = open.dossier
  if (outflow) return <Notice kind="info">{m.closed}</Notice>
  if (handover) return <PendingCard open={open} handover={handover} />
  return open.may('handover.offer') ? <OfferForm open={open} /> : <Notice kind="info">{m.notYours}</Notice>
}
