import type { IsoDate } from '../core/day.ts'
import type { Trx } from './connect.ts'

/** Who did something with a version, and when. */
export interface Deed {
  by: string
  at: string
}

/** A version of a municipality's own policy, without its contents. */
export interface VersionHead {
  version: string
  state: 'draft' | 'proposed' | 'published'
  title: string
  validFrom: IsoDate
  validUntil: IsoDate | null
  basedOn: string | null
  revision: number
  made: Deed
  changed: Deed
  proposed: Deed | null
  published: Deed | null
}

/** What a version says: the pack as data, and its DMN files by name. */
export interface VersionContent {
  pack: unknown
  files: Readonly<Record<string, string>>
}

export interface StoredVersion extends VersionHead, VersionContent {}

const HEAD = [
  'version',
  'state',
  'title',
  'valid_from',
  'valid_until',
  'based_on',
  'revision',
  'made_by',
  'made_at',
  'changed_by',
  'changed_at',
  'proposed_by',
  'proposed_at',
  'published_by',
  'published_at',
] as const

type HeadRow = Record<'version' | 'state' | 'title' | 'valid_from' | 'made_by' | 'made_at', string> &
  Record<'changed_by' | 'changed_at', string> &
  Record<
    'valid_until' | 'based_on' | 'proposed_by' | 'proposed_at' | 'published_by' | 'published_at',
    string | null
  > & {
    revision: number
  }

const deed = (by: string | null, at: string | null): Deed | null => (by !== null && at !== null ? { by, at } : null)

const headOf = (row: HeadRow): VersionHead => ({
  version: row.version,
  state: row.state === 'draft' || row.state === 'proposed' ? row.state : 'published',
  title: row.title,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  basedOn: row.based_on,
  revision: row.revision,
  made: { by: row.made_by, at: row.made_at },
  changed: { by: row.changed_by, at: row.changed_at },
  proposed: deed(row.proposed_by, row.proposed_at),
  published: deed(row.published_by, row.published_at),
})

/** The municipality's own versions, newest first day first. */
export async function listVersions(trx: Trx, municipalityId: string): Promise<VersionHead[]> {
  const rows = await trx
    .selectFrom('policy_version')
    .select(HEAD)
    .where('municipality_id', '=', municipalityId)
    .orderBy('valid_from', 'desc')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(headOf)
}

/** Everything that the municipality published, oldest first day first. */
export async function publishedVersions(trx: Trx, municipalityId: string): Promise<StoredVersion[]> {
  const rows = await trx
    .selectFrom('policy_version')
    .select([...HEAD, 'pack', 'files'])
    .where('municipality_id', '=', municipalityId)
    .where('state', '=', 'published')
    .orderBy('valid_from')
    .execute()
  return rows.map((row) => ({ ...headOf(row), pack: row.pack, files: row.files }))
}

/**
 * A version by its number, or by one that it had while it was a draft.
 * @param isLocked nobody else can change it until the transaction ends
 */
export async function findVersion(
  trx: Trx,
  municipalityId: string,
  version: string,
  { isLocked = false } = {},
): Promise<StoredVersion | undefined> {
  const row = await trx
    .selectFrom('policy_version')
    .select([...HEAD, 'pack', 'files'])
    .where('municipality_id', '=', municipalityId)
    .where((eb) => eb.or([eb('version', '=', version), eb(eb.val(version), '=', eb.fn.any('former'))]))
    .$if(isLocked, (query) => query.forUpdate())
    .executeTakeFirst()
  return row && { ...headOf(row), pack: row.pack, files: row.files }
}

/** The next number of a year; none is given twice, also when a draft is thrown away. `shipped` are taken already. */
export async function takeVersionNumber(
  trx: Trx,
  municipalityId: string,
  year: string,
  shipped: number,
): Promise<number> {
  const { value } = await trx
    .insertInto('counter')
    .values({ municipality_id: municipalityId, name: `policy-${year}`, value: shipped + 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['municipality_id', 'name'])
        .doUpdateSet((eb) => ({ value: eb.fn('greatest', [eb('counter.value', '+', 1), eb.ref('excluded.value')]) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow()
  return value
}

type NewDraft = Pick<VersionHead, 'version' | 'title' | 'validFrom' | 'validUntil' | 'basedOn'> & VersionContent

export async function insertDraft(trx: Trx, municipalityId: string, draft: NewDraft, { by, at }: Deed): Promise<void> {
  await trx
    .insertInto('policy_version')
    .values({
      municipality_id: municipalityId,
      version: draft.version,
      state: 'draft',
      title: draft.title,
      valid_from: draft.validFrom,
      valid_until: draft.validUntil,
      based_on: draft.basedOn,
      pack: JSON.stringify(draft.pack),
      files: JSON.stringify(draft.files),
      made_by: by,
      made_at: at,
      changed_by: by,
      changed_at: at,
      proposed_by: null,
      proposed_at: null,
      published_by: null,
      published_at: null,
    })
    .execute()
}

/** Keeps what somebody wrote in a draft that is locked; `content.version` may be a new number. */
export async function saveDraft(
  trx: Trx,
  municipalityId: string,
  version: string,
  content: Omit<NewDraft, 'basedOn'>,
  { by, at }: Deed,
): Promise<void> {
  await trx
    .updateTable('policy_version')
    .set((eb) => ({
      version: content.version,
      former:
        content.version === version ? eb.ref('former') : eb.fn('array_append', [eb.ref('former'), eb.ref('version')]),
      title: content.title,
      valid_from: content.validFrom,
      valid_until: content.validUntil,
      pack: JSON.stringify(content.pack),
      files: JSON.stringify(content.files),
      revision: eb('revision', '+', 1),
      changed_by: by,
      changed_at: at,
    }))
    .where('municipality_id', '=', municipalityId)
    .where('version', '=', version)
    .execute()
}

/** Makes publishing go one by one in a municipality, so that no two versions take the same days. */
export async function lockPublishing(trx: Trx, municipalityId: string): Promise<void> {
  await takeVersionNumber(trx, municipalityId, 'published', 0)
}

/** Puts a locked version forward, back to draft, or into force. */
export async function moveVersion(
  trx: Trx,
  municipalityId: string,
  version: string,
  state: VersionHead['state'],
  { by, at }: Deed,
): Promise<void> {
  const deeds = {
    draft: { proposed_by: null, proposed_at: null },
    proposed: { proposed_by: by, proposed_at: at },
    published: { published_by: by, published_at: at },
  }
  await trx
    .updateTable('policy_version')
    .set({ state, ...deeds[state] })
    .where('municipality_id', '=', municipalityId)
    .where('version', '=', version)
    .execute()
}

export async function deleteDraft(trx: Trx, municipalityId: string, version: string): Promise<void> {
  await trx
    .deleteFrom('policy_version')
    .where('municipality_id', '=', municipalityId)
    .where('version', '=', version)
    .execute()
}
