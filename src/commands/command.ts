import type { IsoDate } from '../core/day.ts'
import type { Db } from '../db/connect.ts'
import type { LoadedPolicies } from '../server/policies.ts'

/** What a command works with. `print` writes a result, `progress` tells how far it is (standard error). */
export interface CommandContext {
  db: Db
  policies: LoadedPolicies
  today: IsoDate
  now: () => Date
  newId: () => string
  print: (line: string) => void
  progress: (line: string) => void
}

/** Runs a command; the number is the exit code. */
export type Command = (context: CommandContext, args: string[]) => Promise<number>
