import * as z from 'zod'
import { IsoDate } from './day.ts'
import { BirthDate, Id } from './person.ts'

/** A person as a list shows them: enough to know who it is, no more. */
export const ListedPerson = z
  .object({ dossierId: Id, dossierNumber: z.string(), name: z.string(), birthDate: BirthDate.nullable() })
  .meta({ id: 'ListedPerson' })
export type ListedPerson = z.infer<typeof ListedPerson>

export const Phase = z.enum(['reported', 'intake', 'suspended', 'diagnosis', 'plan', 'guidance', 'closed'])
/** Where a dossier is in the process; computed, never stored as a decision. */
export type Phase = z.infer<typeof Phase>

export const CaseloadRow = ListedPerson.extend({
  phase: Phase,
  category: z.string().nullable(),
  goalKind: z.string().nullable(),
  openedOn: IsoDate,
  closedOn: IsoDate.nullable(),
  lastContactOn: IsoDate.nullable(),
  nextContactOn: IsoDate.nullable(),
  inSightOn: IsoDate,
  ownerId: Id.nullable(),
  teamId: Id,
}).meta({ id: 'CaseloadRow' })
export type CaseloadRow = z.infer<typeof CaseloadRow>

const CaseloadSort = z.enum(['name', 'next-contact', 'in-sight', 'opened'])
export type CaseloadSort = z.infer<typeof CaseloadSort>

/** What a caseload is narrowed and sorted by: dates, staff choices and names, never a score (design §1). */
export const CaseloadQuery = z.object({
  sort: CaseloadSort.default('next-contact'),
  direction: z.enum(['asc', 'desc']).default('asc'),
  /** own (default), team or municipality; never wider than the actor's right. */
  place: z.enum(['own', 'team', 'municipality']).optional(),
  state: z.enum(['open', 'closed', 'all']).default('open'),
  phase: Phase.optional(),
  category: z.string().max(60).optional(),
  /** 'none': nobody has decided one. */
  attentionClass: z.string().max(60).optional(),
  ownerId: Id.optional(),
  /** Only whom nobody guides. */
  owner: z.literal('none').optional(),
  teamId: Id.optional(),
  /** Only who has had no two-way contact for at least so many days. */
  silentDays: z.coerce.number().int().min(0).max(20_000).optional(),
  /** Only who has no next date, or one that has passed. */
  nextContact: z.enum(['none', 'passed']).optional(),
  /** Only whose rung, months to work, half-days or self-reliance were not measured again within the policy's term. */
  measured: z.literal('due').optional(),
  /** Only whose category must be weighed again by now. */
  review: z.literal('due').optional(),
})
export type CaseloadQuery = z.infer<typeof CaseloadQuery>

/** What ends or is due on a day. */
export const TermKind = z.enum([
  'intake',
  'step',
  'promise',
  'next-contact',
  'medical-review',
  'category-review',
  'assignment',
  'handover',
  'no-show',
  'called-off',
  'conference-action',
  'support-end',
  'worker-change',
  'plan-review',
  'goal-end',
  'not-now',
  'buddy-meeting',
])
export type TermKind = z.infer<typeof TermKind>

/** What somebody typed in the search box, understood. */
export type Sought =
  | { by: 'bsn'; bsn: string }
  | { by: 'number'; number: string }
  | { by: 'birth-date'; birthDate: string }
  | { by: 'name'; parts: string[] }
