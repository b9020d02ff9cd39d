import type { IsoDate } from '../core/day.ts'
import { keepFigure, keepHours } from '../db/capacity.ts'
import { type Db, insertRows, type Trx } from '../db/connect.ts'
import { insertPopulation } from '../db/population.ts'
import { listMunicipalities } from '../db/rebuild.ts'
import type { SimulatedWorker } from '../simulation/chronicle.ts'
import type { Casting } from '../simulation/fate.ts'
import { NO_POLICY, simulatedPolicy } from '../simulation/policy.ts'
import { populate } from '../simulation/population.ts'
import { createRandom } from '../simulation/random.ts'
import type { DemoPerson } from './demo-page.ts'
import { DEMO_MUNICIPALITIES, type DemoMunicipality, type DemoWorker, demoSubject } from './demo-people.ts'
import type { LoadedPolicies } from './policies.ts'

/** Everybody whom the demo's sign-in page lists. */
export const DEMO_PEOPLE: readonly DemoPerson[] = DEMO_MUNICIPALITIES.flatMap(({ municipalityId, name, workers }) =>
  workers.map((worker) => ({
    municipalityId,
    municipalityName: name,
    subject: demoSubject(municipalityId, worker.key),
    name: worker.name,
    role: worker.label,
  })),
)

/** Ids follow from the key, so that a demo always has the same. */
const idOf = (municipalityId: string, kind: string, key: string): string =>
  createRandom(`${municipalityId}/${kind}/${key}`).uuid()

async function insertStaff(trx: Trx, demo: DemoMunicipality): Promise<void> {
  const { municipalityId, name, theme, teams, workers } = demo
  const row = { municipality_id: municipalityId }
  const workerId = (key: string) => idOf(municipalityId, 'worker', key)
  const teamId = (key: string) => idOf(municipalityId, 'team', key)
  const organisationId = (organisation: string) => idOf(municipalityId, 'organisation', organisation)
  await insertRows(trx, 'municipality', [{ ...row, name, theme }])
  await insertRows(
    trx,
    'team',
    Object.entries(teams).map(([key, team]) => ({ ...row, team_id: teamId(key), name: team })),
  )
  const organisations = [...new Set(workers.flatMap(({ organisation }) => organisation ?? []))]
  await insertRows(
    trx,
    'organisation',
    organisations.map((each) => ({ ...row, organisation_id: organisationId(each), name: each })),
  )
  await insertRows(
    trx,
    'worker',
    workers.map((worker) => ({
      ...row,
      worker_id: workerId(worker.key),
      subject: demoSubject(municipalityId, worker.key),
      name: worker.name,
      roles: worker.roles,
      organisation_id: worker.organisation === undefined ? null : organisationId(worker.organisation),
      is_active: true,
    })),
  )
  await insertRows(
    trx,
    'worker_team',
    workers.flatMap((worker) =>
      worker.teams.map((key) => ({ ...row, worker_id: workerId(worker.key), team_id: teamId(key) })),
    ),
  )
}

/** What a team reckons with, as its lead entered it on the first day. */
async function insertFigures(trx: Trx, { municipalityId, workers, figure }: DemoMunicipality, today: IsoDate) {
  if (!figure) return
  const { team, by: lead, ...numbers } = figure
  const by = { workerId: idOf(municipalityId, 'worker', lead), today }
  await keepFigure(trx, municipalityId, { teamId: idOf(municipalityId, 'team', team), group: null, ...numbers }, by)
  for (const { key, guidanceHours } of workers) {
    if (guidanceHours === undefined) continue
    const hours = { workerId: idOf(municipalityId, 'worker', key), fromOn: today, minutes: guidanceHours * 60 }
    await keepHours(trx, municipalityId, hours, by)
  }
}

const ownerOf = ({ municipalityId }: DemoMunicipality, { key, teams, share = 0 }: DemoWorker) => ({
  workerId: idOf(municipalityId, 'worker', key),
  teamId: idOf(municipalityId, 'team', teams[0] ?? ''),
  share,
})

/** A day's work for the first case manager: something of each kind, whatever chance brings the others. */
function castingsFor(first: SimulatedWorker, second: SimulatedWorker): Casting[] {
  const mine = (casting: Casting): Casting => ({ worker: first, ...casting })
  const inSight = { openedDaysAgo: 420, lastContactDaysAgo: 24 }
  return [
    mine({ situation: 'reported', openedDaysAgo: 2 }),
    mine({ situation: 'reported', openedDaysAgo: 9 }),
    mine({ situation: 'suspended', openedDaysAgo: 26 }),
    mine({ situation: 'in-intake', openedDaysAgo: 8 }),
    mine({ situation: 'before-plan', openedDaysAgo: 16 }),
    mine({ ...inSight, appointmentInDays: 0 }),
    mine({ ...inSight, openedDaysAgo: 95, appointmentInDays: 0 }),
    mine({ ...inSight, openedDaysAgo: 1400, appointmentInDays: 0 }),
    mine({ ...inSight, appointmentInDays: 1 }),
    mine({ openedDaysAgo: 75, lastContactDaysAgo: 40, situation: 'ordinary' }),
    mine({ openedDaysAgo: 60, lastContactDaysAgo: 30, situation: 'ordinary' }),
    mine({ openedDaysAgo: 3900, lastContactDaysAgo: 2300, situation: 'ordinary' }),
    mine({ openedDaysAgo: 2900, lastContactDaysAgo: 1250, situation: 'ordinary' }),
    mine({ openedDaysAgo: 1500, lastContactDaysAgo: 700, situation: 'ordinary' }),
    { worker: second, situation: 'ordinary', openedDaysAgo: 500, lastContactDaysAgo: 20, offeredTo: first },
    {
      worker: second,
      situation: 'ordinary',
      openedDaysAgo: 400,
      lastContactDaysAgo: 70,
      programmeOver: { daysAgo: 61, to: first },
    },
    mine({ openedDaysAgo: 640, lastContactDaysAgo: 33, situation: 'ordinary', offeredTo: second }),
  ]
}

function* residentsOf(demo: DemoMunicipality, index: number, policies: LoadedPolicies, today: IsoDate) {
  const { municipalityId, residents, workers, intakeTeam } = demo
  const policy = policies.inForce(municipalityId, today)
  const owners = workers.filter(({ share = 0 }) => share > 0).map((worker) => ownerOf(demo, worker))
  const gate = workers.filter(
    ({ roles, teams }) => intakeTeam !== undefined && teams[0] === intakeTeam && roles.includes('case-manager'),
  )
  const [first, second] = owners
  if (!first || !second) return
  yield* populate({
    municipalityId,
    size: residents,
    seed: 'demo',
    today,
    workers: owners,
    intakeWorkers: gate.map((worker) => ownerOf(demo, worker)),
    policy: policy ? simulatedPolicy(policy) : NO_POLICY,
    profile: 'full',
    isDirty: false,
    leaverShare: 0.18,
    bsnOffset: index * 1000,
    castings: castingsFor(first, second),
  })
}

/**
 * Fills an empty database with three municipalities, their workers and some hundred made-up residents each. Does
 * nothing when there is a municipality already; all or nothing is kept.
 */
export async function seedDemo(db: Db, policies: LoadedPolicies, today: IsoDate): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if ((await listMunicipalities(trx)).length > 0) return
    for (const [index, demo] of DEMO_MUNICIPALITIES.entries()) {
      await insertStaff(trx, demo)
      await insertFigures(trx, demo, today)
      const version = policies.inForce(demo.municipalityId, today)?.version ?? null
      await insertPopulation(trx, demo.municipalityId, [...residentsOf(demo, index, policies, today)], version)
    }
  })
}
