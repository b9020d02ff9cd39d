import type { Hono } from 'hono'
import {
  getNotices,
  getTransfer,
  listTransfers,
  offerTransfer,
  proposeTransfer,
  startTransfer,
  stopTransfer,
  type TransferSummary,
} from '../api/transfer.ts'
import { may } from '../core/access.ts'
import { Failure } from '../core/failure.ts'
import { offerHandover, withdrawHandover } from '../core/handover.ts'
import { divide, filledIn, requireLeaving, type TransferOutcome } from '../core/transfer.ts'
import { findTarget, findWorker, getMunicipality, listWorkers, logReads, namesOf } from '../db/access.ts'
import { hoursOn } from '../db/capacity.ts'
import { listedPerson } from '../db/dossier.ts'
import * as transfers from '../db/transfer.ts'
import { reachFor } from './attention.ts'
import { requireTeam } from './capacity.ts'
import { change, getDossierEvents } from './change.ts'
import type { Call, Deps } from './deps.ts'
import { getReceiver, summaryOf } from './handover.ts'
import { mount } from './mount.ts'
import { canGuide } from './team-sum.ts'

/** As many as one screen can divide; who has more does it in parts. */
const MOST_ROWS = 500
const PAGE_SIZE = 50
const WITHDRAWN_AT_ONCE = 50

/** The worker whose caseload it is, of a team that the caller leads. @throws access.unknown-worker, access.denied */
async function getLeaving(call: Call, workerId: string) {
  const worker = await findWorker(call.trx, call.municipalityId, workerId, call.today)
  if (!worker) throw new Failure('access.unknown-worker', {}, [{ pointer: '/fromWorkerId', code: 'unknown' }])
  requireTeam(call, 'handover.bulk', worker.teamIds)
  return worker
}

/** @throws transfer.not-found also where the caller leads no team of the worker */
async function getOwnTransfer(call: Call, transferId: string): Promise<transfers.Transfer> {
  const transfer = await transfers.findTransfer(call.trx, call.municipalityId, transferId)
  if (!transfer) throw new Failure('transfer.not-found', { transferId })
  await getLeaving(call, transfer.fromWorkerId)
  return transfer
}

/** Who may take over, with what they have in hand: colleagues of the same teams first, then others by name. */
async function receiversFor(call: Call, leaving: { workerId: string; teamIds: readonly string[] }) {
  const { trx, municipalityId, today } = call
  const { workers } = await listWorkers(trx, municipalityId)
  const able = workers.filter(
    (worker) =>
      worker.isActive &&
      worker.workerId !== leaving.workerId &&
      canGuide(call, worker) &&
      !worker.roles.includes('team-lead'),
  )
  const ids = able.map(({ workerId }) => workerId)
  const counts = await transfers.residentCounts(trx, municipalityId, ids)
  const hours = await hoursOn(trx, municipalityId, ids, today)
  const all = able.map(({ workerId, name, teamIds }) => ({
    workerId,
    name,
    isColleague: teamIds.some((teamId) => leaving.teamIds.includes(teamId)),
    residents: counts.get(workerId) ?? 0,
    minutesPerWeek: hours.get(workerId)?.minutes ?? null,
  }))
  return [...all.filter(({ isColleague }) => isColleague), ...all.filter(({ isColleague }) => !isColleague)]
}

async function summary(call: Call, { madeBy, ...transfer }: transfers.Transfer): Promise<TransferSummary> {
  const { trx, municipalityId } = call
  const names = await namesOf(trx, municipalityId, new Set([transfer.fromWorkerId, madeBy]))
  return {
    ...transfer,
    fromName: names[transfer.fromWorkerId] ?? '',
    madeByName: names[madeBy] ?? '',
    counts: await transfers.countStates(trx, municipalityId, transfer.transferId),
    notOffered: await transfers.countNotOffered(trx, municipalityId, transfer.fromWorkerId),
  }
}

const look = (call: Call, subjects: number) =>
  logReads(call.trx, call.municipalityId, call.worker.workerId, [
    { dossierId: null, what: 'handover', purpose: 'handover', subjects },
  ])

/** What the resident and partners will be told, for when the receiver has accepted. */
async function noticesFor(call: Call, dossierId: string, names: { from: string; to: string }, language: 'nl' | 'en') {
  const { trx, municipalityId, deps } = call
  const { name, dossierNumber, nextContactOn } = await listedPerson(trx, municipalityId, dossierId)
  const municipality = await getMunicipality(trx, municipalityId)
  const values = { ...names, name, number: dossierNumber, municipality: municipality.name }
  const { resident, residentNextContact, partner } = deps.policies.team.notices
  const format = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' })
  const isAhead = nextContactOn !== null && nextContactOn >= call.today
  const next = isAhead ? format.format(new Date(`${nextContactOn}T00:00:00Z`)) : ''
  const more = isAhead ? `\n\n${filledIn(residentNextContact[language], { ...values, next })}` : ''
  const whole = filledIn(resident[language], values)
  const end = whole.lastIndexOf('\n\n')
  return {
    resident: `${whole.slice(0, end)}${more}${whole.slice(end)}`,
    partner: filledIn(partner[language], values),
  }
}

interface Offering {
  transfer: transfers.Transfer
  fromName: string
  note: string
  language: 'nl' | 'en'
}

/** Offers one resident; whatever keeps that from happening is the answer, and stops nobody else's. */
async function offerOne(
  call: Call,
  { transfer, fromName, note, language }: Offering,
  { dossierId, receiver }: { dossierId: string; receiver: { workerId: string; teamId: string; name: string } },
): Promise<TransferOutcome> {
  const { trx, municipalityId } = call
  const target = await findTarget(trx, municipalityId, dossierId, { workerId: call.worker.workerId, now: call.nowText })
  if (!target || !may(call.rights, call.actor, 'handover.bulk', target)) return 'out-of-reach'
  if (target.ownerId !== transfer.fromWorkerId) return 'not-theirs'
  if (target.handoverToTeamId !== null) return 'on-offer'
  const version = (await getDossierEvents(call, dossierId)).length
  const made = `${note}\n\n${await summaryOf(call, dossierId, language)}`.slice(0, 20_000)
  const notices = await noticesFor(call, dossierId, { from: fromName, to: receiver.name }, language)
  try {
    await change(call, { dossierId, version, purpose: 'handover' }, (dossier, context) =>
      offerHandover(
        dossier,
        { workerId: receiver.workerId, teamId: receiver.teamId },
        made,
        { batchId: transfer.transferId, terms: { reason: 'worker-leaves' }, notices },
        context,
      ),
    )
  } catch (error) {
    if (error instanceof Failure && error.code === 'dossier.closed') return 'closed'
    throw error
  }
  return 'offered'
}

function mountProposal(app: Hono, deps: Deps): void {
  mount(app, deps, proposeTransfer, async (call, { query }) => {
    const leaving = await getLeaving(call, query.fromWorkerId)
    const reach = reachFor(call, 'handover.bulk', 'municipality')
    const found = await transfers.residentsOf(call.trx, call.municipalityId, reach, { ...query, limit: MOST_ROWS + 1 })
    const rows = found.slice(0, MOST_ROWS)
    const receivers = await receiversFor(call, leaving)
    const free = rows.filter(({ isOnOffer }) => !isOnOffer).map(({ dossierId }) => dossierId)
    const proposed = divide(
      free,
      receivers.filter(({ isColleague }) => isColleague),
    )
    const counts = Map.groupBy(proposed.values(), (workerId) => workerId)
    await look(call, rows.length)
    return {
      rows: rows.map((row) => ({ ...row, proposedWorkerId: proposed.get(row.dossierId) ?? null })),
      hasMore: found.length > MOST_ROWS,
      receivers: receivers.map(({ minutesPerWeek, ...receiver }) => ({
        ...receiver,
        hoursPerWeek: minutesPerWeek === null ? null : minutesPerWeek / 60,
        proposed: counts.get(receiver.workerId)?.length ?? 0,
      })),
      categories: [...new Set(rows.flatMap(({ category }) => category ?? []))].toSorted(),
    }
  })
  mount(app, deps, startTransfer, async (call, { body: { fromWorkerId, leavesOn } }) => {
    requireLeaving(leavesOn, call.today)
    await getLeaving(call, fromWorkerId)
    const transferId = call.context.newId()
    const made = { madeBy: call.worker.workerId, madeOn: call.today }
    await transfers.insertTransfer(call.trx, call.municipalityId, { transferId, fromWorkerId, leavesOn, ...made })
    return { transferId }
  })
}

function mountOffers(app: Hono, deps: Deps): void {
  mount(app, deps, offerTransfer, async (call, { params, body: { items, note, language } }) => {
    const transfer = await getOwnTransfer(call, params.transferId)
    const receivers = new Map<string, { workerId: string; teamId: string; name: string }>()
    const ids = new Set([transfer.fromWorkerId, ...items.map(({ toWorkerId }) => toWorkerId)])
    const names = await namesOf(call.trx, call.municipalityId, ids)
    for (const [index, { toWorkerId }] of items.entries()) {
      if (toWorkerId === transfer.fromWorkerId) throw new Failure('handover.to-self')
      if (receivers.has(toWorkerId)) continue
      const receiver = await receiverAt(call, toWorkerId, index)
      receivers.set(toWorkerId, { workerId: toWorkerId, teamId: receiver.teamId, name: names[toWorkerId] ?? '' })
    }
    const offering = { transfer, fromName: names[transfer.fromWorkerId] ?? '', note, language }
    const outcomes: { dossierId: string; outcome: TransferOutcome }[] = []
    for (const { dossierId, toWorkerId } of items) {
      const receiver = receivers.get(toWorkerId)
      if (receiver) outcomes.push({ dossierId, outcome: await offerOne(call, offering, { dossierId, receiver }) })
    }
    return { outcomes }
  })
  mount(app, deps, stopTransfer, async (call, { params }) => {
    const { transferId } = await getOwnTransfer(call, params.transferId)
    const open = await transfers.openOffers(call.trx, call.municipalityId, transferId, WITHDRAWN_AT_ONCE)
    let withdrawn = 0
    for (const { dossierId, version } of open) {
      const who = { workerId: call.worker.workerId, now: call.nowText }
      const target = await findTarget(call.trx, call.municipalityId, dossierId, who)
      if (!target || !may(call.rights, call.actor, 'handover.bulk', target)) continue
      await change(call, { dossierId, version, purpose: 'handover' }, (dossier, context) =>
        withdrawHandover(dossier.handover, context),
      )
      withdrawn++
    }
    const { open: left } = await transfers.countStates(call.trx, call.municipalityId, transferId)
    return { withdrawn, left }
  })
}

/** The receiver named in one item. @throws handover.unknown-receiver that points at it */
async function receiverAt(call: Call, toWorkerId: string, index: number) {
  try {
    return await getReceiver(call, { toWorkerId })
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    throw new Failure(error.code, { toWorkerId }, [{ pointer: `/items/${index}/toWorkerId`, code: 'unknown' }])
  }
}

function mountProgress(app: Hono, deps: Deps): void {
  mount(app, deps, listTransfers, async (call) => {
    const { place } = reachFor(call, 'handover.bulk', 'municipality')
    const teamIds = place === 'municipality' ? null : call.actor.teamIds
    if (teamIds?.length === 0) return { items: [] }
    const found = await transfers.transfersOf(call.trx, call.municipalityId, teamIds)
    const items: TransferSummary[] = []
    for (const transfer of found) items.push(await summary(call, transfer))
    // Begun, but a colleague was first with everybody: nothing came of it.
    return { items: items.filter(({ counts }) => Object.values(counts).some((count) => count > 0)) }
  })
  mount(app, deps, getTransfer, async (call, { params, query: { page } }) => {
    const transfer = await getOwnTransfer(call, params.transferId)
    const { trx, municipalityId } = call
    const found = await transfers.transferItems(trx, municipalityId, transfer.transferId, { page, pageSize: PAGE_SIZE })
    const names = await namesOf(trx, municipalityId, new Set(found.flatMap(({ toWorkerId }) => toWorkerId ?? [])))
    await look(call, found.length)
    const items = found.map(({ resident: _resident, partner: _partner, ...item }) => ({
      ...item,
      toName: item.toWorkerId ? (names[item.toWorkerId] ?? '') : '',
    }))
    return { ...(await summary(call, transfer)), items, page, pageSize: PAGE_SIZE }
  })
  mount(app, deps, getNotices, async (call, { params, query: { page } }) => {
    const { transferId } = await getOwnTransfer(call, params.transferId)
    const { trx, municipalityId } = call
    const asked = { state: 'accepted', page, pageSize: PAGE_SIZE } as const
    const found = await transfers.transferItems(trx, municipalityId, transferId, asked)
    const { accepted } = await transfers.countStates(trx, municipalityId, transferId)
    await look(call, found.length)
    const items = found.map(({ dossierId, name, resident, partner }) => ({ dossierId, name, resident, partner }))
    return { items, total: accepted, page, pageSize: PAGE_SIZE }
  })
}

/** A whole caseload goes to colleagues because somebody leaves. @source seed1 L2339-2341, L2527-2528 */
export function mountTransfer(app: Hono, deps: Deps): void {
  mountProposal(app, deps)
  mountOffers(app, deps)
  mountProgress(app, deps)
}
