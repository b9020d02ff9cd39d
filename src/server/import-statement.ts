import type { NewText } from '../core/decision.ts'
import { makeStatement } from '../core/diagnosis.ts'
import type { EventBody } from '../core/dossier.ts'
import type { Batch } from '../db/import.ts'
import type { Writing } from '../db/journal.ts'
import type { Judging } from './import-judge.ts'

/** What one chunk of a load works with. */
export interface Loading extends Judging {
  batch: Batch
  writing: Writing
  newId: () => string
  /** The part of life under which remarks of another system are kept: our own default, the first that is no care. */
  domain: string
}

export type Statement = { events: EventBody[]; texts: NewText[] }

/** What the file says in words, as reported by a public body. */
export function statements(loading: Loading, bodies: readonly string[]): Statement {
  const context = { today: loading.today, newId: loading.newId, workerId: loading.writing.actorId }
  const made = bodies.map((text) =>
    makeStatement(
      { domain: loading.domain, nature: 'circumstance', source: 'reported', reporter: 'public-body', text },
      context,
    ),
  )
  return { events: made.flatMap(({ events }) => events), texts: made.flatMap(({ texts }) => texts) }
}
