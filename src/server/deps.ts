import type { Logger } from 'pino'
import type { Actor, Rights } from '../core/access.ts'
import type { IsoDate } from '../core/day.ts'
import type { Context } from '../core/decision.ts'
import type { WorkerFacts } from '../db/access.ts'
import type { Db, Trx } from '../db/connect.ts'
import type { LoadedPolicy } from '../policy/loaded-policy.ts'
import type { Limits } from './limits.ts'
import type { MailPort } from './mail.ts'
import type { LoadedPolicies } from './policies.ts'

/** What the server needs from outside: a database, policies, a clock and a source of ids. */
export interface Deps {
  db: Db
  policies: LoadedPolicies
  now: () => Date
  today: () => IsoDate
  newId: () => string
  log: Logger
  limits: Limits
  /** Absent where no mail server was set: then letters are printed only. */
  mail?: MailPort | undefined
  isSecure: boolean
  origin: () => string
}

/** Who calls, where, and what they may do: known before any handler runs. */
export interface Caller {
  municipalityId: string
  worker: WorkerFacts
  actor: Actor
  rights: Rights
  csrfToken: string
  tokenHash: string
  policy: LoadedPolicy | undefined
  context: Context
}

/** What a handler works with: one transaction, scoped to the caller's municipality. */
export interface Call extends Caller {
  trx: Trx
  deps: Deps
  today: IsoDate
  nowText: string
  /** Set when the dossier is open to the caller by emergency access only. */
  breakGlassId: string | null
  language: 'nl' | 'en'
}
