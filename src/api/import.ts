import * as z from 'zod'
import { IsoDate, Moment } from '../core/day.ts'
import { ImportField, ImportMapping, ImportRow, RowProblem } from '../core/import.ts'
import { CandidateGround, ImportChoice, ImportOutcome, ImportState } from '../core/import-choice.ts'
import { Id } from '../core/person.ts'
import { Nothing, route } from './route.ts'

const tag = 'Import'

const importParams = z.object({ importId: Id })

/** The header that names the file, percent-encoded, when the body is the file itself. */
export const FILE_NAME_HEADER = 'X-Trede-File-Name'

/** One load of one file. */
export const ImportBatch = z
  .object({
    importId: Id,
    fileName: z.string(),
    format: z.enum(['csv', 'xlsx']),
    /** Of a CSV: what the file turned out to be. */
    encoding: z.string().nullable(),
    delimiter: z.string().nullable(),
    headers: z.array(z.string()),
    state: ImportState,
    /** False until every row has been checked under the mapping in force. */
    isChecked: z.boolean(),
    rowCount: z.int(),
    /** Rows done and rows to do of the check or load that runs, or ran last. */
    doneCount: z.int(),
    todoCount: z.int(),
    mapping: ImportMapping.nullable(),
    /** The team for rows that name neither a known worker nor a known team. */
    defaultTeamId: Id.nullable(),
    startedByName: z.string(),
    startedAt: Moment,
    finishedAt: Moment.nullable(),
    /** Why it failed, as a code of the problem catalogue. */
    failure: z.string().nullable(),
  })
  .meta({ id: 'ImportBatch' })
export type ImportBatch = z.infer<typeof ImportBatch>

/** A first guess of the columns, with the reason in words. `isKept`: an earlier mapping of the same columns. */
export const ImportGuess = z
  .object({
    mapping: ImportMapping,
    isKept: z.boolean(),
    guesses: z.array(
      z.object({
        field: ImportField,
        column: z.string(),
        confidence: z.number(),
        reason: z.object({ nl: z.string(), en: z.string() }),
      }),
    ),
  })
  .meta({ id: 'ImportGuess' })
export type ImportGuess = z.infer<typeof ImportGuess>

/** One kind of problem in one column, with how often it occurs and the first rows that have it. */
export const ProblemKind = RowProblem.extend({ count: z.int(), firstRows: z.array(z.int()) }).meta({
  id: 'ProblemKind',
})
export type ProblemKind = z.infer<typeof ProblemKind>

export const ImportPage = ImportBatch.extend({
  guess: ImportGuess,
  /** The first rows as they stand in the file, while the columns can still be chosen. */
  sample: z.array(z.object({ rowNumber: z.int(), cells: z.array(z.string()) })),
  counts: z.record(ImportOutcome, z.int()),
  /** Rows that became a dossier, and rows whose changes were taken over. */
  loaded: z.object({ opened: z.int(), changed: z.int() }),
  /** Rows that wait for a choice. */
  undecidedCount: z.int(),
  /** Rows that a load would take now. */
  readyCount: z.int(),
  skippedCount: z.int(),
  problems: z.array(ProblemKind),
  /** The day on which the very same file was loaded before. */
  sameFileLoadedOn: IsoDate.nullable(),
}).meta({ id: 'ImportPage' })
export type ImportPage = z.infer<typeof ImportPage>

/**
 * The body is the file itself with its name in the header {@link FILE_NAME_HEADER}, or a form with one file.
 * The first is read while it arrives; the second is held in memory first.
 */
export const uploadImport = route({
  method: 'post',
  path: '/imports',
  operationId: 'uploadImport',
  summary: 'Een bestand klaarzetten (CSV of XLSX); er wordt nog niets geladen',
  tag,
  permission: 'import.run',
  place: 'municipality',
  body: z.unknown().meta({ title: 'File', type: 'string', format: 'binary' }),
  bodyType: 'application/octet-stream',
  response: ImportPage,
  failures: ['import.unreadable', 'import.empty', 'request.too-large'],
})

export const listImports = route({
  method: 'get',
  path: '/imports',
  operationId: 'listImports',
  summary: 'Bestanden die zijn klaargezet of geladen, nieuwste eerst',
  tag,
  permission: 'import.run',
  place: 'municipality',
  response: z.object({ items: z.array(ImportBatch) }),
  failures: [],
})

export const getImport = route({
  method: 'get',
  path: '/imports/{importId}',
  operationId: 'getImport',
  summary: 'Voortgang, aantallen per uitkomst en wat er mis is',
  tag,
  permission: 'import.run',
  place: 'municipality',
  params: importParams,
  response: ImportPage,
  failures: ['import.not-found'],
})

/** Throws the staged rows away; what was loaded stays. */
export const deleteImport = route({
  method: 'delete',
  path: '/imports/{importId}',
  operationId: 'deleteImport',
  summary: 'Een klaargezet bestand weggooien; wat geladen is blijft',
  tag,
  permission: 'import.run',
  place: 'municipality',
  params: importParams,
  response: Nothing,
  failures: ['import.not-found', 'import.wrong-state'],
})

/** Keeps the mapping for files with the same columns and starts the check; earlier choices are forgotten. */
export const mapImport = route({
  method: 'put',
  path: '/imports/{importId}/indeling',
  operationId: 'mapImport',
  summary: 'Kolommen aanwijzen en alle regels nakijken',
  tag,
  permission: 'import.run',
  place: 'municipality',
  params: importParams,
  body: z.strictObject({ mapping: ImportMapping, defaultTeamId: Id.optional() }),
  response: ImportBatch,
  failures: ['import.not-found', 'import.wrong-state', 'import.column-missing'],
})

/** A field that a row would change. `before` is absent when nothing was known. */
export const Difference = z
  .object({ field: ImportRow.keyof(), before: z.string().optional(), after: z.string() })
  .meta({ id: 'ImportDifference' })

/** Somebody the row may double, to be shown beside it. */
export const ShownCandidate = z
  .object({
    ground: CandidateGround,
    /** Set for an earlier row of the same file. */
    rowNumber: z.int().nullable(),
    dossierId: Id.nullable(),
    dossierNumber: z.string().nullable(),
    fields: ImportRow.partial(),
  })
  .meta({ id: 'ImportCandidate' })

export const ShownRow = z
  .object({
    rowNumber: z.int(),
    outcome: ImportOutcome,
    choice: ImportChoice.nullable(),
    /** Which candidate `same-person` means, counted from 0. */
    chosenCandidate: z.int().nullable(),
    /** What loading it did. */
    result: z.enum(['opened', 'changed']).nullable(),
    dossierId: Id.nullable(),
    /** As in the file, in the order of the headers. */
    cells: z.array(z.string()),
    fields: ImportRow.partial(),
    problems: z.array(RowProblem),
    differences: z.array(Difference),
    candidates: z.array(ShownCandidate),
    choices: z.array(ImportChoice),
  })
  .meta({ id: 'ImportShownRow' })
export type ShownRow = z.infer<typeof ShownRow>

export const listImportRows = route({
  method: 'get',
  path: '/imports/{importId}/regels',
  operationId: 'listImportRows',
  summary: 'De regels van een bestand met wat ermee is',
  tag,
  permission: 'import.run',
  place: 'municipality',
  params: importParams,
  query: z.object({
    outcome: ImportOutcome.optional(),
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ items: z.array(ShownRow), next: z.int().nullable() }),
  failures: ['import.not-found'],
})

export const chooseForRow = route({
  method: 'put',
  path: '/imports/{importId}/regels/{rowNumber}/keuze',
  operationId: 'chooseForRow',
  summary: 'Kiezen wat er met een regel gebeurt; null neemt de keuze terug',
  tag,
  permission: 'import.run',
  place: 'municipality',
  params: importParams.extend({ rowNumber: z.coerce.number().int().min(1) }),
  body: z.strictObject({ choice: ImportChoice.nullable(), candidate: z.int().min(0).max(20).default(0) }),
  response: Nothing,
  failures: ['import.not-found', 'import.wrong-state', 'import.not-new'],
})

/** The same choice for every row of an outcome that has not been loaded; rows that cannot have it are left alone. */
export const chooseForAll = route({
  method: 'post',
  path: '/imports/{importId}/_kies',
  operationId: 'chooseForAll',
  summary: 'Voor alle regels met dezelfde uitkomst hetzelfde kiezen',
  tag,
  permission: 'import.run',
  place: 'municipality',
  params: importParams,
  body: z.strictObject({ outcome: ImportOutcome, choice: ImportChoice.nullable() }),
  response: z.object({ count: z.int() }),
  failures: ['import.not-found', 'import.wrong-state'],
})

export const loadImport = route({
  method: 'post',
  path: '/imports/{importId}/_laden',
  operationId: 'loadImport',
  summary: 'De goede en gekozen regels laden; herhalen gaat verder waar het bleef',
  tag,
  permission: 'import.run',
  place: 'municipality',
  params: importParams,
  response: ImportBatch,
  failures: ['import.not-found', 'import.wrong-state'],
})

/** What runs stops within a moment; rows that were loaded stay loaded. */
export const cancelImport = route({
  method: 'post',
  path: '/imports/{importId}/_annuleren',
  operationId: 'cancelImport',
  summary: 'Nakijken of laden stoppen; wat geladen is blijft',
  tag,
  permission: 'import.run',
  place: 'municipality',
  params: importParams,
  response: ImportBatch,
  failures: ['import.not-found', 'import.wrong-state'],
})

export const rejectedRows = route({
  method: 'get',
  path: '/imports/{importId}/afgekeurd',
  operationId: 'downloadRejectedRows',
  summary: 'De afgekeurde en overgeslagen regels als CSV-bestand, om te verbeteren en opnieuw te laden',
  tag,
  permission: 'import.run',
  place: 'municipality',
  params: importParams,
  query: z.object({ language: z.enum(['nl', 'en']).default('nl') }),
  responseType: 'text/csv',
  response: z.string(),
  failures: ['import.not-found'],
})
