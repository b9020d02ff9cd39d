import { useParams } from '@tanstack/react-router'
import { attendanceOf, type Conference, conferenceDay } from '../../core/conference.ts'
import { invitedTo } from '../../core/conference-decision.ts'
import type { Attendee } from '../../core/conference-event.ts'
import { fullName } from '../../core/person.ts'
import { DossierFrame } from '../dossier/dossier-frame.tsx'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useSession } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { messages } from './messages.ts'

/** The report of a conference as the resident gets it. */
export function ConferenceSheetPage() {
  const { conferenceId } = useParams({ strict: false })
  return (
    <DossierFrame>
      {(open) => (
        <SheetPage open={open} conference={open.dossier.conferences.find((one) => one.conferenceId === conferenceId)} />
      )}
    </DossierFrame>
  )
}

function SheetPage({ open, conference }: { open: OpenDossier; conference: Conference | undefined }) {
  const m = useMessages(messages)
  return (
    <>
      <PageHeading
        above={<PageLink to={paths.conferences(open.dossierId)}>← {m.titleFor(fullName(open.page.person))}</PageLink>}
        title={m.sheet}
        actions={conference?.held ? <Button onClick={() => window.print()}>{m.print}</Button> : undefined}
      >
        {m.sheet}
      </PageHeading>
      {conference?.held ? <Sheet open={open} conference={conference} held={conference.held} /> : <p>{m.sheetNone}</p>}
    </>
  )
}

const nl = messages.nl

const LONG_DAY = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'full', timeZone: 'UTC' })

/** 'woensdag 25 november 2026': written out, as the resident reads it. */
const dutchDay = (day: string): string => LONG_DAY.format(new Date(`${day}T00:00:00Z`))

/** Who somebody is, as the resident reads it. */
function nameFor({ workers, outsiders }: Conference, who: Attendee, open: OpenDossier): string {
  if (who === 'resident') return 'u'
  const worker = workers.find(({ participantId }) => participantId === who)
  if (worker) return open.name(worker.workerId) ?? 'een medewerker van de gemeente'
  const outsider = outsiders.find(({ participantId }) => participantId === who)
  const role =
    outsider?.role === 'support' ? 'iemand die u steunt' : outsider ? nl.roles[outsider.role].toLowerCase() : ''
  const name = open.text(outsider?.nameTextId ?? null)
  return name ? `${name} (${role})` : role
}

interface SheetProps {
  open: OpenDossier
  conference: Conference
  held: NonNullable<Conference['held']>
}

/** Always Dutch, at level B1, whatever the language of the screen: the resident reads it. */
function Sheet({ open, conference, held }: SheetProps) {
  const { municipality } = useSession()
  const words = (id: string | null) => open.text(id) ?? ''
  const invited = invitedTo(conference)
  const present = invited.filter((who) => attendanceOf(conference, who) === 'present')
  const missing = invited.filter((who) => attendanceOf(conference, who) !== 'present')
  const names = (list: readonly Attendee[]) => list.map((who) => nameFor(conference, who, open)).join(', ')
  return (
    <article lang="nl" className="trede-card trede-record">
      <h2>Verslag van het overleg</h2>
      <p>
        {fullName(open.page.person)}, dossier {open.dossier.dossierNumber}. Gemeente {municipality.name}.
      </p>
      <p>
        Het overleg was op {dutchDay(conferenceDay(conference))}. Erbij waren: {names(present)}.
        {missing.length > 0 ? ` Er niet bij waren: ${names(missing)}.` : ''}
      </p>
      {conference.leftOutTextId ? <p>U was niet uitgenodigd. Wilt u weten waarom? Vraag het uw begeleider.</p> : null}
      <h3>Waar ging het over?</h3>
      <p className="trede-words">{words(conference.questionTextId)}</p>
      {held.weighingTextId ? (
        <>
          <h3>Wat is er besproken?</h3>
          <p className="trede-words">{words(held.weighingTextId)}</p>
        </>
      ) : null}
      <h3>Wat is er besloten?</h3>
      {held.decisions.length === 0 ? <p>Er is niets besloten.</p> : null}
      <ul>
        {held.decisions.map(({ textId, decidedBy }) => (
          <li key={textId}>
            {words(textId)} (
            {decidedBy === 'resident' ? 'dat besloot u' : `dat besloot ${nameFor(conference, decidedBy, open)}`})
          </li>
        ))}
      </ul>
      <Doing open={open} held={held} />
      <p>
        Klopt er iets niet? Zeg het uw begeleider
        {open.name(open.dossier.ownerId) ? `, ${open.name(open.dossier.ownerId)}` : ''}. U mag er ook uw eigen woorden
        bij laten zetten.
      </p>
      <p>Dit verslag is geen besluit over uw uitkering.</p>
    </article>
  )
}

const DOES = { resident: 'u', worker: 'uw begeleider', partner: 'iemand anders die u helpt' } as const

function Doing({ open, held }: Pick<SheetProps, 'open' | 'held'>) {
  if (held.actions.length === 0) return null
  return (
    <>
      <h3>Wie doet wat?</h3>
      <ul>
        {held.actions.map(({ actionId, textId, as, by, dueOn }) => (
          <li key={actionId}>
            {open.text(textId) ?? ''} (dit doet {as === 'promise' ? 'de gemeente' : DOES[by]}, uiterlijk{' '}
            {dutchDay(dueOn)})
          </li>
        ))}
      </ul>
    </>
  )
}
