import * as z from 'zod'
import { Place } from './place.ts'

/** One write of one writer, recognised by its marker: the text of a note, or the family name of who reports. */
const Write = z.object({
  kind: z.enum(['contact', 'appointment', 'report']),
  marker: z.string(),
  municipalityId: z.string(),
  /** Who wrote it. */
  writer: z.string(),
  /** What was answered; `unanswered` was under way when the application was killed: kept whole or not at all. */
  fate: z.enum(['unanswered', 'acknowledged', 'refused']),
  /** The life of the application in which it was written, from 1. */
  life: z.int(),
  /** Absent for a report without an answer. */
  dossierId: z.string().optional(),
  /** The dossier's version after an acknowledged write. */
  version: z.int().optional(),
})
export type Write = z.infer<typeof Write>

/** One caseload file, and the last thing that the application acknowledged about it. */
const Load = z.object({
  importId: z.string(),
  municipalityId: z.string(),
  /** Every row's client number starts with it. */
  prefix: z.string(),
  rows: z.int(),
  acknowledged: z.enum(['uploaded', 'mapped', 'started', 'loaded']),
})
export type Load = z.infer<typeof Load>

/** Everything that was asked of the application, kept outside it. */
const Ledger = z.object({ writes: z.array(Write), loads: z.array(Load) })
export type Ledger = z.infer<typeof Ledger>

/** What to look at. `isDeep` also checks the bytes of an embedded database. */
export const Inspection = z.object({ place: Place, ledger: Ledger, isDeep: z.boolean() })
export type Inspection = z.infer<typeof Inspection>

/** What the inspection found; `faults` says in lines what should not be so. */
export const Findings = z.object({
  faults: z.array(z.string()),
  dossiers: z.int(),
  writesKept: z.int(),
  rowsLoaded: z.int(),
})
export type Findings = z.infer<typeof Findings>
