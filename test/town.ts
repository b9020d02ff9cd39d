import { randomUUID } from 'node:crypto'
import { Role } from '../src/core/access.ts'
import type { Db } from '../src/db/connect.ts'

export interface TestWorker {
  municipalityId: string
  workerId: string
  name: string
  roles: readonly Role[]
  teamIds: readonly string[]
}

/** A municipality with two teams. Team north has a worker of every role; both teams have case managers. */
export interface Town {
  id: string
  north: string
  south: string
  /** The worker of team north with this role. */
  of: (role: Role) => TestWorker
  /** Another case manager of team north. */
  colleague: TestWorker
  /** A case manager of team south. */
  neighbour: TestWorker
  /** The team lead of team south. */
  otherLead: TestWorker
  /** Somebody new, with an empty caseload; of team north unless said otherwise. */
  hire: (roles: readonly Role[], teamIds?: readonly string[]) => Promise<TestWorker>
}

/** Adds a municipality with its teams and workers, as its functional administrator would find it on the first day. */
export async function settleTown(db: Db, id: string, name: string): Promise<Town> {
  const [north, south] = [randomUUID(), randomUUID()]
  await db.insertInto('municipality').values({ municipality_id: id, name, theme: 'trede' }).execute()
  const teams = [
    { municipality_id: id, team_id: north, name: `Team Noord ${name}` },
    { municipality_id: id, team_id: south, name: `Team Zuid ${name}` },
  ]
  await db.insertInto('team').values(teams).execute()
  let count = 0
  const hire = async (roles: readonly Role[], teamIds: readonly string[] = [north]): Promise<TestWorker> => {
    const workerId = randomUUID()
    const worker = { municipalityId: id, workerId, name: `${roles.join('+')} ${++count} ${name}`, roles, teamIds }
    await db
      .insertInto('worker')
      .values({
        municipality_id: id,
        worker_id: workerId,
        subject: `subject-${workerId}`,
        name: worker.name,
        email: null,
        roles: [...roles],
        organisation_id: null,
        is_active: true,
      })
      .execute()
    for (const team_id of teamIds)
      await db.insertInto('worker_team').values({ municipality_id: id, worker_id: workerId, team_id }).execute()
    return worker
  }
  const byRole = new Map<Role, TestWorker>()
  for (const role of Role.options) byRole.set(role, await hire([role]))
  const of = (role: Role): TestWorker => {
    const worker = byRole.get(role)
    if (!worker) throw new Error(`nobody is ${role}`)
    return worker
  }
  const colleague = await hire(['case-manager'])
  const neighbour = await hire(['case-manager'], [south])
  return { id, north, south, of, colleague, neighbour, otherLead: await hire(['team-lead'], [south]), hire }
}
