import { type Migration, Migrator } from 'kysely/migration'
import type { Db } from './connect.ts'
import { up as foundation } from './migrations/0001-foundation.ts'
import { up as policyVersion } from './migrations/0002-policy-version.ts'
import { up as radar } from './migrations/0003-radar.ts'
import { up as noShow } from './migrations/0006-no-show.ts'
import { up as presence } from './migrations/0008-presence.ts'
import { up as attachment } from './migrations/0009-attachment.ts'
import { up as conference } from './migrations/0011-conference.ts'
import { up as caseQuestion } from './migrations/0012-case-question.ts'
import { up as team } from './migrations/0013-team.ts'
import { up as contactDay } from './migrations/0014-contact-day.ts'
import { up as measured } from './migrations/0015-measured.ts'
import { up as ended } from './migrations/0016-ended.ts'
import { up as contactDayChange } from './migrations/0017-contact-day-change.ts'
import { up as letterAndQuestion } from './migrations/0018-letter-and-question.ts'
import { up as buddy } from './migrations/0020-buddy.ts'
import { up as draftRevision } from './migrations/0021-draft-revision.ts'
import { up as categoryDays } from './migrations/0022-category-days.ts'
import { up as followUp } from './migrations/0023-follow-up.ts'

const MIGRATIONS: Record<string, Migration> = {
  '0001-foundation': { up: foundation },
  '0002-policy-version': { up: policyVersion },
  '0003-radar': { up: radar },
  '0006-no-show': { up: noShow },
  '0008-presence': { up: presence },
  '0009-attachment': { up: attachment },
  '0011-conference': { up: conference },
  '0012-case-question': { up: caseQuestion },
  '0013-team': { up: team },
  '0014-contact-day': { up: contactDay },
  '0015-measured': { up: measured },
  '0016-ended': { up: ended },
  '0017-contact-day-change': { up: contactDayChange },
  '0018-letter-and-question': { up: letterAndQuestion },
  '0020-buddy': { up: buddy },
  '0021-draft-revision': { up: draftRevision },
  '0022-category-days': { up: categoryDays },
  '0023-follow-up': { up: followUp },
}

/** Brings the database to the newest schema. Safe to repeat. */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw new Error('the database could not be brought to this version', { cause: error })
}
