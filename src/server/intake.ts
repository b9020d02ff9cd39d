import type { Hono } from 'hono'
import {
  answerIntakeRoute,
  completeIntakeRoute,
  recordMedicalOutcomeRoute,
  startIntakeRoute,
  suspendIntakeRoute,
} from '../api/intake.ts'
import { recordFacts } from '../core/diagnosis.ts'
import type { Dossier } from '../core/dossier.ts'
import { FactInput } from '../core/fact.ts'
import { Failure, type FieldFault } from '../core/failure.ts'
import {
  type AnswerInput,
  answerIntake,
  completeIntake,
  type Intake,
  recordMedicalOutcome,
  startIntake,
  suspendIntake,
  type TopicInput,
} from '../core/intake.ts'
import { answerFault } from '../policy/answer-fault.ts'
import { factsFromAnswers, type GivenAnswer, intakePath } from '../policy/intake-path.ts'
import type { LoadedPolicy } from '../policy/loaded-policy.ts'
import { valueOf } from '../policy/sourced.ts'
import { changed } from './change.ts'
import type { Call, Deps } from './deps.ts'
import { mount } from './mount.ts'

function intakePolicy(call: Call): LoadedPolicy['pack']['intake'] {
  if (!call.policy) throw new Failure('profile.no-scheme')
  return call.policy.pack.intake
}

/** Unknown regimes are held as a free talk: the study says only that there is a talk. */
const regimeOf = (call: Call) => valueOf(intakePolicy(call).regime) ?? 'free'

function requireKnown(call: Call, answers: readonly AnswerInput[], topics: readonly TopicInput[]): void {
  const questions = new Set((valueOf(intakePolicy(call).questions) ?? []).map(({ key }) => key))
  const known = new Set((valueOf(intakePolicy(call).topics) ?? []).map(({ key }) => key))
  const stranger =
    answers.find(({ questionKey }) => !questions.has(questionKey))?.questionKey ??
    topics.find(({ topicKey }) => !known.has(topicKey))?.topicKey
  if (stranger !== undefined) throw new Failure('intake.unknown-question')
}

/** @throws request.invalid for values that do not fit their question, all together */
function requireFitting(call: Call, answers: readonly AnswerInput[]): void {
  const questions = new Map((valueOf(intakePolicy(call).questions) ?? []).map((question) => [question.key, question]))
  const faults = answers.flatMap(({ questionKey, value }, index): FieldFault[] => {
    const question = questions.get(questionKey)
    const code = question && answerFault(question, value)
    return code === undefined ? [] : [{ pointer: `/answers/${index}/value`, code }]
  })
  if (faults.length > 0) throw new Failure('request.invalid', {}, faults)
}

/** Answers as the path reads them. What the dossier knows already counts as answered: nothing is asked twice. */
function givenAnswers(intake: Intake | null, dossier: Dossier, call: Call): Record<string, GivenAnswer> {
  const given: Record<string, GivenAnswer> = {}
  for (const { key, fact } of valueOf(intakePolicy(call).questions) ?? []) {
    const answer = intake?.answers[key]
    const known = fact === undefined ? undefined : dossier.facts[fact]
    if (answer) given[key] = { value: answer.value, hasText: answer.textId !== null }
    else if (known) given[key] = { value: known.value, hasText: false }
  }
  return given
}

/** Facts that fixed questions filled, so that diagnosis and profile need not ask again. */
function factsOnCompletion(call: Call, dossier: Dossier) {
  const questions = valueOf(intakePolicy(call).questions) ?? []
  const given = givenAnswers(dossier.intake, dossier, call)
  const facts = factsFromAnswers(intakePath(questions, given), given)
    .map((fact) => FactInput.parse(fact))
    .filter(({ key, value }) => dossier.facts[key]?.value !== value)
  return facts.length === 0 ? { events: [], texts: [] } : recordFacts({ facts, source: 'said' }, call.context)
}

/** The intake, in the regime of the municipality. */
export function mountIntake(app: Hono, deps: Deps): void {
  mount(app, deps, startIntakeRoute, (call, { params, body }) =>
    changed(call, { ...params, version: body.version, purpose: 'intake' }, (dossier, context) =>
      startIntake(dossier.intake, regimeOf(call), context),
    ),
  )
  mount(app, deps, answerIntakeRoute, (call, { params, body }) => {
    requireKnown(call, body.answers, body.topics)
    requireFitting(call, body.answers)
    return changed(call, { ...params, version: body.version, purpose: 'intake' }, (dossier, context) =>
      answerIntake(dossier.intake, body.answers, body.topics, context),
    )
  })
  mount(app, deps, suspendIntakeRoute, (call, { params, body }) =>
    changed(call, { ...params, version: body.version, purpose: 'intake' }, (dossier, context) =>
      suspendIntake(dossier.intake, body.text, context),
    ),
  )
  mount(app, deps, recordMedicalOutcomeRoute, (call, { params, body }) =>
    changed(call, { ...params, version: body.version, purpose: 'intake' }, (dossier, context) =>
      recordMedicalOutcome(dossier.intake, body, context),
    ),
  )
  mount(app, deps, completeIntakeRoute, (call, { params, body }) =>
    changed(call, { ...params, version: body.version, purpose: 'intake' }, (dossier, context) => {
      const isFixed = regimeOf(call) === 'fixed'
      const questions = isFixed ? (valueOf(intakePolicy(call).questions) ?? []) : []
      const given = givenAnswers(dossier.intake, dossier, call)
      const { open } = intakePath(questions, given)
      const claims = questions.some(({ key, fact }) => fact === 'medicalClaim' && given[key]?.value === true)
      if (claims && !dossier.intake?.medical) throw new Failure('intake.medical-claim')
      const reportRequired = valueOf(intakePolicy(call).reportRequired) ?? false
      const done = completeIntake(dossier.intake, body.report, { open, reportRequired }, context)
      return { events: [...done.events, ...factsOnCompletion(call, dossier).events], texts: done.texts }
    }),
  )
}
