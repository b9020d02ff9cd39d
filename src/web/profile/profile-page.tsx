import { fullName } from '../../core/person.ts'
import type { CategoryProposal } from '../../policy/explanation.ts'
import { useDayText } from '../day-text.ts'
import { BackToDossier, DossierFrame } from '../dossier/dossier-frame.tsx'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { usePolicyWords } from '../dossier/event-words.tsx'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { LinkAsButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { CategoryList } from './category-list.tsx'
import { CategoryStanding } from './category-standing.tsx'
import { ChoiceCards } from './choice-card.tsx'
import { ComparisonList } from './comparison-list.tsx'
import { DecisionForm } from './decision-form.tsx'
import { DisputesCard } from './disputes-card.tsx'
import { messages } from './messages.ts'
import { useProposal } from './profile-query.ts'
import { ProposalCard } from './proposal-card.tsx'

/** The category: proposed by the municipality's rules, decided by a person. @source design §6; seed2 T2, T4, T6 */
export function ProfilePage() {
  return <DossierFrame>{(open) => <Profile key={open.dossierId} open={open} />}</DossierFrame>
}

function Profile({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const { data, error, refetch } = useProposal(open)
  return (
    <>
      <PageHeading
        title={m.title}
        above={<BackToDossier dossierId={open.dossierId} name={fullName(open.page.person)} />}
        lead={m.lead}
      >
        {m.title}
      </PageHeading>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        <div className="trede-stack">
          <Decided open={open} />
          <DisputesCard open={open} />
          {data.isSuspended ? <Suspended open={open} /> : null}
          <div className="trede-guidance">
            <ProposalCard open={open} proposal={data.proposal} isSuspended={data.isSuspended}>
              {data.isSuspended ? null : <Decide open={open} proposal={data.proposal} />}
            </ProposalCard>
            <CategoryList proposed={data.proposal.category} current={open.dossier.category?.category ?? null} />
          </div>
          <ChoiceCards open={open} />
          <ComparisonList comparison={data.comparison} ownId={open.page.municipalityId} />
        </div>
      ) : error ? null : (
        <p role="status">{m.loading}</p>
      )}
    </>
  )
}

/** The category in force, when there is one. */
function Decided({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const days = useDayText()
  const policyWords = usePolicyWords()
  const { category } = open.dossier
  if (!category) return null
  const by = open.name(category.actorId) ?? codes.timeline.unknown
  return (
    <div>
      <p>{m.now(policyWords.category(category.category), days.day(category.on), by)}</p>
      <CategoryStanding category={category} />
    </div>
  )
}

/** While a medical judgement is awaited nobody decides. @source seed2 T4, L694-696 */
function Suspended({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  return (
    <Notice
      kind="warning"
      title={m.suspended}
      isLive={false}
      actions={<LinkAsButton to={paths.intake(open.dossierId)}>{m.toIntake}</LinkAsButton>}
    >
      {m.suspendedText}
    </Notice>
  )
}

function Decide({ open, proposal }: { open: OpenDossier; proposal: CategoryProposal }) {
  const m = useMessages(messages)
  const { policy } = usePolicyWords()
  if (open.dossier.outflow) return <p>{m.closed}</p>
  if (!open.may('profile.decide')) return <p>{m.readOnly}</p>
  if (policy && !policy.scheme) return <p>{m.noScheme}</p>
  return policy?.scheme ? (
    <DecisionForm key={proposal.category} open={open} proposal={proposal} categories={policy.scheme.categories} />
  ) : null
}
