import { Failure, type FieldFault } from '../core/failure.ts'
import type { ImportMapping } from '../core/import.ts'
import type { ImportState } from '../core/import-choice.ts'
import { bindMapping, mappingFaults } from '../core/import-columns.ts'
import { rowProblem } from '../core/import-problem.ts'
import type { Trx } from '../db/connect.ts'
import { type Batch, changeBatch, findBatch, keepMapping } from '../db/import.ts'
import { forgetChecks } from '../db/import-check.ts'
import { countRows } from '../db/import-count.ts'
import { importStaff } from '../db/import-staff.ts'
import type { Run } from './import-job.ts'
import { mappingKey } from './import-upload.ts'

/** @throws import.not-found, import.wrong-state unless the batch is in one of the states */
export async function getBatch(
  trx: Trx,
  municipalityId: string,
  importId: string,
  states?: readonly ImportState[],
): Promise<Batch> {
  const batch = await findBatch(trx, municipalityId, importId, { isLocked: states !== undefined })
  if (!batch) throw new Failure('import.not-found', { importId })
  if (states && !states.includes(batch.state)) throw new Failure('import.wrong-state', { importId, state: batch.state })
  return batch
}

/** @throws import.column-missing with a fault for each column that is needed or that the file lacks */
function checkMapping(mapping: ImportMapping, headers: readonly string[], language: 'nl' | 'en'): void {
  const faults: FieldFault[] = mappingFaults(mapping).map((code) => ({
    pointer: code === 'row.required-name' ? '/mapping/familyName' : '/mapping/birthDate',
    code,
    detail: rowProblem(code)[language],
  }))
  const detail = (column: string) =>
    language === 'nl'
      ? `De kolom ‘${column}’ staat niet in dit bestand.`
      : `The column ‘${column}’ is not in this file.`
  for (const { field, column } of bindMapping(mapping, headers).missing)
    faults.push({ pointer: `/mapping/${field}`, code: 'column.missing', detail: detail(column) })
  if (faults.length > 0) throw new Failure('import.column-missing', {}, faults)
}

async function checkTeam(trx: Trx, municipalityId: string, teamId: string | null): Promise<void> {
  const { teams } = await importStaff(trx, municipalityId)
  if (teams.some((team) => team.teamId === teamId)) return
  throw new Failure('request.invalid', {}, [{ pointer: '/defaultTeamId', code: teamId ? 'unknown' : 'required' }])
}

interface Mapping {
  mapping: ImportMapping
  /** Without one the batch keeps the team it has. */
  defaultTeamId?: string | undefined
  language: 'nl' | 'en'
  /** False for a trial, which leaves nothing behind. */
  isKept?: boolean
}

/** Keeps the mapping and marks the batch as being checked. @throws import.wrong-state once rows were loaded */
export async function beginCheck(
  trx: Trx,
  { municipalityId, importId, workerId, runId }: Run & { workerId: string },
  { mapping, defaultTeamId, language, isKept = true }: Mapping,
): Promise<Batch> {
  const batch = await getBatch(trx, municipalityId, importId, ['uploaded', 'checked', 'cancelled', 'failed'])
  checkMapping(mapping, batch.headers, language)
  const teamId = defaultTeamId ?? batch.defaultTeamId
  await checkTeam(trx, municipalityId, teamId)
  const { opened, changed } = await countRows(trx, municipalityId, importId)
  if (opened + changed > 0) throw new Failure('import.wrong-state', { importId, state: batch.state })
  await forgetChecks(trx, municipalityId, importId)
  if (isKept)
    await keepMapping(trx, municipalityId, { mappingKey: mappingKey(batch.headers), mapping, savedBy: workerId })
  const fresh = {
    state: 'checking',
    isChecked: false,
    doneCount: 0,
    todoCount: batch.rowCount,
    finishedAt: null,
    failure: null,
  } as const
  await changeBatch(trx, municipalityId, importId, { ...fresh, runId, runBy: workerId, mapping, defaultTeamId: teamId })
  return getBatch(trx, municipalityId, importId)
}

/** Marks the batch as being loaded. @throws import.wrong-state unless all rows were checked */
export async function beginLoad(
  trx: Trx,
  { municipalityId, importId, runId, workerId }: Run & { workerId: string },
): Promise<Batch> {
  const batch = await getBatch(trx, municipalityId, importId, ['checked', 'loaded', 'cancelled', 'failed'])
  if (!batch.isChecked) throw new Failure('import.wrong-state', { importId, state: batch.state })
  const todoCount = (await countRows(trx, municipalityId, importId)).ready
  const fresh = { state: 'loading', doneCount: 0, todoCount, finishedAt: null, failure: null } as const
  await changeBatch(trx, municipalityId, importId, { ...fresh, runId, runBy: workerId })
  return getBatch(trx, municipalityId, importId)
}
