import * as z from 'zod'
import { ListedPerson } from '../core/attention.ts'
import { LocalText } from '../policy/sourced.ts'
import { GroupBy, TryOutPart } from '../policy/try-out-groups.ts'
import { Nothing, route } from './route.ts'

const tag = 'Beleid'

/** A number of residents. Own residents: rounded to five, and null for fewer than five; made-up ones: exact. */
const Shown = z.int().min(0).nullable()

/** A value that a policy gives; null is no proposal. */
const Value = z.string().max(60).nullable()

const ShownMove = z.object({ from: Value, to: Value, count: Shown }).meta({ id: 'TryOutMove' })
export type ShownMove = z.infer<typeof ShownMove>

const ShownCounts = z.record(TryOutPart, Shown)

/** Hours of contact work a week, and for how many residents a norm was there to count them by. */
const Hours = z.object({ hours: z.number().min(0), withNorm: Shown, withoutNorm: Shown })

const Labels = z.record(TryOutPart, z.record(z.string(), LocalText))

/** What a policy decides at all, and what it calls the values. */
const Side = z.object({ parts: z.array(TryOutPart), labels: Labels, hours: Hours })

/** What a try-out found. Counts of residents; nothing about one person. */
export const TryOutResult = z
  .object({
    residents: Shown,
    changedAny: Shown,
    changed: ShownCounts,
    moves: z.record(TryOutPart, z.array(ShownMove)),
    groups: z.array(
      z.object({ by: GroupBy, group: z.string(), residents: Shown, changed: ShownCounts, moves: z.array(ShownMove) }),
    ),
    before: Side,
    after: Side,
    /** Residents for whom a person decided a category, and those for whom it is not what the policy proposes now. */
    decided: Shown,
    decidedOtherwise: Shown,
    /** Counts are rounded to five, as they are of people who can be known. */
    isRounded: z.boolean(),
  })
  .meta({ id: 'TryOutResult' })
export type TryOutResult = z.infer<typeof TryOutResult>

/** Made-up residents: so many, and the same ones for the same seed. */
const Generated = z.strictObject({
  size: z.int().min(1).max(1_000_000),
  seed: z
    .string()
    .max(40)
    .regex(/^[\w-]+$/),
})

export const TryOutInput = z
  .strictObject({
    /** The version that is tried. */
    version: z.string().max(60),
    /** The version beside it; the one in force when absent. */
    against: z.string().max(60).optional(),
    residents: z.union([z.literal('own'), Generated]),
    minutesPerContact: z.int().min(1).max(480),
    /** Hours a week that workers have for contact; Trede does not know them. */
    hoursThereAre: z.number().min(0).max(1_000_000).nullable(),
  })
  .meta({ id: 'TryOutInput' })
export type TryOutInput = z.infer<typeof TryOutInput>

export const TryOut = z
  .object({
    tryOutId: z.uuid(),
    ...TryOutInput.shape,
    against: z.string(),
    /** `failed`: something went wrong on our side; nothing was written. */
    state: z.enum(['running', 'done', 'stopped', 'failed']),
    done: z.int().min(0),
    total: z.int().min(0),
    /** There when it is done. */
    result: TryOutResult.nullable(),
  })
  .meta({ id: 'TryOut' })
export type TryOut = z.infer<typeof TryOut>

const params = z.object({ tryOutId: z.uuid() })

export const startTryOut = route({
  method: 'post',
  path: '/beleid/proeven',
  operationId: 'startTryOut',
  summary: 'Een versie proberen op de eigen bewoners of op verzonnen bewoners; er wordt niets vastgelegd',
  tag,
  permission: 'policy.write',
  place: 'municipality',
  body: TryOutInput,
  response: TryOut,
  failures: ['policy.version-not-found', 'policy.has-faults'],
})

export const getTryOut = route({
  method: 'get',
  path: '/beleid/proeven/{tryOutId}',
  operationId: 'getTryOut',
  summary: 'Hoe ver een proef is, en wat zij telde; een half uur lang op te vragen',
  tag,
  permission: 'policy.read',
  place: 'municipality',
  params,
  response: TryOut,
  failures: ['try-out.not-found'],
})

export const stopTryOut = route({
  method: 'delete',
  path: '/beleid/proeven/{tryOutId}',
  operationId: 'stopTryOut',
  summary: 'Een proef stoppen',
  tag,
  permission: 'policy.write',
  place: 'municipality',
  params,
  response: Nothing,
  failures: ['try-out.not-found'],
})

/** What stands for "no proposal" in an address; no key begins with a hyphen. */
export const NO_PROPOSAL = '-'

const Asked = z.string().min(1).max(60).default(NO_PROPOSAL)

export const listTryOutDossiers = route({
  method: 'get',
  path: '/beleid/proeven/{tryOutId}/dossiers',
  operationId: 'listTryOutDossiers',
  summary: 'De dossiers die van de ene waarde naar de andere gaan, zo ver als de vrager dossiers mag zien',
  tag,
  permission: 'caseload.read',
  place: 'municipality',
  params,
  /** `from` and `to`: a value, or '-' for no proposal. */
  query: z.object({ part: TryOutPart.default('category'), from: Asked, to: Asked }),
  response: z.object({
    items: z.array(ListedPerson),
    /** In the caller's reach. */
    total: z.int().min(0),
    place: z.enum(['own', 'team', 'municipality']),
  }),
  failures: ['try-out.not-found', 'try-out.made-up'],
})
