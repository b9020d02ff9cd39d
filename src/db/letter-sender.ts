import type { SenderDetails } from '../core/letter-sender.ts'
import { isUniqueViolation, type Trx } from './connect.ts'

const FIELDS = ['department', 'address', 'postcode', 'city', 'phone', 'email', 'hours'] as const

/** What the municipality filled in last, or last before a moment; undefined where nobody ever did. */
export async function findSender(trx: Trx, municipalityId: string, until?: string) {
  let rows = trx
    .selectFrom('letter_sender')
    .innerJoin('worker', (join) =>
      join
        .onRef('worker.municipality_id', '=', 'letter_sender.municipality_id')
        .onRef('worker.worker_id', '=', 'letter_sender.made_by'),
    )
    .select(['revision', 'department', 'address', 'postcode', 'city', 'phone', 'letter_sender.email', 'hours'])
    .select(['made_at', 'worker.name as made_by_name'])
    .where('letter_sender.municipality_id', '=', municipalityId)
  if (until !== undefined) rows = rows.where('made_at', '<=', until)
  const row = await rows.orderBy('revision', 'desc').limit(1).executeTakeFirst()
  if (!row) return undefined
  const details: SenderDetails = {}
  for (const field of FIELDS) {
    const value = row[field]
    if (value !== null) details[field] = value
  }
  return { revision: row.revision, details, madeAt: row.made_at, madeBy: row.made_by_name }
}

/** A version of its own. False when somebody else was first with this number. */
export async function insertSender(
  trx: Trx,
  municipalityId: string,
  { revision, details, madeBy, madeAt }: { revision: number; details: SenderDetails; madeBy: string; madeAt: string },
): Promise<boolean> {
  const { department, address, postcode, city, phone, email, hours } = details
  const values = { department, address, postcode, city, phone, email, hours }
  try {
    await trx
      .insertInto('letter_sender')
      .values({ municipality_id: municipalityId, revision, made_by: madeBy, made_at: madeAt, ...values })
      .execute()
    return true
  } catch (error) {
    if (isUniqueViolation(error, 'letter_sender_pkey')) return false
    throw error
  }
}
