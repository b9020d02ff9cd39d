import { parseArgs } from 'node:util'
import { MunicipalityId } from '../core/person.ts'
import { type Db, insertRows, type Trx, withScope } from '../db/connect.ts'
import { countPersons, listOwners, listTestBsns, storePopulation } from '../db/population.ts'
import { listMunicipalities } from '../db/rebuild.ts'
import type { SimulatedWorker } from '../simulation/chronicle.ts'
import { NO_POLICY, simulatedPolicy } from '../simulation/policy.ts'
import { populate } from '../simulation/population.ts'
import { createRandom } from '../simulation/random.ts'
import type { Command, CommandContext } from './command.ts'

const USAGE = `population --size N [--seed S] [--dirty] [--lean] [--municipality GMxxxx]

  --size N          hoeveel dossiers (1 tot 2.000.000)
  --seed S          hetzelfde zaad geeft dezelfde bewoners (standaard: 1)
  --dirty           met fouten zoals echte bestanden ze hebben
  --lean            ongeveer tien gebeurtenissen per dossier (vanzelf vanaf 20.000)
  --municipality    code van de gemeente; mag weg als er maar één is`

const LARGEST = 2_000_000
/** From here on histories are short, so that a city fits in minutes. */
const LEAN_FROM = 20_000
/** Residents per worker. @source standards.md §8 Generator targets: some 45 klantmanagers at caseload 80 */
const CASELOAD = 80
const WORKERS_PER_TEAM = 12

interface Wanted {
  size: number
  seed: string
  isDirty: boolean
  isLean: boolean
  municipalityId: string | undefined
}

/** @returns what is asked for, or in words what is wrong with it */
function readArgs(args: string[]): Wanted | string {
  const options = {
    size: { type: 'string' },
    seed: { type: 'string', default: '1' },
    dirty: { type: 'boolean', default: false },
    lean: { type: 'boolean', default: false },
    municipality: { type: 'string' },
  } as const
  try {
    const { values } = parseArgs({ args, options, allowPositionals: false })
    const size = /^\d{1,8}$/.test(values.size ?? '') ? Number(values.size) : 0
    if (size < 1 || size > LARGEST) return `--size is een getal van 1 tot ${LARGEST}.`
    if (!/^[\w-]{1,30}$/.test(values.seed)) return '--seed bestaat uit hooguit 30 letters, cijfers of streepjes.'
    const municipality = MunicipalityId.optional().safeParse(values.municipality)
    if (!municipality.success) return '--municipality is een CBS-code, zoals GM0363.'
    const isLean = values.lean || size >= LEAN_FROM
    return { size, seed: values.seed, isDirty: values.dirty, isLean, municipalityId: municipality.data }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** The municipality that is meant: the one named, or the only one there is. */
async function findMunicipality(db: Db, wanted: string | undefined): Promise<string | undefined> {
  const known = await listMunicipalities(db)
  if (wanted !== undefined) return known.find((id) => id === wanted)
  return known.length === 1 ? known[0] : undefined
}

/** Adds workers and teams until there is one per {@link CASELOAD} residents. */
async function staffFor(trx: Trx, municipalityId: string, { size, seed }: Wanted): Promise<SimulatedWorker[]> {
  const known = await listOwners(trx, municipalityId)
  const missing = Math.ceil(size / CASELOAD) - known.length
  if (missing <= 0) return known
  const random = createRandom(`${municipalityId}/staff/${seed}/${known.length}`)
  const row = { municipality_id: municipalityId }
  const teams = Array.from({ length: Math.ceil(missing / WORKERS_PER_TEAM) }, () => random.uuid())
  const made = Array.from({ length: missing }, (_, index) => ({
    workerId: random.uuid(),
    teamId: teams[Math.floor(index / WORKERS_PER_TEAM)] ?? '',
  }))
  await insertRows(
    trx,
    'team',
    teams.map((team_id, index) => ({ ...row, team_id, name: `Team ${seed}-${known.length + index + 1}` })),
  )
  const workers = made.map(({ workerId }, index) => ({
    ...row,
    worker_id: workerId,
    subject: `population-${workerId}`,
    name: `Medewerker ${known.length + index + 1}`,
    roles: ['case-manager'],
    is_active: true,
  }))
  await insertRows(trx, 'worker', workers)
  await insertRows(
    trx,
    'worker_team',
    made.map(({ workerId, teamId }) => ({ ...row, worker_id: workerId, team_id: teamId })),
  )
  return [...known, ...made]
}

async function fill(context: CommandContext, municipalityId: string, wanted: Wanted): Promise<void> {
  const { db, policies, today, print, progress } = context
  const policy = policies.inForce(municipalityId, today)
  const { workers, persons, takenBsns } = await withScope(db, municipalityId, async (trx) => ({
    workers: await staffFor(trx, municipalityId, wanted),
    persons: await countPersons(trx, municipalityId),
    takenBsns: await listTestBsns(trx, municipalityId),
  }))
  const population = populate({
    municipalityId,
    size: wanted.size,
    seed: persons === 0 ? wanted.seed : `${wanted.seed}-${persons}`,
    today,
    workers,
    policy: policy ? simulatedPolicy(policy) : NO_POLICY,
    profile: wanted.isLean ? 'lean' : 'full',
    isDirty: wanted.isDirty,
    takenBsns,
  })
  const stored = await storePopulation(db, municipalityId, population, policy?.version ?? null, (done) =>
    progress(`${municipalityId}: ${done} / ${wanted.size} dossiers`),
  )
  print(`${municipalityId}: ${stored.dossiers} dossiers, ${stored.events} gebeurtenissen (zaad ${wanted.seed}).`)
}

/** Makes residents with their histories in a municipality that exists. Exit code 2 for wrong arguments. */
export const populationCommand: Command = async (context, args) => {
  const wanted = readArgs(args)
  if (typeof wanted === 'string') {
    context.progress(`${wanted}\n\n${USAGE}`)
    return 2
  }
  const municipalityId = await findMunicipality(context.db, wanted.municipalityId)
  if (municipalityId === undefined) {
    const known = (await listMunicipalities(context.db)).join(', ')
    context.progress(
      known === ''
        ? 'Er is nog geen gemeente in deze database. Start eerst met `npm start`.'
        : `Kies een gemeente met --municipality: ${known}.`,
    )
    return 2
  }
  await fill(context, municipalityId, wanted)
  return 0
}
