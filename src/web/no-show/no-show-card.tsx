import { useRef, useState } from 'react'
import { takeNoShowStepRoute } from '../../api/no-show.ts'
import { EXCUSING, type NoShowChain, type NoShowProposal, runningChain } from '../../core/no-show.ts'
import { useDayText } from '../day-text.ts'
import { WriteProblem } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { messages as letterMessages } from '../letter/messages.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Provenance } from '../policy/sourced-value.tsx'
import { Button, LinkAsButton } from '../ui/button.tsx'
import { Card, Tag } from '../ui/card.tsx'
import { type NamedStep, usePolicyChain } from './chain-words.ts'
import { EndForm } from './end-form.tsx'
import { messages } from './messages.ts'
import { StepForm } from './step-form.tsx'

/** Where somebody who did not come is in the municipality's chain; a person decides what follows. */
export function NoShowCard({ open }: { open: OpenDossier }) {
  const chain = runningChain(open.dossier.noShows)
  const status = useRef<HTMLParagraphElement>(null)
  const [said, setSaid] = useState('')
  const done = (text: string) => {
    setSaid(text)
    status.current?.focus()
  }
  return (
    <div className={chain || said ? undefined : 'trede-hidden'}>
      <p ref={status} role="status" tabIndex={-1} className={said ? 'trede-hint' : 'trede-hidden'}>
        {said}
      </p>
      {chain && !open.dossier.outflow ? <Chain open={open} chain={chain} onDone={done} /> : null}
    </div>
  )
}

interface ChainProps {
  open: OpenDossier
  chain: NoShowChain
  onDone: (said: string) => void
}

function Chain({ open, chain, onDone }: ChainProps) {
  const m = useMessages(messages)
  const days = useDayText()
  const policy = usePolicyChain()
  const proposal = policy.propose(chain)
  const last = chain.steps.at(-1)
  return (
    <Card title={m.title} isMain>
      <p className="trede-figure">
        {chain.isFollowedUp && last ? m.lastStep(policy.words(last.stepKey), days.day(last.on)) : m.waiting}
      </p>
      <Absences open={open} chain={chain} />
      <Steps open={open} chain={chain} proposal={proposal} />
      {open.may('contact.write') ? <Decide open={open} chain={chain} proposal={proposal} onDone={onDone} /> : null}
    </Card>
  )
}

/** Each absence with its own reason; childcare and illness are no unwillingness. @source seed1 L1513-1520 */
function Absences({ open, chain }: Pick<ChainProps, 'open' | 'chain'>) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const startOf = (id: string) => open.dossier.appointments.find((one) => one.appointmentId === id)?.startsAt
  return (
    <>
      <h3 className="trede-h3">{m.absences}</h3>
      <ul className="trede-bullets">
        {chain.absences.map(({ appointmentId, on, reason }) => {
          const startsAt = startOf(appointmentId)
          return (
            <li key={appointmentId}>
              {startsAt ? days.moment(startsAt) : days.day(on)}: {codes.absences[reason].toLowerCase()}.{' '}
              {EXCUSING.has(reason) ? m.excused : ''}
            </li>
          )
        })}
      </ul>
      <p className="trede-hint">{m.notice}</p>
    </>
  )
}

/** The chain as policy has it, with what was done and what comes now; then what people did beside it. */
function Steps({ open, chain, proposal }: Pick<ChainProps, 'open' | 'chain'> & { proposal: NoShowProposal }) {
  const m = useMessages(messages)
  const policy = usePolicyChain()
  const known = new Set(policy.isKnown ? policy.steps.map(({ key }) => key) : [])
  const beside = chain.steps.filter(({ stepKey }) => !known.has(stepKey))
  const now = proposal.kind === 'step' ? proposal.step.key : undefined
  return (
    <>
      <h3 className="trede-h3">{m.chain}</h3>
      {policy.isKnown ? (
        <ol className="trede-bullets">
          {policy.steps.map((step) => (
            <li key={step.key} aria-current={step.key === now ? 'step' : undefined}>
              {step.words} {step.key === now ? <Tag>{m.proposed}</Tag> : null}
              <Done open={open} steps={chain.steps.filter(({ stepKey }) => stepKey === step.key)} />
            </li>
          ))}
        </ol>
      ) : null}
      <WhyNoStep kind={proposal.kind} isKnown={policy.isKnown} />
      {policy.parameter ? (
        <p>
          <Provenance parameter={policy.parameter} />
        </p>
      ) : null}
      {beside.length > 0 ? (
        <>
          <h3 className="trede-h3">{m.otherSteps}</h3>
          <ul className="trede-bullets">
            {beside.map((step) => (
              <li key={step.seq}>
                {policy.words(step.stepKey)}
                <Done open={open} steps={[step]} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}

/** Why nothing is proposed now. */
function WhyNoStep({ kind, isKnown }: { kind: NoShowProposal['kind']; isKnown: boolean }) {
  const m = useMessages(messages)
  if (kind === 'step') return null
  if (kind === 'excused') return <p>{isKnown ? m.excusedProposal : m.excusedUnknown}</p>
  return <p>{kind === 'waiting' ? m.notYet : m[kind]}</p>
}

function Done({ open, steps }: { open: OpenDossier; steps: NoShowChain['steps'] }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const name = (id: string | null) => open.name(id) ?? codes.timeline.unknown
  return steps.map((step) => (
    <span key={step.seq} className="trede-row-line trede-hint">
      {m.done(days.day(step.on, 'short'), name(step.actorId))}
      {step.weigherId ? `; ${m.weighedBy(name(step.weigherId))}` : ''}
    </span>
  ))
}

type Asked = 'step' | 'end'

/** The proposed step in one press; another one, or none, with a reason. A measure and a respected no ask more. */
function Decide({ open, chain, proposal, onDone }: ChainProps & { proposal: NoShowProposal<NamedStep> }) {
  const m = useMessages(messages)
  const letters = useMessages(letterMessages)
  const [asked, setAsked] = useState<Asked>()
  const opener = useRef<HTMLButtonElement>(null)
  const step = proposal.kind === 'step' ? proposal.step : undefined
  const isMeasure = step?.form === 'measure-proposal'
  const asksMore = isMeasure || step?.form === 'respect-the-no'
  const isLetter = step?.form === 'letter' || step?.form === 'registered-letter'
  const write = useDossierWrite(takeNoShowStepRoute, open, () => onDone(m.taken(step?.words ?? '')))
  const close = () => {
    setAsked(undefined)
    opener.current?.focus()
  }
  const done = (said: string) => {
    setAsked(undefined)
    onDone(said)
  }
  if (asked === 'step')
    return (
      <StepForm open={open} chain={chain} first={asksMore ? step?.form : undefined} onClose={close} onDone={done} />
    )
  if (asked === 'end') return <EndForm open={open} onClose={close} onDone={done} />
  return (
    <>
      <WriteProblem problem={write.error} open={open} />
      <div className="trede-actions">
        {step && isLetter ? (
          <LinkAsButton kind="primary" to={paths.letter(open.dossierId, { stap: step.key })}>
            {letters.write(step.words)}
          </LinkAsButton>
        ) : null}
        {step && !asksMore ? (
          <Button
            kind={isLetter ? 'secondary' : 'primary'}
            isBusy={write.isPending}
            onClick={() => write.mutate({ body: { stepKey: step.key } })}
          >
            {m.take(step.words)}
          </Button>
        ) : null}
        <Button ref={opener} onClick={() => setAsked('step')}>
          {isMeasure ? m.weigh : asksMore ? m.respect : m.other}
        </Button>
        <Button kind="subtle" onClick={() => setAsked('end')}>
          {m.end}
        </Button>
      </div>
    </>
  )
}
