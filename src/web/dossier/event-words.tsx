import type { ChoicePart } from '../../core/choice.ts'
import type { RecordedEvent } from '../../core/dossier.ts'
import { snoozeLabel } from '../../policy/radar-label.ts'
import { useAssessmentTitle } from '../assessment/event-title.ts'
import { isOfBuddy, useBuddyTitle } from '../buddy/event-title.ts'
import { isOfConference, useConferenceWords } from '../conference/conference-words.ts'
import { useDayText } from '../day-text.ts'
import { messages as handoverMessages } from '../handover/messages.ts'
import { useLanguage } from '../language.ts'
import { messages as letterMessages } from '../letter/messages.ts'
import { useMessages } from '../messages.ts'
import { usePolicyChain } from '../no-show/chain-words.ts'
import { messages as noShowMessages } from '../no-show/messages.ts'
import { messages as personMessages } from '../person/messages.ts'
import { isPlanning, usePlanningTitle } from '../plan/planning-words.ts'
import { messages as workerChangeMessages } from '../worker-change/messages.ts'
import { type OpenDossier, usePolicy } from './dossier-query.ts'
import { messages } from './messages.ts'

/** The filters of the timeline, in the order of the buttons. */
export const TIMELINE_GROUPS = [
  'contact',
  'intake',
  'diagnosis',
  'profile',
  'plan',
  'handover',
  'outflow',
  'dossier',
] as const
export type TimelineGroup = (typeof TIMELINE_GROUPS)[number]

const GROUPS: Record<RecordedEvent['kind'], TimelineGroup> = {
  'dossier-opened': 'dossier',
  'owner-assigned': 'dossier',
  'person-corrected': 'dossier',
  'contact-days-taken-over': 'contact',
  'event-withdrawn': 'dossier',
  'intake-started': 'intake',
  'intake-answered': 'intake',
  'intake-topic-noted': 'intake',
  'intake-suspended': 'intake',
  'medical-outcome-recorded': 'intake',
  'intake-completed': 'intake',
  'statement-made': 'diagnosis',
  'statement-answered': 'diagnosis',
  'statement-weighed': 'diagnosis',
  'fact-recorded': 'diagnosis',
  'self-reliance-measured': 'diagnosis',
  'category-decided': 'profile',
  'choice-decided': 'profile',
  'plan-made': 'plan',
  'plan-signed': 'plan',
  'plan-not-signed': 'plan',
  'step-adjusted': 'plan',
  'step-help-given': 'plan',
  'not-now-noted': 'plan',
  'not-now-ended': 'plan',
  'step-closed': 'plan',
  'promise-closed': 'plan',
  'plan-extended': 'plan',
  'contact-noted': 'contact',
  'appointment-made': 'contact',
  'appointment-moved': 'contact',
  'appointment-reassigned': 'contact',
  'appointment-settled': 'contact',
  'no-show-step-taken': 'contact',
  'no-show-ended': 'contact',
  'conference-planned': 'contact',
  'conference-held': 'contact',
  'conference-moved': 'contact',
  'conference-cancelled': 'contact',
  'conference-action-closed': 'plan',
  'letter-sent': 'contact',
  'handover-offered': 'handover',
  'handover-accepted': 'handover',
  'handover-declined': 'handover',
  'handover-withdrawn': 'handover',
  'outflow-recorded': 'outflow',
  'dossier-reopened': 'outflow',
  'radar-snoozed': 'contact',
  'radar-resumed': 'contact',
  'category-disputed': 'profile',
  'assessment-opened': 'diagnosis',
  'assessment-made-heavy': 'diagnosis',
  'assignment-given': 'diagnosis',
  'observation-made': 'diagnosis',
  'assessment-closed': 'diagnosis',
  'instrument-ordered': 'diagnosis',
  'instrument-result-recorded': 'diagnosis',
  'worker-change-asked': 'handover',
  'worker-change-decided': 'handover',
  'buddy-asked': 'plan',
  'buddy-proposed': 'plan',
  'buddy-not-found': 'plan',
  'buddy-declined': 'plan',
  'buddy-started': 'plan',
  'buddy-ended': 'plan',
}

export const groupOf = (event: RecordedEvent): TimelineGroup => GROUPS[event.kind]

/** Names of categories, life domains, questions, topics and reasons as the municipality has them. */
export function usePolicyWords() {
  const policy = usePolicy()
  const language = useLanguage()
  const of = (list: readonly { key: string; nl: string; en: string }[] | undefined, key: string): string =>
    list?.find((one) => one.key === key)?.[language] ?? key
  const questions = policy && 'value' in policy.intake.questions ? policy.intake.questions.value : []
  const topics = policy && 'value' in policy.intake.topics ? policy.intake.topics.value : []
  return {
    policy,
    category: (key: string) => of(policy?.scheme?.categories, key),
    choice: (part: ChoicePart, key: string) => of(policy?.choices.find((one) => one.part === part)?.options, key),
    domain: (key: string) => of(policy?.lifeDomains, key),
    /** What was measured before there was a list for it named the subjects of a talk. */
    selfReliance: (key: string) => of([...(policy?.selfRelianceDomains ?? []), ...(policy?.lifeDomains ?? [])], key),
    deviation: (key: string) => of(policy?.deviationReasons, key),
    question: (key: string) => of(questions, key),
    topic: (key: string) => of(topics, key),
    outflow: (code: string) => policy?.outflowReasons.find((one) => one.code === code)?.[language] ?? code,
    option: (questionKey: string, value: string) =>
      questions.find(({ key }) => key === questionKey)?.options?.find((option) => option.value === value)?.[language] ??
      value,
  }
}

/** A fact's value in words. */
export function useFactValue() {
  const m = useMessages(messages)
  return (value: boolean | number | string | null): string => {
    if (value === null) return m.timeline.unknown
    if (typeof value === 'boolean') return value ? m.timeline.yes : m.timeline.no
    const words: Readonly<Record<string, string>> = m.factValues
    return words[value] ?? String(value)
  }
}

type Of<Kind extends RecordedEvent['kind']> = RecordedEvent & { kind: Kind }

/** One line that says what an event is about. */
// oxlint-disable-next-line eslint/max-lines-per-function -- one case per kind, closed by the compiler
export function useEventTitle(open: OpenDossier): (event: RecordedEvent) => string {
  const { fields } = useMessages(personMessages)
  const m = useMessages(messages)
  const days = useDayText()
  const language = useLanguage()
  const words = usePolicyWords()
  const noShow = useMessages(noShowMessages)
  const letters = useMessages(letterMessages)
  const handover = useMessages(handoverMessages)
  const workerChange = useMessages(workerChangeMessages)
  const chain = usePolicyChain()
  const planning = usePlanningTitle(open)
  const conference = useConferenceWords(open)
  const buddy = useBuddyTitle(open)
  const value = useFactValue()
  const assessment = useAssessmentTitle(open)
  const name = (id: string | null) => open.name(id) ?? m.timeline.unknown
  const receiver = (event: Of<'handover-offered'>) => name(event.toWorkerId ?? event.toTeamId)
  const offerWords = (event: Of<'handover-offered'>) =>
    [
      m.timeline.fromTo(name(event.fromWorkerId), receiver(event)),
      ...(event.reason ? [handover.reasons[event.reason]] : []),
      ...(event.untilOn ? [handover.untilWords(days.day(event.untilOn))] : []),
      ...(event.nextContactOn ? [handover.firstContact(days.day(event.nextContactOn))] : []),
    ].join('. ')
  const answer = (event: Of<'intake-answered'>) => {
    const given = typeof event.value === 'string' ? words.option(event.questionKey, event.value) : value(event.value)
    return `${words.question(event.questionKey)} ${event.value === null ? '' : given}`.trim()
  }
  const appointmentOf = (appointmentId: string) =>
    open.dossier.appointments.find((one) => one.appointmentId === appointmentId)
  const visit = ({ visitPurpose, secondWorkerId, contactDayId }: Of<'appointment-made'>) =>
    [
      contactDayId ? m.timeline.contactDay : '',
      visitPurpose ? m.visitPurposes[visitPurpose] : '',
      secondWorkerId ? name(secondWorkerId) : '',
    ]
      .filter(Boolean)
      .map((part) => `, ${part}`)
      .join('')
  const settled = (event: Of<'appointment-settled'>) => {
    const startsAt = appointmentOf(event.appointmentId)?.startsAt
    const reason = event.reason ? ` (${m.absences[event.reason]})` : ''
    return `${m.outcomes[event.outcome]}${reason}${startsAt ? `, ${days.moment(startsAt)}` : ''}`
  }
  const reassigned = (event: Of<'appointment-reassigned'>) => {
    const startsAt = appointmentOf(event.appointmentId)?.startsAt
    return `${name(event.workerId)}${startsAt ? `, ${days.moment(startsAt)}` : ''}`
  }
  const withoutDanger = (text: string, danger: unknown) => (danger ? `${text}; ${noShow.noDanger}` : text)
  const noShowStep = ({ stepKey, weigherId, danger }: Of<'no-show-step-taken'>) => {
    if (weigherId) return `${chain.words(stepKey)}; ${noShow.weighedBy(name(weigherId))}`
    return withoutDanger(chain.words(stepKey), danger)
  }
  const noted = ({ channel, nextContactOn }: Of<'contact-noted'>) =>
    nextContactOn ? `${m.channels[channel]}. ${m.timeline.until(days.day(nextContactOn))}` : m.channels[channel]
  const statement = (id: string): string => {
    const textId = open.dossier.statements.find(({ statementId }) => statementId === id)?.textId
    return textId ? (open.text(textId) ?? m.timeline.unread) : m.timeline.withdrawn
  }
  const levels = (event: Of<'self-reliance-measured'>) =>
    event.levels.map(({ domain, level }) => `${words.selfReliance(domain)} ${level}`).join(', ')
  const withdrawn = (seq: number) => {
    const event = open.page.events.find((one) => one.seq === seq)
    return m.timeline.correctedSeq(event ? m.timeline.kinds[event.kind] : String(seq))
  }
  return (event) => {
    if (isPlanning(event)) return planning(event)
    if (isOfConference(event)) return conference(event)
    if (isOfBuddy(event)) return buddy(event)
    switch (event.kind) {
      case 'dossier-opened':
        return `${m.timeline.via[event.via]}. ${m.timeline.number(event.dossierNumber)}`
      case 'person-corrected':
        return event.fields.map((field) => fields[field]).join(', ')
      case 'owner-assigned':
        return name(event.ownerId ?? event.teamId)
      case 'contact-days-taken-over':
        return m.timeline.via.import
      case 'event-withdrawn':
        return `${withdrawn(event.withdrawnSeq)} (${m.withdrawReasons[event.reason]})`
      case 'intake-started':
        return m.regimes[event.regime]
      case 'intake-answered':
        return answer(event)
      case 'intake-topic-noted':
        return words.topic(event.topicKey)
      case 'intake-suspended':
        return m.intake.suspended
      case 'medical-outcome-recorded':
        return m.medical[event.outcome]
      case 'statement-made':
        return `${m.nature[event.nature]}, ${words.domain(event.domain)} (${m.sources[event.source]})`
      case 'statement-answered':
        return m.timeline.about(statement(event.statementId))
      case 'statement-weighed':
        return m.timeline.basis(statement(event.basisId))
      case 'self-reliance-measured':
        return `${levels(event)} (${m.sources[event.source]})`
      case 'fact-recorded':
        return `${m.facts[event.key]}: ${value(event.value)} (${m.sources[event.source]})`
      case 'category-decided':
        return words.category(event.category)
      case 'choice-decided':
        return `${m.choiceParts[event.part]}: ${words.choice(event.part, event.value)}`
      case 'contact-noted':
        return noted(event)
      case 'appointment-made':
        return `${days.moment(event.startsAt)}, ${m.places[event.place]}${visit(event)}`
      case 'appointment-reassigned':
        return reassigned(event)
      case 'appointment-settled':
        return settled(event)
      case 'no-show-step-taken':
        return noShowStep(event)
      case 'no-show-ended':
        return withoutDanger(noShow.endings[event.reason], event.danger)
      case 'letter-sent':
        return `${letters.kinds[event.letterKind]}, ${letters.ways[event.way]}`
      case 'handover-offered':
        return offerWords(event)
      case 'handover-accepted':
        return name(event.workerId)
      case 'handover-declined':
        return m.declines[event.reason]
      case 'intake-completed':
      case 'handover-withdrawn':
      case 'radar-resumed':
        return m.timeline.kinds[event.kind]
      case 'outflow-recorded':
        return words.outflow(event.reason)
      case 'dossier-reopened':
        return event.isReturnWithinTwelveMonths ? m.timeline.back : m.timeline.backLater
      case 'radar-snoozed':
        return m.timeline.snoozed(snoozeLabel(event)[language], days.day(event.untilOn))
      case 'category-disputed':
        return event.by === 'resident' ? m.timeline.theResident : name(event.actorId)
      case 'worker-change-asked':
        return workerChange.asked(event.side, event.reason)
      case 'worker-change-decided':
        return workerChange.outcomes[event.outcome]
      default:
        return assessment(event)
    }
  }
}
