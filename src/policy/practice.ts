import * as z from 'zod'
import { Role } from '../core/access.ts'
import { NoShowForm } from '../core/no-show.ts'
import { named } from './parameter.ts'
import { Key, LocalText } from './sourced.ts'

/** @source seed2 L595, L599, L676; `variant`: a form of it (Goes) */
export const WorkFirst = z.enum(['yes', 'variant', 'no'])

/** How the municipality invites people, and whether the letter speaks of consequences. @source seed4 L949-973, L1675-1686 */
export const Invitation = z.strictObject({
  tone: z.enum(['friendly', 'businesslike', 'warning']),
  isAttendanceCompulsory: z.boolean().nullable(),
  namesConsequences: z.boolean().nullable(),
  ...LocalText.shape,
})

/** What happens, step by step, when somebody does not come. A person decides on each step. @source seed4 L985-996, L1043-1048 */
export const NoShowStep = z.strictObject({
  key: Key,
  ...named,
  form: NoShowForm,
  /** Taken together with the step before it, and not after another absence. @source seed4 L985-989 */
  isWithPrevious: z.boolean().optional(),
})

/** A thing that counts as taking part, under the name that the municipality gives it. @source seed4 L910-915, L974-978 */
export const Activity = z.strictObject({ key: Key, ...named })

/** Tegenprestatie: whether it is asked and whether that is enforced. @source seed4 §2; Participatiewet 9 lid 1 c */
export const ServiceInReturn = z.strictObject({
  asked: z.enum(['compulsory', 'asked', 'voluntary', 'not-carried-out']),
  isEnforced: z.boolean().nullable(),
  ...LocalText.shape,
})

/** Whether trajectories are done by the municipality or bought. @source seed2 L392; seed3 L203-211 */
export const MakeOrBuy = z.strictObject({ mode: z.enum(['in-house', 'bought', 'mixed']), ...LocalText.shape })

/** Whether the neighbourhood team knows who the residents are. @source seed4 L260-265, L1593-1598, L1780-1783 */
export const NeighbourhoodData = z.strictObject({
  knows: z.enum(['names-and-addresses', 'nothing', 'not-involved']),
  ...LocalText.shape,
})

/** What the municipality has on offer, by the name it uses. */
export const Instrument = z.strictObject({ key: Key, ...named })

/** How long a result of one named way of measuring holds here, by its key in the list of instruments. */
export const InstrumentTerm = z.strictObject({ key: Key, months: z.int().min(1).max(120) })

/** How long somebody is followed after a placement; null months where no fixed term is known. @source seed3 L366-370 */
export const Aftercare = z.strictObject({ months: z.int().min(0).max(120).nullable(), ...LocalText.shape })

/** A target as the municipality set it: a number of people, or a share in per cent. */
export const Target = z.strictObject({
  key: Key,
  ...named,
  amount: z.number().min(0).nullable(),
  measuredIn: z.enum(['people', 'per-cent', 'euro', 'other']),
})

/** How the municipality makes residents keep their duties, and who decides on a measure. */
export const Enforcement = z.strictObject({
  participation: z.enum(['compulsory', 'voluntary']),
  measuresBy: Role.nullable(),
  ...LocalText.shape,
})

/** The duty to apply for jobs as it is in practice, apart from the law and from exemptions. @source seed4 L125-127, L442-445 */
export const JobSearchDuty = z.strictObject({
  practice: z.enum(['enforced', 'not-enforced', 'exempted']),
  ...LocalText.shape,
})
