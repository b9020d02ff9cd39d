/** What the application said of a write. `unanswered` was under way when it was killed: kept whole or not at all. */
export type Fate = 'unanswered' | 'acknowledged' | 'refused'

/** One write of one writer, recognised by its marker: the text of a note, or the family name of who reports. */
export interface Write {
  kind: 'contact' | 'appointment' | 'report'
  marker: string
  municipalityId: string
  /** Who wrote it. */
  writer: string
  fate: Fate
  /** The life of the application in which it was written, from 1. */
  life: number
  /** Absent for a report without an answer. */
  dossierId?: string
  /** The dossier's version after an acknowledged write. */
  version?: number
}

/** One caseload file: the last thing that the application acknowledged, and what must have become of it. */
export interface Load {
  importId: string
  municipalityId: string
  /** Every row's client number starts with it. */
  prefix: string
  rows: number
  acknowledged: 'uploaded' | 'mapped' | 'started' | 'loaded'
}

/** Everything that was asked of the application, kept outside it. */
export interface Ledger {
  writes: Write[]
  loads: Load[]
}

/** What the inspection found that should not be so, each in a line. */
export interface Findings {
  faults: string[]
  dossiers: number
  writesKept: number
  rowsLoaded: number
}
