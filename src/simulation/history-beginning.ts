import { addDays, type IsoDate } from '../core/day.ts'
import { makeStatement, type Reporter, recordFacts, type StatementNature } from '../core/diagnosis.ts'
import { FactInput, type Facts, type StatementSource } from '../core/fact.ts'
import {
  type AnswerInput,
  answerIntake,
  completeIntake,
  isSuspended,
  recordMedicalOutcome,
  startIntake,
  suspendIntake,
  type TopicInput,
} from '../core/intake.ts'
import { decideCategory } from '../core/profile.ts'
import { factsFromAnswers, type GivenAnswer, intakePath } from '../policy/intake-path.ts'
import type { Question } from '../policy/question.ts'
import type { Chronicle } from './chronicle.ts'
import type { Situation } from './fate.ts'
import { findOut } from './history-facts.ts'
import { planAhead } from './history-plan.ts'
import { MEDICAL_CLAIMS, MEDICAL_OUTCOMES, REPORT_TEXTS, TOPIC_TEXTS } from './note-text.ts'
import { CATEGORY_REASONS } from './plan-text.ts'
import type { Random } from './random.ts'
import { domainKey, STATEMENTS, type Theme } from './statement-text.ts'

/** Answers one question: what is true of the resident where the question fills a dimension, chance elsewhere. */
function answerTo(chronicle: Chronicle, question: Question): AnswerInput {
  const { random, resident } = chronicle
  const { key: questionKey, kind, fact } = question
  const trait = fact === undefined ? undefined : resident.traits[fact]
  if (trait !== undefined) return { questionKey, value: trait }
  if (kind === 'yes-no') return { questionKey, value: random.chance(0.5) }
  if (kind === 'choice') return { questionKey, value: random.pick(question.options ?? []).value }
  if (kind === 'number') return { questionKey, value: random.int(question.min ?? 0, Math.min(question.max ?? 10, 40)) }
  if (kind === 'date') return { questionKey, value: addDays(chronicle.dossier().openedOn, -random.int(30, 700)) }
  return { questionKey, text: chronicle.say(TOPIC_TEXTS) }
}

/** What has been answered so far, as the path through the questions reads it. */
function givenIn({ dossier }: Chronicle): Record<string, GivenAnswer> {
  const answers = Object.entries(dossier().intake?.answers ?? {})
  return Object.fromEntries(answers.map(([key, { value, textId }]) => [key, { value, hasText: textId !== null }]))
}

/** The next answers along the municipality's questions, at most so many. */
function answersOf(chronicle: Chronicle, most: number): AnswerInput[] {
  const { questions, regime } = chronicle.policy.intake
  const answers: AnswerInput[] = []
  if (regime !== 'fixed') return answers
  const given = givenIn(chronicle)
  while (answers.length < most) {
    const { next } = intakePath(questions, given)
    const question = questions.find(({ key }) => key === next)
    if (!question) break
    const answer = answerTo(chronicle, question)
    answers.push(answer)
    given[question.key] = { value: answer.value ?? null, hasText: answer.text !== undefined }
  }
  return answers
}

/** The next topics of the municipality's list, at most so many. */
function topicsOf(chronicle: Chronicle, most: number): TopicInput[] {
  const { regime, topics } = chronicle.policy.intake
  if (regime !== 'topics') return []
  const noted = chronicle.dossier().intake?.topics ?? {}
  const left = topics.filter((topicKey) => noted[topicKey] === undefined).slice(0, most)
  return left.map((topicKey) => ({ topicKey, text: chronicle.say(TOPIC_TEXTS) }))
}

function talkOn(chronicle: Chronicle, day: IsoDate, workerId: string, most: number): void {
  const answers = answersOf(chronicle, most)
  const topics = topicsOf(chronicle, most)
  chronicle.step(day, workerId, ({ intake }, context) => answerIntake(intake, answers, topics, context))
}

/** Ends the talk. What fixed questions have filled need not be found out again. */
function finishTalk(chronicle: Chronicle, day: IsoDate, workerId: string): void {
  const { random, policy, isLean } = chronicle
  const { isReportRequired, questions } = policy.intake
  const report = isReportRequired || (!isLean && random.chance(0.3)) ? chronicle.say(REPORT_TEXTS) : undefined
  const given = givenIn(chronicle)
  const path = intakePath(questions, given)
  const open = policy.intake.regime === 'fixed' ? path.open : []
  const facts = factsFromAnswers(path, given)
  chronicle.step(day, workerId, ({ intake }, context) => {
    const done = completeIntake(intake, report, { open, reportRequired: isReportRequired }, context)
    const told = recordFacts({ facts: facts.map((fact) => FactInput.parse(fact)), source: 'said' }, context)
    return { events: [...done.events, ...told.events], texts: done.texts }
  })
}

/** Parts of life that this resident's circumstances bring up. */
export function themesOf({ resident: { background } }: Chronicle): Theme[] {
  const isOut: Partial<Record<Theme, boolean>> = {
    language: background.language === 'Nederlands',
    care: !background.hasChildren,
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant
  return (Object.keys(STATEMENTS) as Theme[]).filter((theme) => isOut[theme] !== true)
}

/** Whether a resident's circumstances make an obstacle of a part of life likely. */
function obstacleFits(chronicle: Chronicle, theme: Theme): boolean {
  const { traits } = chronicle.resident
  if (theme === 'language') return traits.hasLanguageProblem === true
  if (theme === 'money') return traits.hasDebts === true
  if (theme === 'health' || theme === 'mind') return traits.careNeed === true || traits.medicalClaim === true
  return true
}

const REPORTERS: Partial<Record<Theme, Reporter>> = {
  health: 'medical',
  mind: 'care',
  work: 'employer',
  language: 'provider',
  money: 'public-body',
}

function pickFrom<Key extends string, Value>(random: Random, choices: Partial<Record<Key, Value>>): [Key, Value] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are the type's own
  return random.pick(Object.entries(choices) as [Key, Value][])
}
/** Records one statement on a part of life, a strength as often as an obstacle. */
export function sayOne(chronicle: Chronicle, day: IsoDate, workerId: string, theme: Theme): void {
  const { random, policy } = chronicle
  const domain = domainKey(theme, policy.domains)
  if (domain === undefined) return
  const { obstacle, ...others } = STATEMENTS[theme]
  const natures = obstacle && obstacleFits(chronicle, theme) ? STATEMENTS[theme] : others
  if (Object.keys(natures).length === 0) return
  const [nature, sources] = pickFrom<StatementNature, Partial<Record<StatementSource, readonly string[]>>>(
    random,
    natures,
  )
  const [source, templates] = pickFrom<StatementSource, readonly string[]>(random, sources)
  const text = chronicle.say(templates)
  const reporter = REPORTERS[theme] ?? 'other'
  chronicle.step(day, workerId, (_dossier, context) =>
    makeStatement({ domain, nature, source, text, ...(source === 'reported' ? { reporter } : {}) }, context),
  )
}

/** Deviations from the table's proposal: our own default share. */
const DEVIATING = 0.1

/** What the table would say of somebody somewhat nearer to work, or further away. */
function otherView(random: Random, facts: Facts): Facts {
  const months = Number(facts.monthsToWork ?? 24)
  return random.chance(0.5)
    ? { ...facts, canWork: true, monthsToWork: Math.max(1, Math.round(months / 4)) }
    : { ...facts, monthsToWork: months * 3, careNeed: true }
}

/**
 * Decides a category: mostly the proposed one. Where the table proposes nothing because something is unknown, the
 * worker goes by what the talk has shown.
 */
export function categorise(chronicle: Chronicle, day: IsoDate, workerId: string): void {
  const { random, policy, resident } = chronicle
  const facts = chronicle.factsOn(day)
  const proposal = policy.propose(facts)
  const isDeviating = proposal.category !== null && random.chance(DEVIATING)
  const view = isDeviating ? otherView(random, facts) : { ...resident.traits, ...facts }
  const category =
    (proposal.category !== null && !isDeviating ? null : policy.propose(view).category) ?? proposal.category
  if (category === null) return
  const code = random.pick(policy.deviationCodes.category)
  const text = chronicle.say(CATEGORY_REASONS)
  const scheme = { known: new Set(policy.categories), suspended: isSuspended(chronicle.dossier().intake) }
  chronicle.step(day, workerId, (_dossier, context) =>
    decideCategory({ category, deviation: { code, text } }, proposal, scheme, context),
  )
}

function diagnose(chronicle: Chronicle, day: IsoDate, workerId: string): void {
  const { random, isLean } = chronicle
  for (const theme of random.sample(themesOf(chronicle), isLean ? 1 : random.int(3, 6)))
    sayOne(chronicle, day, workerId, theme)
  findOut(chronicle, day, workerId)
}

/**
 * The examination that suspends an intake; the outcome comes weeks later. Unless `isFinal` the procedure stays
 * suspended: the examination still runs, or says that work is not possible now.
 * @source seed2 §3 step 5a, L694-696
 */
function examine(
  chronicle: Chronicle,
  day: IsoDate,
  limit: IsoDate,
  workerId: string,
  isFinal: boolean,
): IsoDate | undefined {
  const { random } = chronicle
  const words = chronicle.say(MEDICAL_CLAIMS)
  chronicle.step(day, workerId, ({ intake }, context) => suspendIntake(intake, words, context))
  const heardOn = chronicle.dayFrom(addDays(day, random.int(14, 60)), limit)
  if (heardOn === undefined) return undefined
  const outcome = isFinal ? random.pick(['able', 'partly-able', 'partly-able'] as const) : 'not-able'
  const text = MEDICAL_OUTCOMES[outcome]
  const reviewOn = outcome === 'able' || (isFinal && random.chance(0.7)) ? undefined : addDays(heardOn, 183)
  chronicle.step(heardOn, workerId, ({ intake }, context) =>
    recordMedicalOutcome(intake, { outcome, reviewOn, text }, context),
  )
  return isFinal ? heardOn : undefined
}

/** In a very large population a talk with fixed questions would take most of the events, so it is left out. */
const hasFirstTalk = ({ isLean, policy }: Chronicle, situation: Situation): boolean =>
  !isLean || situation !== 'ordinary' || policy.intake.regime === 'free'

/** @returns the day on which the talk was finished; undefined while it is not */
function firstTalk(
  chronicle: Chronicle,
  day: IsoDate,
  workerId: string,
  situation: Situation,
  limit: IsoDate,
): IsoDate | undefined {
  const { policy, resident, isLean } = chronicle
  chronicle.step(day, workerId, ({ intake }, context) => startIntake(intake, policy.intake.regime, context))
  const isExamined = situation === 'suspended' || (resident.traits.medicalClaim === true && !isLean)
  talkOn(chronicle, day, workerId, situation === 'in-intake' ? 3 : isExamined ? 1 : Number.POSITIVE_INFINITY)
  if (situation === 'in-intake') return undefined
  const finishedOn = isExamined ? examine(chronicle, day, limit, workerId, situation !== 'suspended') : day
  if (finishedOn === undefined) return undefined
  if (isExamined) talkOn(chronicle, finishedOn, workerId, Number.POSITIVE_INFINITY)
  finishTalk(chronicle, finishedOn, workerId)
  return finishedOn
}

/**
 * From report to first plan. Most first talks come later than a week after the report.
 * @source seed2 L690 (a week is the aim, not met by most in 2009)
 * @returns the day of the plan; undefined when the history ends before it
 */
export function begin(
  chronicle: Chronicle,
  workerId: string,
  situation: Situation,
  limit: IsoDate,
): IsoDate | undefined {
  const { random } = chronicle
  const { openedOn } = chronicle.dossier()
  if (situation === 'reported') return undefined
  const wait = situation === 'ordinary' ? random.int(2, 20) : random.int(1, 4)
  const metOn = chronicle.dayFrom(addDays(openedOn, wait), limit)
  if (metOn === undefined) return undefined
  const diagnosedOn = hasFirstTalk(chronicle, situation)
    ? firstTalk(chronicle, metOn, workerId, situation, limit)
    : metOn
  if (diagnosedOn === undefined) return undefined
  diagnose(chronicle, diagnosedOn, workerId)
  categorise(chronicle, diagnosedOn, workerId)
  if (situation === 'before-plan') return undefined
  const planOn = chronicle.dayFrom(addDays(diagnosedOn, random.int(0, 14)), limit)
  if (planOn !== undefined) planAhead(chronicle, planOn, workerId)
  return planOn
}
