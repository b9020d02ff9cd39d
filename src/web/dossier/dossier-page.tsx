import { useRouter, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import * as z from 'zod'
import { fullName } from '../../core/person.ts'
import { ConferenceCard } from '../conference/conference-card.tsx'
import { AppointmentForm } from '../contact/appointment-form.tsx'
import { NotePanel } from '../contact/note-form.tsx'
import { useMessages } from '../messages.ts'
import { NoShowCard } from '../no-show/no-show-card.tsx'
import { paths } from '../paths.ts'
import { useShortcut } from '../shortcuts.tsx'
import { TalkLink } from '../talk/talk-link.tsx'
import { Button, LinkAsButton } from '../ui/button.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { AttentionCard } from './attention-card.tsx'
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

const Asked = z.object({ maak: z.enum(['afspraak', 'huisbezoek']).optional().catch(undefined) })

type PanelKind = 'note' | 'appointment' | 'person'

/** The panel that is open. Whoever closes it is back at the button that opens it. */
function usePanel(asked: PanelKind | undefined) {
  const [panel, setPanel] = useState<{ kind: PanelKind; times: number } | undefined>(asked && { kind: asked, times: 1 })
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
  const canContact = open.may('contact.write') && !open.dossier.outflow
  // A list of whom to follow up opens the form at once.
  const { maak } = Asked.parse(useSearch({ strict: false }))
  const { panel, openers, show, close } = usePanel(maak && canContact ? 'appointment' : undefined)
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
            <TalkLink open={open} />
            {canContact ? <Write dossierId={open.dossierId} /> : null}
          </>
        }
      >
        {fullName(open.page.person)}
      </PageHeading>
      <div className="trede-stack">
        <PrepareKey dossierId={open.dossierId} />
        <Banners open={open} />
        {canContact ? (
          <NotePanel open={open} times={panel?.kind === 'note' ? panel.times : undefined} onClose={close} />
        ) : null}
        {panel?.kind === 'appointment' ? (
          <AppointmentForm
            open={open}
            times={panel.times}
            place={maak === 'huisbezoek' ? 'home' : 'office'}
            onClose={close}
          />
        ) : null}
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
            <ConferenceCard open={open} />
            <CategoryCard open={open} />
            <AttentionCard open={open} />
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
function PrepareKey({ dossierId }: { dossierId: string }) {
  const m = useMessages(messages)
  const router = useRouter()
  useShortcut('v', m.actions.prepare, () => void router.navigate({ href: paths.preparation(dossierId) }))
  return null
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
