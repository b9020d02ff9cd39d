import type { Trx } from './connect.ts'

const COLUMNS = [
  'stand_in_id as standInId',
  'absent_worker_id as absentWorkerId',
  'worker_id as workerId',
  'from_on as fromOn',
  'until_on as untilOn',
] as const

/** Stand-ins that run on or after a day. */
export async function listStandIns(trx: Trx, municipalityId: string, today: string) {
  return trx
    .selectFrom('stand_in')
    .select(COLUMNS)
    .where('municipality_id', '=', municipalityId)
    .where('until_on', '>=', today)
    .orderBy('from_on')
    .execute()
}

export async function findStandIn(trx: Trx, municipalityId: string, standInId: string) {
  return trx
    .selectFrom('stand_in')
    .select(COLUMNS)
    .where('municipality_id', '=', municipalityId)
    .where('stand_in_id', '=', standInId)
    .executeTakeFirst()
}

export async function insertStandIn(
  trx: Trx,
  municipalityId: string,
  standIn: { standInId: string; absentWorkerId: string; workerId: string; fromOn: string; untilOn: string },
  madeBy: string,
): Promise<void> {
  await trx
    .insertInto('stand_in')
    .values({
      municipality_id: municipalityId,
      stand_in_id: standIn.standInId,
      absent_worker_id: standIn.absentWorkerId,
      worker_id: standIn.workerId,
      from_on: standIn.fromOn,
      until_on: standIn.untilOn,
      made_by: madeBy,
    })
    .execute()
}

export async function deleteStandIn(trx: Trx, municipalityId: string, standInId: string): Promise<void> {
  await trx
    .deleteFrom('stand_in')
    .where('municipality_id', '=', municipalityId)
    .where('stand_in_id', '=', standInId)
    .execute()
}
