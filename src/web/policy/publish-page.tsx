import type { PolicyDocument, VersionRow } from '../../api/policy-draft.ts'
import { proposePolicy, publishPolicy, returnPolicy } from '../../api/policy-draft.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { useMay } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmStep } from '../ui/confirm-step.tsx'
import { MomentWords } from '../ui/day-words.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages as draftMessages } from './draft-messages.ts'
import { EffectCard } from './effect-card.tsx'
import { FindingActions } from './finding-actions.tsx'
import { FindingsList } from './findings-list.tsx'
import { messages as policyMessages } from './messages.ts'
import { messages } from './publish-messages.ts'
import { valueNames } from './value-names.ts'
import { VersionFrame } from './version-page.tsx'
import { useVersionWrite } from './version-query.ts'

/** Putting a draft forward and publishing it: what was found, what it means, and who may do what. */
export function PublishPage() {
  return <VersionFrame>{(document) => <Publishing document={document} />}</VersionFrame>
}

function Publishing({ document }: { document: PolicyDocument }) {
  const { publish: m } = useMessages(messages)
  const { findings: f } = useMessages(draftMessages)
  return (
    <div className="trede-stack">
      <p className="trede-text">{m.lead}</p>
      <Card title={`${f.title} (${document.findings.length})`}>
        <FindingsList
          findings={document.findings}
          names={valueNames(document.pack)}
          actions={(finding) => <FindingActions finding={finding} document={document} />}
        />
      </Card>
      <EffectCard document={document} />
      <Steps document={document} />
      <WhoDidWhat row={document.row} />
    </div>
  )
}

/** The buttons that the reader has, and in words why the others are not there. */
function Steps({ document }: { document: PolicyDocument }) {
  const { publish: m } = useMessages(messages)
  const { row } = document
  const mayWrite = useMay('policy.write')
  const mayPublish = useMay('policy.publish')
  const blocking = document.findings.some(({ isBlocking }) => isBlocking)
  return (
    <Card title={m.title} isMain>
      {row.state === 'published' ? <p>{m.why.published}</p> : null}
      {row.state !== 'published' && !mayWrite && !mayPublish ? <p>{m.why.role}</p> : null}
      {row.state === 'draft' && row.mayPropose ? blocking ? <p>{m.why.faults}</p> : <Propose row={row} /> : null}
      {row.state === 'proposed' && mayPublish ? (
        row.mayPublish ? (
          <Publish row={row} />
        ) : (
          <p>{m.why.secondPerson}</p>
        )
      ) : null}
      {row.state === 'proposed' && mayWrite ? <GiveBack row={row} /> : null}
    </Card>
  )
}

function Propose({ row: { version, revision } }: { row: VersionRow }) {
  const { publish: m } = useMessages(messages)
  const propose = useVersionWrite(version, () => call(proposePolicy, { params: { version }, body: { revision } }))
  return (
    <>
      <p>{m.proposeText}</p>
      {propose.error ? <ProblemNotice problem={propose.error} /> : null}
      <Button kind="primary" isBusy={propose.isPending} onClick={() => propose.mutate(undefined)}>
        {m.propose}
      </Button>
    </>
  )
}

function Publish({ row: { version, revision, validFrom } }: { row: VersionRow }) {
  const { publish: m } = useMessages(messages)
  const { day } = useDayText()
  const publish = useVersionWrite(version, () => call(publishPolicy, { params: { version }, body: { revision } }))
  return (
    <>
      {publish.error ? <ProblemNotice problem={publish.error} /> : null}
      <ConfirmStep
        kind="primary"
        label={m.publish}
        question={<p>{m.publishSure(day(validFrom))}</p>}
        onConfirm={() => publish.mutate(undefined)}
        isBusy={publish.isPending}
      />
    </>
  )
}

function GiveBack({ row: { version, revision } }: { row: VersionRow }) {
  const { publish: m } = useMessages(messages)
  const giveBack = useVersionWrite(version, () => call(returnPolicy, { params: { version }, body: { revision } }))
  return (
    <>
      {giveBack.error ? <ProblemNotice problem={giveBack.error} /> : null}
      <Button isBusy={giveBack.isPending} onClick={() => giveBack.mutate(undefined)}>
        {m.giveBack}
      </Button>
    </>
  )
}

/** Said on the page itself, since the buttons that did it are gone. */
function WhoDidWhat({ row }: { row: VersionRow }) {
  const { publish: m } = useMessages(messages)
  const { versions: v, states } = useMessages(policyMessages)
  const person = (one: VersionRow['made'], none: string) =>
    one ? (
      <>
        <MomentWords moment={one.at} />, {v.by(one.name)}
      </>
    ) : (
      <span className="trede-soft">{none}</span>
    )
  return (
    <Card title={m.history}>
      <p role="status">
        {v.state}: <strong>{states[row.state]}</strong>
      </p>
      <DefinitionList
        items={[
          { term: v.made, value: person(row.made, row.origin === 'shipped' ? v.shipped : '–') },
          { term: v.proposed, value: person(row.proposed, '–') },
          { term: v.published, value: person(row.published, '–') },
        ]}
      />
    </Card>
  )
}
