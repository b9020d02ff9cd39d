import { fullName } from '../../core/person.ts'
import { BackToDossier, DossierFrame } from '../dossier/dossier-frame.tsx'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { AskForm } from './ask-form.tsx'
import { messages } from './messages.ts'

/** Asking without a dossier. */
export function AskPage() {
  const m = useMessages(messages)
  return (
    <>
      <PageHeading lead={m.askLead} above={<PageLink to={paths.caseQuestions()}>← {m.back}</PageLink>}>
        {m.askTitle}
      </PageHeading>
      <AskForm person={{}} />
    </>
  )
}

/** Asking from a dossier: what the file knows of the person is what the text may not hold. */
export function AskFromDossierPage() {
  return <DossierFrame>{(open) => <AskFrom key={open.dossierId} open={open} />}</DossierFrame>
}

function AskFrom({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const { personId: _, externalRef: __, ...person } = open.page.person
  return (
    <>
      <PageHeading
        lead={m.askLead}
        above={<BackToDossier dossierId={open.dossierId} name={fullName(open.page.person)} />}
      >
        {m.askTitle}
      </PageHeading>
      <AskForm dossierId={open.dossierId} person={{ ...person, dossierNumber: open.dossier.dossierNumber }} />
    </>
  )
}
