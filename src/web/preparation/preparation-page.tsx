import type { Statement } from '../../core/diagnosis.ts'
import { lastWords } from '../../core/last-words.ts'
import { fullName } from '../../core/person.ts'
import { isBefore, isOfNow, presentSince } from '../../core/preparation.ts'
import { ConferenceCard } from '../conference/conference-card.tsx'
import { OpenActionsCard } from '../conference/open-actions.tsx'
import { useDayText } from '../day-text.ts'
import { Banners } from '../dossier/banners.tsx'
import { BackToDossier, DossierFrame } from '../dossier/dossier-frame.tsx'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as codeMessages } from '../dossier/messages.ts'
import { NextCard } from '../dossier/next-card.tsx'
import { StatementLine } from '../dossier/overview-cards.tsx'
import { Who } from '../dossier/who.tsx'
import { useMessages } from '../messages.ts'
import { TalkLink } from '../talk/talk-link.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { AgreedCard } from './agreed-card.tsx'
import { HistoryCard } from './history-card.tsx'
import { messages } from './messages.ts'
import { NoteList } from './note-list.tsx'
import { OpenCard } from './open-card.tsx'
import { StandingCard } from './standing-card.tsx'

/** All that somebody needs to begin a talk, on one screen or one sheet. @source seed4 P4 (often one chance at a talk) */
export function PreparationPage() {
  return <DossierFrame>{(open) => <Preparation key={open.dossierId} open={open} />}</DossierFrame>
}

function Preparation({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const { person } = open.page
  return (
    <>
      <PageHeading
        title={m.title}
        above={<BackToDossier dossierId={open.dossierId} name={fullName(person)} />}
        lead={<Who open={open} />}
        actions={
          <>
            <TalkLink open={open} />
            <Button onClick={() => window.print()}>{m.print}</Button>
          </>
        }
      >
        {m.titleFor(fullName(person))}
      </PageHeading>
      <div className="trede-stack">
        <Banners open={open} />
        <div className="trede-dossier trede-preparation">
          <div>
            <AgreedCard open={open} />
            <WishesCard open={open} />
            <LastCard open={open} />
            <HistoryCard open={open} />
          </div>
          <div>
            <NextCard open={sincePlan(open)} />
            <OpenCard open={open} />
            <StandingCard open={open} />
            <ConferenceCard open={sinceConference(open)} />
            <OpenActionsCard open={open} />
            <PersonalCard open={open} />
          </div>
        </div>
      </div>
    </>
  )
}

/** The dossier without appointments of before the plan in force, which are part of the history. */
function sincePlan(open: OpenDossier): OpenDossier {
  const { dossier } = open
  const appointments = dossier.appointments.filter((one) => !isBefore(one, presentSince(dossier)))
  return { ...open, dossier: { ...dossier, appointments } }
}

/** Conferences of before the plan in force are part of the history; those of its day are not. */
function sinceConference(open: OpenDossier): OpenDossier {
  const { dossier } = open
  const conferences = dossier.conferences.filter((one) => !isBefore(one, presentSince(dossier)))
  return { ...open, dossier: { ...dossier, conferences } }
}

/** What it helps to know before the first word: in which language, how to reach, where somebody stands. */
function PersonalCard({ open }: { open: OpenDossier }) {
  const { who, households, category: words } = useMessages(codeMessages)
  const policy = usePolicyWords()
  const { preferredLanguage, phone, household } = open.page.person
  const { category } = open.dossier
  return (
    <Card title={who.show}>
      <DefinitionList
        items={[
          { term: who.language, value: preferredLanguage },
          { term: who.phone, value: phone },
          { term: who.household, value: household ? households[household] : '' },
          { term: words.title, value: category ? policy.category(category.category) : words.none },
        ]}
      />
    </Card>
  )
}

const isInTheWay = ({ nature }: Statement) => nature === 'obstacle' || nature === 'circumstance'

/** Wishes and strengths stay, whoever said them when; what stands in the way only as far as it is of now. */
function WishesCard({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const codes = useMessages(codeMessages)
  const days = useDayText()
  const since = presentSince(open.dossier)
  const { statements } = open.dossier
  const lists = [
    { key: 'wish', title: codes.natures.wish, shown: statements.filter(({ nature }) => nature === 'wish') },
    { key: 'strength', title: codes.natures.strength, shown: statements.filter(({ nature }) => nature === 'strength') },
    {
      key: 'holds',
      title: m.stillHolds,
      shown: statements.filter((one) => isInTheWay(one) && one.on < since && isOfNow(open.dossier, one)),
    },
    {
      key: 'since',
      title: m.since(days.day(since, 'short')),
      shown: statements.filter((one) => isInTheWay(one) && one.on >= since),
    },
  ]
  return (
    <Card title={m.wishes}>
      {statements.some(({ nature }) => nature === 'wish') ? null : <p className="trede-soft">{m.noWishes}</p>}
      <div className="trede-natures">
        {lists.map(({ key, title, shown }) =>
          shown.length === 0 ? null : (
            <section key={key}>
              <h3 className="trede-h3">{title}</h3>
              <ul className="trede-bullets">
                {shown.map((statement) => (
                  <StatementLine key={statement.statementId} open={open} statement={statement} />
                ))}
              </ul>
            </section>
          ),
        )}
      </div>
    </Card>
  )
}

/** What fits on a screen; the rest is in the timeline of the dossier. */
const LAST_NOTES = 3

function LastCard({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const days = useDayText()
  const since = presentSince(open.dossier)
  const notes = lastWords(open.dossier, open.page.events).filter(({ on }) => on >= since)
  return (
    <Card title={m.last}>
      {notes.length === 0 ? (
        <p className="trede-soft">{m.lastNone(days.day(since))}</p>
      ) : (
        <NoteList open={open} notes={notes.slice(0, LAST_NOTES)} />
      )}
    </Card>
  )
}
