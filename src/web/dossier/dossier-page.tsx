import { useRouter } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { fullName } from '../../core/person.ts'
import { AppointmentForm } from '../contact/appointment-form.tsx'
import { NotePanel } from '../contact/note-form.tsx'
import { useMessages } from '../messages.ts'
import { NoShowCard } from '../no-show/no-show-card.tsx'
import { paths } from '../paths.ts'
import { useShortcut } from '../shortcuts.tsx'
import { Button, LinkAsButton } from '../ui/button.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { Banners } from './banners.tsx'
import { DossierFrame } from './dossier-frame.tsx'
import type { OpenDossier } from './dossier-query.ts'
import { DossierTimeline } from './dossier-timeline.tsx'
import { messages } from './messages.ts'
import { NextCard } from './next-card.tsx'
import { CategoryCard, PlanCard, StatementsCard } from './overview-cards.tsx'
import { PersonCard } from './person-card.tsx'
import { PersonCorrection } from './person-correction.tsx'
import { Who } from './who.tsx'

/** Everything about one dossier on one page. */
export function DossierPage() {
  return <DossierFrame>{(open) => <Overview key={open.dossierId} open={open} />}</DossierFrame>
}

type PanelKind = 'note' | 'appointment' | 'person'

/** The panel that is open. Whoever closes it is back at the button that opens it. */
function usePanel() {
  const [panel, setPanel] = useState<{ kind: PanelKind; times: number }>()
  const openers = {
    note: useRef<HTMLButtonElement>(null),
    appointment: useRef<HTMLButtonElement>(null),
    person: useRef<HTMLButtonElement>(null),
  }
  return {
    panel,
    openers,
    show: (kind: PanelKind) => setPanel((before) => ({ kind, times: (before?.times ?? 0) + 1 })),
    close: () => {
      if (panel) openers[panel.kind].current?.focus()
      setPanel(undefined)
    },
  }
}

function Overview({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const { panel, openers, show, close } = usePanel()
  const canContact = open.may('contact.write') && !open.dossier.outflow
  return (
    <>
      <PageHeading
        title={m.page.title}
        lead={<Who open={open} />}
        actions={
          <>
            {canContact ? (
              <>
                <PanelKey keys="n" does={m.actions.note} onPress={() => show('note')} />
                <PanelKey keys="a" does={m.actions.appointment} onPress={() => show('appointment')} />
                <Button ref={openers.note} kind="primary" onClick={() => show('note')} aria-keyshortcuts="n">
                  {m.actions.note}
                </Button>
                {/* oxlint-disable-next-line react/refs -- the ref itself is handed on, not what it holds */}
                <Button ref={openers.appointment} onClick={() => show('appointment')} aria-keyshortcuts="a">
                  {m.actions.appointment}
                </Button>
              </>
            ) : null}
            <Prepare dossierId={open.dossierId} />
            {canContact ? <Write dossierId={open.dossierId} /> : null}
            <OtherActions open={open} />
          </>
        }
      >
        {fullName(open.page.person)}
      </PageHeading>
      <div className="trede-stack">
        <Banners open={open} />
        {canContact ? (
          <NotePanel open={open} times={panel?.kind === 'note' ? panel.times : undefined} onClose={close} />
        ) : null}
        {panel?.kind === 'appointment' ? <AppointmentForm open={open} times={panel.times} onClose={close} /> : null}
        {panel?.kind === 'person' ? <PersonCorrection open={open} times={panel.times} onClose={close} /> : null}
        <div className="trede-dossier">
          <div>
            <NoShowCard open={open} />
            <PlanCard open={open} />
            <StatementsCard open={open} />
            <DossierTimeline open={open} />
          </div>
          <div>
            <NextCard open={open} />
            <CategoryCard open={open} />
            <PersonCard open={open} onChange={() => show('person')} changeRef={openers.person} />
          </div>
        </div>
      </div>
    </>
  )
}

/** Only there while a panel can be opened, so that the list of shortcuts is true. */
function PanelKey({ keys, does, onPress }: { keys: string; does: string; onPress: () => void }) {
  useShortcut(keys, does, onPress)
  return null
}

/** One press and the talk can be prepared. @source seed4 P4 */
function Prepare({ dossierId }: { dossierId: string }) {
  const m = useMessages(messages)
  const router = useRouter()
  const to = paths.preparation(dossierId)
  useShortcut('v', m.actions.prepare, () => void router.navigate({ href: to }))
  return (
    <LinkAsButton to={to} aria-keyshortcuts="v">
      {m.actions.prepare}
    </LinkAsButton>
  )
}

/** One press and a letter is filled in. */
function Write({ dossierId }: { dossierId: string }) {
  const m = useMessages(messages)
  const router = useRouter()
  const to = paths.letter(dossierId)
  useShortcut('b', m.actions.letter, () => void router.navigate({ href: to }))
  return (
    <LinkAsButton to={to} aria-keyshortcuts="b">
      {m.actions.letter}
    </LinkAsButton>
  )
}

function OtherActions({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const { dossierId, dossier } = open
  const isOpen = dossier.outflow === null
  return (
    <>
      {isOpen && open.may('handover.offer') ? (
        <LinkAsButton to={paths.handover(dossierId)}>{m.actions.handover}</LinkAsButton>
      ) : null}
      {open.may('outflow.decide') ? (
        <LinkAsButton to={paths.outflow(dossierId)} kind={isOpen ? 'secondary' : 'primary'}>
          {isOpen ? m.actions.outflow : m.actions.reopen}
        </LinkAsButton>
      ) : null}
    </>
  )
}
