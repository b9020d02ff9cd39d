import { placeOf, type Rights } from '../core/access.ts'
import type { ImportRow, RowProblem } from '../core/import.ts'
import type { BoundMapping } from '../core/import-columns.ts'
import { rowProblem } from '../core/import-problem.ts'
import { plainLetters } from '../core/person.ts'
import type { Trx } from '../db/connect.ts'
import { importStaff, type Staff } from '../db/import-staff.ts'

/** Whom a row names as its worker and team, as far as they are known here. */
export interface Placing {
  owner: { workerId: string; name: string; teamIds: readonly string[] } | undefined
  team: { teamId: string; name: string } | undefined
  problems: RowProblem[]
}

/** Workers and teams of the municipality, as a file may name them. */
export interface Directory {
  place: (row: ImportRow, mapping: BoundMapping) => Placing
  nameOf: (id: string) => string | undefined
}

/** 'Vries, Jan de' and 'Jan de Vries' are the same words. */
const words = (name: string): string => plainLetters(name).split(' ').toSorted().join(' ')

/** By key; undefined where several share it. */
function byKey<T>(list: readonly T[], keyOf: (one: T) => string | undefined): Map<string, T | undefined> {
  const map = new Map<string, T | undefined>()
  for (const one of list) {
    const key = keyOf(one)
    if (key) map.set(key, map.has(key) ? undefined : one)
  }
  return map
}

type Worker = Staff['workers'][number]

/** Who may own a dossier: somebody active who may take one over, and who has a team. */
const canOwn = (worker: Worker, rights: Rights): boolean =>
  worker.isActive && worker.teamIds.length > 0 && placeOf(rights, worker.roles, 'handover.accept') !== undefined

export async function readDirectory(trx: Trx, municipalityId: string, rights: Rights): Promise<Directory> {
  const { workers, teams } = await importStaff(trx, municipalityId)
  const owners = workers.filter((worker) => canOwn(worker, rights))
  const byEmail = byKey(owners, ({ email }) => email?.toLowerCase())
  const byName = byKey(owners, ({ name }) => words(name))
  const teamsByName = byKey(teams, ({ name }) => plainLetters(name))
  const names = new Map([
    ...workers.map(({ workerId, name }) => [workerId, name] as const),
    ...teams.map(({ teamId, name }) => [teamId, name] as const),
  ])

  function place(row: ImportRow, mapping: BoundMapping): Placing {
    const problems: RowProblem[] = []
    const say = (code: 'worker.unknown' | 'team.unknown', field: 'workerEmail' | 'workerName' | 'teamName') => {
      const column = mapping.columns.find((bound) => bound.field === field)?.column
      problems.push(rowProblem(code, column === undefined ? { field } : { field, column }))
    }
    const email = row.workerEmail?.toLowerCase()
    const owner = (email && byEmail.get(email)) || (row.workerName && byName.get(words(row.workerName))) || undefined
    if (!owner && (email || row.workerName)) say('worker.unknown', row.workerName ? 'workerName' : 'workerEmail')
    const team = row.teamName ? teamsByName.get(plainLetters(row.teamName)) : undefined
    if (!team && row.teamName) say('team.unknown', 'teamName')
    return { owner, team, problems }
  }
  return { place, nameOf: (id) => names.get(id) }
}
