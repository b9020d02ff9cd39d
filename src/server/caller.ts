import { createHash } from 'node:crypto'
import { type Actor, placeOf } from '../core/access.ts'
import { Failure } from '../core/failure.ts'
import type { Trx } from '../db/connect.ts'
import { findSession } from '../db/session.ts'
import type { Caller, Deps } from './deps.ts'
import { keepUp } from './policy-version.ts'

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** What a session cookie says: '<municipality>.<token>'. */
export function splitCookie(cookie: string | undefined): { municipalityId: string; tokenHash: string } | undefined {
  const [, municipalityId, token] = /^(GM\d{4})\.([\w-]{20,})$/.exec(cookie ?? '') ?? []
  return municipalityId && token ? { municipalityId, tokenHash: hashToken(token) } : undefined
}

/** The worker behind a session, with rights as the municipality's policy gives them today. @throws session.none */
export async function getCaller(
  trx: Trx,
  deps: Deps,
  { municipalityId, tokenHash }: { municipalityId: string; tokenHash: string },
): Promise<Caller> {
  const today = deps.today()
  const session = await findSession(trx, municipalityId, tokenHash, deps.now(), today)
  if (!session) throw new Failure('session.none')
  const { worker } = session
  if (!worker?.isActive) throw new Failure('session.unknown-worker')
  await keepUp(trx, deps.policies, municipalityId, session.publishedVersions)
  const policy = deps.policies.inForce(municipalityId, today)
  const actor: Actor = {
    municipalityId,
    workerId: worker.workerId,
    roles: worker.roles,
    teamIds: worker.teamIds,
    standsInFor: worker.standsInFor.map(({ workerId }) => workerId),
  }
  return {
    municipalityId,
    worker,
    actor,
    rights: policy?.rights ?? deps.policies.country.rights.rights,
    csrfToken: session.csrfToken,
    tokenHash,
    policy,
    context: { today, newId: deps.newId, workerId: worker.workerId },
  }
}

/** @throws access.denied unless one of the caller's roles gives the permission somewhere */
export function requireAnywhere(caller: Caller, permission: Parameters<typeof placeOf>[2]): void {
  if (!placeOf(caller.rights, caller.actor.roles, permission)) throw new Failure('access.denied', { permission })
}
