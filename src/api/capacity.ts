import * as z from 'zod'
import { ListedPerson, TermKind } from '../core/attention.ts'
import {
  CapacityGroup,
  CapacityPrinciple,
  CapacityRule,
  CapacityRuleInput,
  HoursInput,
  Unfit,
  WorkingFigure,
} from '../core/capacity.ts'
import { IsoDate } from '../core/day.ts'
import { Id } from '../core/person.ts'
import { LocalText, sourced } from '../policy/sourced.ts'
import { Nothing, route } from './route.ts'

const tag = 'Team'

/** What one worker has in hand, in counts and hours. Of residents nothing but numbers. */
export const LoadOfWorker = z
  .object({
    /** Null: nobody guides these people. */
    workerId: Id.nullable(),
    name: z.string().nullable(),
    isActive: z.boolean(),
    hoursPerWeek: z.number().nullable(),
    hoursFromOn: IsoDate.nullable(),
    residents: z.int(),
    /** What the norms ask of whom a figure is known for. */
    hoursAsked: z.number(),
    withoutFigure: z.int(),
    isOwnFigure: z.boolean(),
    onRadar: z.int(),
    /** Offered by this worker, and offered to them by name. */
    handoversOut: z.int(),
    handoversIn: z.int(),
    appointments: z.int(),
    standIns: z.array(z.object({ standInId: Id, workerId: Id, name: z.string(), fromOn: IsoDate, untilOn: IsoDate })),
  })
  .meta({ id: 'LoadOfWorker' })
export type LoadOfWorker = z.infer<typeof LoadOfWorker>

const Named = z.object({ madeByName: z.string() })

export const Load = z
  .object({
    /** One page of workers, by name or by what they have in hours; never by anything of a resident. */
    workers: z.array(LoadOfWorker),
    total: z.int(),
    page: z.int(),
    pageSize: z.int(),
    week: z.object({ fromOn: IsoDate, untilOn: IsoDate }),
    sum: z.object({
      hoursThere: z.number(),
      hoursAsked: z.number(),
      residents: z.int(),
      onRadar: z.int(),
      /** Workers with residents whose hours nobody entered. */
      hoursMissing: z.int(),
      /** Workers of whom the norms ask more than their own hours, also where the team as a whole has enough. */
      workersShort: z.int(),
      peopleWithoutFigure: z.int(),
      isOwn: z.boolean(),
    }),
    /** The recorded rule in force; null: nobody has decided who is not seen. */
    rule: CapacityRule.extend(Named.shape).nullable(),
    /** Whom the hours do not suffice for under that rule; empty where the sum cannot be made. */
    unfit: z.array(Unfit),
    policyMinutes: sourced(z.int()),
    figures: z.array(WorkingFigure.extend({ ...Named.shape, madeOn: IsoDate })),
    teams: z.array(z.object({ teamId: Id, name: z.string() })),
    /** The classes and categories that the policy has. */
    groups: z.array(CapacityGroup.extend(LocalText.shape)),
    place: z.string(),
    today: IsoDate,
  })
  .meta({ id: 'Load' })
export type Load = z.infer<typeof Load>

export const getLoad = route({
  method: 'get',
  path: '/team/belasting',
  operationId: 'getLoad',
  summary: 'Per medewerker: uren die er zijn, uren die de normen vragen, en aantallen',
  tag,
  permission: 'capacity.read',
  place: 'municipality',
  query: z.object({
    place: z.enum(['team', 'municipality']).default('team'),
    teamId: Id.optional(),
    sort: z.enum(['name', 'hours']).default('name'),
    page: z.coerce.number().int().min(0).max(10_000).default(0),
  }),
  response: Load,
  failures: [],
})

export const setHours = route({
  method: 'put',
  path: '/team/uren',
  operationId: 'setHours',
  summary: 'De uren voor begeleiding van een medewerker, vanaf een dag',
  tag,
  permission: 'capacity.write',
  place: 'municipality',
  body: HoursInput,
  response: Nothing,
  failures: ['capacity.hours', 'access.unknown-worker', 'access.denied'],
})

export const setFigure = route({
  method: 'put',
  path: '/team/werkcijfers',
  operationId: 'setFigure',
  summary: 'Een eigen werkcijfer van een team, waar het beleid geen cijfer geeft',
  tag,
  permission: 'capacity.write',
  place: 'municipality',
  body: WorkingFigure.strict(),
  response: Nothing,
  failures: ['capacity.rule-groups', 'access.denied'],
})

export const removeFigure = route({
  method: 'post',
  path: '/team/werkcijfers/_verwijderen',
  operationId: 'removeFigure',
  summary: 'Een eigen werkcijfer weghalen',
  tag,
  permission: 'capacity.write',
  place: 'municipality',
  body: WorkingFigure.pick({ teamId: true, group: true }).strict(),
  response: Nothing,
  failures: ['access.denied'],
})

export const RecordedRule = CapacityRule.extend({
  ...Named.shape,
  endedOn: IsoDate.nullable(),
  endedByName: z.string().nullable(),
}).meta({
  id: 'RecordedRule',
})
export type RecordedRule = z.infer<typeof RecordedRule>

export const listRules = route({
  method: 'get',
  path: '/team/regels',
  operationId: 'listCapacityRules',
  summary: 'Wie voorgaat als de uren niet reiken: de vastgelegde regels, nieuwste eerst',
  tag,
  permission: 'capacity.rule',
  place: 'municipality',
  response: z.object({
    items: z.array(RecordedRule),
    groups: z.array(CapacityGroup.extend(LocalText.shape)),
    principles: z.array(CapacityPrinciple),
    today: IsoDate,
  }),
  failures: [],
})

export const addRule = route({
  method: 'post',
  path: '/team/regels',
  operationId: 'addCapacityRule',
  summary: 'Vastleggen wie voorgaat als de uren niet reiken, met het besluit en een einde',
  tag,
  permission: 'capacity.rule',
  place: 'municipality',
  body: CapacityRuleInput,
  response: z.object({ ruleId: Id }),
  failures: ['capacity.rule-days', 'capacity.rule-groups', 'capacity.rule-overlap'],
})

export const endRule = route({
  method: 'post',
  path: '/team/regels/{ruleId}/_beeindigen',
  operationId: 'endCapacityRule',
  summary: 'Een regel vandaag beëindigen; wat hij zei blijft staan',
  tag,
  permission: 'capacity.rule',
  place: 'municipality',
  params: z.object({ ruleId: Id }),
  body: z.strictObject({}),
  response: Nothing,
  failures: ['capacity.rule-not-found'],
})

export const Waiting = ListedPerson.extend({
  kind: TermKind,
  on: IsoDate,
  ownerId: Id.nullable(),
  ownerName: z.string().nullable(),
}).meta({ id: 'Waiting' })
export type Waiting = z.infer<typeof Waiting>

export const listWaiting = route({
  method: 'get',
  path: '/team/verzoeken',
  operationId: 'listTeamRequests',
  summary: 'Verzoeken om een andere begeleider, en begeleiding die eindigt; op datum',
  tag,
  permission: 'handover.bulk',
  place: 'municipality',
  response: z.object({ items: z.array(Waiting) }),
  failures: [],
})

export const TeamToday = z
  .object({
    /** Open dossiers of these teams, in counts; whoever wants names opens the list behind them. */
    outOfSight: z.int(),
    notAccepted: z.int(),
    unowned: z.int(),
    /** Requests for another worker, and guidance that ends. */
    requests: z.int(),
    /** Workers whose last working day is near, or past with residents left. */
    leaving: z.array(
      z.object({ transferId: Id, name: z.string(), leavesOn: IsoDate, open: z.int(), notOffered: z.int() }),
    ),
  })
  .meta({ id: 'TeamToday' })
export type TeamToday = z.infer<typeof TeamToday>

export const getTeamToday = route({
  method: 'get',
  path: '/team/vandaag',
  operationId: 'getTeamToday',
  summary: 'Wat in mijn teams op een besluit wacht, in aantallen',
  tag,
  permission: 'capacity.read',
  place: 'municipality',
  response: TeamToday,
  failures: [],
})
