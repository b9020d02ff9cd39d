import type { Hono } from 'hono'
import { changePerson, findDuplicates, getDossier, reportPerson, withdrawEventRoute } from '../api/dossier.ts'
import { may, Permission, type Purpose, placeOf } from '../core/access.ts'
import { workersIn } from '../core/conference.ts'
import { withdrawEvent } from '../core/correction.ts'
import { addDays } from '../core/day.ts'
import type { RecordedEvent } from '../core/dossier.ts'
import { Failure } from '../core/failure.ts'
import { requireInLifetime } from '../core/lifetime.ts'
import { ageOn, PersonDetails } from '../core/person.ts'
import { findTarget, findWorker, logReads, namesOf } from '../db/access.ts'
import { buddyNames } from '../db/buddy.ts'
import { isUniqueViolation } from '../db/connect.ts'
import { dossierTexts, getPerson, otherDossiers, takeDossierNumbers } from '../db/dossier.ts'
import { append } from '../db/journal.ts'
import { insertPersons, listDuplicates, updatePerson } from '../db/person.ts'
import { valueOf } from '../policy/sourced.ts'
import { changed, getDossierEvents } from './change.ts'
import type { Call, Deps } from './deps.ts'
import { purposeOf } from './look.ts'
import { mount } from './mount.ts'
import { visibleTexts } from './visible-text.ts'

const STAFF_KEYS = new Set([
  'ownerId',
  'teamId',
  'workerId',
  'secondWorkerId',
  'fromWorkerId',
  'toWorkerId',
  'toTeamId',
  'weigherId',
])

/** Every id of a worker or team in the events. */
function idsIn(events: readonly RecordedEvent[]): Set<string> {
  const ids = new Set<string>()
  for (const event of events) {
    ids.add(event.actorId)
    if (event.kind === 'conference-planned' || event.kind === 'conference-held')
      for (const id of workersIn(event)) ids.add(id)
    for (const [key, value] of Object.entries(event)) if (STAFF_KEYS.has(key) && value !== null) ids.add(String(value))
  }
  return ids
}

/** Every buddy in the events. */
const buddiesIn = (events: readonly RecordedEvent[]): Set<string> =>
  new Set(events.flatMap((event) => (event.kind === 'buddy-proposed' ? event.buddyId : [])))

async function dossierPage(call: Call, dossierId: string, asked: Purpose | undefined) {
  const { trx, municipalityId, today, rights, actor } = call
  const [events, target, texts] = await Promise.all([
    getDossierEvents(call, dossierId),
    findTarget(trx, municipalityId, dossierId, { workerId: actor.workerId, now: call.nowText }),
    dossierTexts(trx, municipalityId, dossierId, visibleTexts(call), actor.workerId),
  ])
  const opened = events[0]
  if (opened?.kind !== 'dossier-opened') throw new Failure('dossier.not-found', { dossierId })
  const [person, others, names, buddies] = await Promise.all([
    getPerson(trx, municipalityId, opened.personId),
    otherDossiers(trx, municipalityId, opened.personId, dossierId),
    namesOf(trx, municipalityId, idsIn(events)),
    buddyNames(trx, municipalityId, buddiesIn(events)),
  ])
  const { birthDate = null } = person
  const purpose = call.breakGlassId ? 'break-glass' : (asked ?? purposeOf(call))
  const look = { dossierId, what: 'dossier', purpose, subjects: 1, breakGlassId: call.breakGlassId } as const
  await logReads(trx, municipalityId, actor.workerId, [look])
  return {
    dossierId,
    municipalityId,
    version: events.length,
    person,
    age: ageOn(person.birthDate, today) ?? null,
    events,
    texts,
    names: { ...names, ...buddies },
    otherDossiers: others.map((other) => ({ ...other, name: person.familyName, birthDate })),
    permissions: Permission.options.filter((permission) => target && may(rights, actor, permission, target)),
    isBreakGlass: call.breakGlassId !== null,
  }
}

/** The owner of a new dossier: as asked, else the reporter when they guide people themselves. */
async function ownerFor(call: Call, asked: string | undefined): Promise<{ ownerId: string | null; teamId: string }> {
  const guides = placeOf(call.rights, call.actor.roles, 'plan.write') !== undefined
  const ownerId = asked ?? (guides ? call.worker.workerId : null)
  const owner = ownerId ? await findWorker(call.trx, call.municipalityId, ownerId, call.today) : call.worker
  const teamId = owner?.teamIds[0] ?? call.worker.teamIds[0]
  if (!owner?.isActive || !teamId)
    throw new Failure('access.unknown-worker', {}, [{ pointer: '/ownerId', code: 'unknown' }])
  return { ownerId, teamId }
}

/** @throws request.invalid for a birth date that has yet to come */
function requireBorn({ birthDate }: PersonDetails, today: string): void {
  if (birthDate !== undefined && birthDate > today)
    throw new Failure('request.invalid', {}, [{ pointer: '/person/birthDate', code: 'birth-date.future' }])
}

/** Two people may get the same BSN at the same moment; the database lets one of them in. @throws person.bsn-taken */
async function orTaken(writing: Promise<void>): Promise<void> {
  try {
    await writing
  } catch (error) {
    if (isUniqueViolation(error)) throw new Failure('person.bsn-taken', {}, [{ pointer: '/person/bsn', code: 'taken' }])
    throw error
  }
}

// oxlint-disable-next-line eslint/max-lines-per-function -- one handler from doubles to dossier
function mountReport(app: Hono, deps: Deps): void {
  mount(app, deps, findDuplicates, async (call, { body }) => {
    const items = await listDuplicates(call.trx, call.municipalityId, body.person)
    const look = { dossierId: null, what: 'duplicates', purpose: 'intake', subjects: items.length } as const
    await logReads(call.trx, call.municipalityId, call.worker.workerId, [look])
    return { items }
  })
  mount(app, deps, reportPerson, async (call, { body }) => {
    const { trx, municipalityId, today, context } = call
    requireBorn(body.person, today)
    if (body.reportedOn && body.reportedOn > today)
      throw new Failure('request.invalid', {}, [{ pointer: '/reportedOn', code: 'future' }])
    if (body.reportedOn) requireInLifetime(body.reportedOn, body.person.birthDate, '/reportedOn')
    const doubles = await listDuplicates(trx, municipalityId, body.person)
    if (doubles.some(({ ground }) => ground === 'same-bsn')) throw new Failure('person.bsn-taken')
    if (doubles.length > 0 && !body.isKnownToDiffer) throw new Failure('person.exists', { count: doubles.length })
    const { ownerId, teamId } = await ownerFor(call, body.ownerId)
    const on = body.reportedOn ?? today
    const personId = context.newId()
    const dossierId = context.newId()
    const [dossierNumber = ''] = await takeDossierNumbers(trx, municipalityId, on.slice(0, 4), 1)
    const termDays = call.policy ? valueOf(call.policy.pack.intake.termDays) : null
    await orTaken(insertPersons(trx, municipalityId, [{ ...body.person, personId, externalRef: null }]))
    const event = {
      kind: 'dossier-opened',
      on,
      via: 'report',
      personId,
      dossierNumber,
      teamId,
      ownerId,
      intakeDueOn: termDays === null ? null : addDays(on, termDays),
      nextContactOn: null,
      lastContactOn: null,
    } as const
    const writing = {
      municipalityId,
      actorId: call.worker.workerId,
      purpose: 'intake',
      recordedAt: call.nowText,
      policyVersion: call.policy?.version ?? null,
    }
    await append(trx, writing, [{ dossierId, earlier: [], events: [event], texts: [] }])
    return { dossierId, version: 1 }
  })
}

/** A dossier's page, reporting somebody, and corrections. */
export function mountDossier(app: Hono, deps: Deps): void {
  mount(app, deps, getDossier, (call, { params, query }) => dossierPage(call, params.dossierId, query.purpose))
  mountReport(app, deps)
  mount(app, deps, changePerson, (call, { params, body }) =>
    changed(
      call,
      { dossierId: params.dossierId, version: body.version, purpose: 'guidance', closedToo: true },
      async (dossier, context) => {
        requireBorn(body.person, call.today)
        const before = await getPerson(call.trx, call.municipalityId, dossier.personId)
        const fields = PersonDetails.keyof().options.filter((field) => before[field] !== body.person[field])
        if (fields.length === 0) return { events: [], texts: [] }
        await orTaken(updatePerson(call.trx, call.municipalityId, dossier.personId, body.person))
        return { events: [{ kind: 'person-corrected', on: context.today, fields }], texts: [] }
      },
    ),
  )
  mount(app, deps, withdrawEventRoute, (call, { params, body }) =>
    changed(
      call,
      { dossierId: params.dossierId, version: body.version, purpose: 'guidance', closedToo: true },
      (_dossier, context, events) => withdrawEvent(events, params.seq, body.reason, context),
    ),
  )
}
