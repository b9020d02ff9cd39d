import { type Migration, Migrator } from 'kysely/migration'
import type { Db } from './connect.ts'
import { up as foundation } from './migrations/0001-foundation.ts'
import { up as policyVersion } from './migrations/0002-policy-version.ts'
import { up as radar } from './migrations/0003-radar.ts'
import { up as noShow } from './migrations/0006-no-show.ts'
import { up as team } from './migrations/0013-team.ts'

const MIGRATIONS: Record<string, Migration> = {
  '0001-foundation': { up: foundation },
  '0002-policy-version': { up: policyVersion },
  '0003-radar': { up: radar },
  '0006-no-show': { up: noShow },
  '0013-team': { up: team },
}

/** Brings the database to the newest schema. Safe to repeat. */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw new Error('the database could not be brought to this version', { cause: error })
}
