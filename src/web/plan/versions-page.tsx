import { useState } from 'react'
import { fullName } from '../../core/person.ts'
import { planDifferences, type VersionOfPlan, versionsOfPlan } from '../../core/plan-version.ts'
import { useDayText } from '../day-text.ts'
import { BackToDossier, DossierFrame } from '../dossier/dossier-frame.tsx'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Card, Tag } from '../ui/card.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { details } from './detail-messages.ts'
import { DifferenceLine } from './difference-line.tsx'
import { draftOfPlan } from './plan-draft.ts'
import { PlanSheet } from './plan-sheet.tsx'
import { versionWords } from './version-messages.ts'

/** Every version of the plan: who, when, what changed; each can be opened and printed. */
export function VersionsPage() {
  return <DossierFrame>{(open) => <Versions key={open.dossierId} open={open} />}</DossierFrame>
}

function Versions({ open }: { open: OpenDossier }) {
  const m = useMessages(versionWords)
  const versions = versionsOfPlan(open.page.events)
  const [shown, setShown] = useState<number>()
  return (
    <>
      <PageHeading
        title={m.title}
        above={<BackToDossier dossierId={open.dossierId} name={fullName(open.page.person)} />}
        lead={versions.length > 0 ? m.lead : undefined}
      >
        {m.title}
      </PageHeading>
      {versions.length === 0 ? <p className="trede-empty">{m.none}</p> : null}
      <div className="trede-stack">
        {versions
          .map((version, index) => (
            <VersionCard
              key={version.seq}
              open={open}
              version={version}
              before={versions[index - 1]}
              isLast={index === versions.length - 1}
              isShown={shown === version.seq}
              onToggle={() => setShown(shown === version.seq ? undefined : version.seq)}
            />
          ))
          .reverse()}
      </div>
    </>
  )
}

interface VersionCardProps {
  open: OpenDossier
  version: VersionOfPlan
  before: VersionOfPlan | undefined
  isLast: boolean
  isShown: boolean
  onToggle: () => void
}

function VersionCard({ open, version, before, isLast, isShown, onToggle }: VersionCardProps) {
  const m = useMessages(versionWords)
  const { card } = useMessages(details)
  const codes = useMessages(words)
  const days = useDayText()
  const { made, stood, actorId, on } = version
  const differences = before
    ? planDifferences(before.stood, made, (textId) => open.text(textId) ?? (textId ? codes.timeline.unread : ''))
    : []
  return (
    <div className={isShown ? undefined : 'trede-plan-screen'}>
      <div className="trede-plan-screen">
        <Card title={m.version(made.version)} isMain={isLast}>
          <p>
            {m.by(open.name(actorId) ?? codes.timeline.unknown, days.day(on))} {isLast ? <Tag>{m.inForce}</Tag> : null}{' '}
            <Tag>{stood.isSigned ? codes.goal.signed : codes.goal.unsigned}</Tag>
          </p>
          {stood.signed ? (
            <p className="trede-hint">
              {card.signedBy(codes.timeline.signatories[stood.signed.by], days.day(stood.signed.on))}
            </p>
          ) : null}
          {stood.notSigned ? (
            <p className="trede-words">
              {m.refused(days.day(stood.notSigned.on), open.text(stood.notSigned.textId) ?? codes.timeline.unread)}
            </p>
          ) : null}
          {before ? (
            differences.length > 0 ? (
              <ul className="trede-bullets">
                {differences.map((difference, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is shown
                  <DifferenceLine key={index} open={open} difference={difference} />
                ))}
              </ul>
            ) : (
              <p>{m.same}</p>
            )
          ) : (
            <p>{m.first}</p>
          )}
          <div className="trede-actions">
            <Button aria-expanded={isShown} onClick={onToggle}>
              {isShown ? m.shut(made.version) : m.open(made.version)}
            </Button>
            {isShown ? <Button onClick={() => window.print()}>{m.print}</Button> : null}
          </div>
        </Card>
      </div>
      {isShown ? (
        <PlanSheet
          open={open}
          plan={stood}
          draft={draftOfPlan(stood, open.text, stood.nextContactOn)}
          isConcept={false}
          isOnScreen
        />
      ) : null}
    </div>
  )
}
