import type { Hono } from 'hono'
import * as access from '../api/access.ts'
import * as agenda from '../api/agenda.ts'
import * as assessment from '../api/assessment.ts'
import * as attachment from '../api/attachment.ts'
import * as attention from '../api/attention.ts'
import * as buddy from '../api/buddy.ts'
import * as capacity from '../api/capacity.ts'
import * as caseQuestion from '../api/case-question.ts'
import * as choice from '../api/choice.ts'
import * as conference from '../api/conference.ts'
import * as contact from '../api/contact.ts'
import * as contactDay from '../api/contact-day.ts'
import * as contactDayChange from '../api/contact-day-change.ts'
import * as contactDayInvite from '../api/contact-day-invite.ts'
import * as diagnosis from '../api/diagnosis.ts'
import * as dossier from '../api/dossier.ts'
import * as draft from '../api/draft.ts'
import * as evidence from '../api/evidence.ts'
import * as handover from '../api/handover.ts'
import * as imports from '../api/import.ts'
import * as instrument from '../api/instrument.ts'
import * as intake from '../api/intake.ts'
import * as letter from '../api/letter.ts'
import * as letterGroup from '../api/letter-group.ts'
import * as noShow from '../api/no-show.ts'
import * as notNow from '../api/not-now.ts'
import * as outflow from '../api/outflow.ts'
import * as plan from '../api/plan.ts'
import * as policy from '../api/policy.ts'
import * as policyCompare from '../api/policy-compare.ts'
import * as policyDraft from '../api/policy-draft.ts'
import * as policyEffect from '../api/policy-effect.ts'
import * as preparation from '../api/preparation.ts'
import * as presence from '../api/presence.ts'
import * as profile from '../api/profile.ts'
import * as radar from '../api/radar.ts'
import type { Route } from '../api/route.ts'
import * as series from '../api/series.ts'
import * as transfer from '../api/transfer.ts'
import * as tryOut from '../api/try-out.ts'
import * as workerChange from '../api/worker-change.ts'
import { mountAccess } from './access.ts'
import { mountAgenda } from './agenda.ts'
import { mountAgendaWeek } from './agenda-week.ts'
import { mountAssessment } from './assessment.ts'
import { mountAttachment } from './attachment.ts'
import { mountAttention } from './attention.ts'
import { mountBuddy } from './buddy.ts'
import { mountCapacity } from './capacity.ts'
import { mountCaseQuestion } from './case-question.ts'
import { mountChoice } from './choice.ts'
import { mountConference } from './conference.ts'
import { mountContact } from './contact.ts'
import { mountContactDay } from './contact-day.ts'
import { mountContactDayChange } from './contact-day-change.ts'
import { mountContactDayDesk } from './contact-day-desk.ts'
import type { Deps } from './deps.ts'
import { mountDiagnosis } from './diagnosis.ts'
import { mountDossier } from './dossier.ts'
import { mountDraft } from './draft.ts'
import { mountEvidence } from './evidence.ts'
import { mountHandover } from './handover.ts'
import { mountImport } from './import.ts'
import { mountInstrument } from './instrument.ts'
import { mountIntake } from './intake.ts'
import { mountLetter } from './letter.ts'
import { mountLetterGroup } from './letter-group.ts'
import { mountLetterPrint } from './letter-print.ts'
import { mountNoShow } from './no-show.ts'
import { mountOutflow } from './outflow.ts'
import { mountPlan } from './plan.ts'
import { mountPolicy } from './policy.ts'
import { mountPolicyCompare } from './policy-compare.ts'
import { mountPolicyDeviation } from './policy-deviation.ts'
import { mountPolicyEdit } from './policy-edit.ts'
import { mountPolicyEffect } from './policy-effect.ts'
import { mountPolicyRead } from './policy-read.ts'
import { mountPreparation } from './preparation.ts'
import { mountPresence } from './presence.ts'
import { mountProfile } from './profile.ts'
import { mountRadar } from './radar.ts'
import { mountSeries } from './series.ts'
import { mountTalk } from './talk.ts'
import { mountTeamToday } from './team-today.ts'
import { mountToday } from './today.ts'
import { mountTransfer } from './transfer.ts'
import { mountTryOut } from './try-out.ts'
import { mountWorkerChange } from './worker-change.ts'

const SLICES = [
  access,
  attention,
  dossier,
  intake,
  diagnosis,
  profile,
  choice,
  plan,
  contact,
  noShow,
  notNow,
  series,
  agenda,
  handover,
  outflow,
  imports,
  draft,
  policy,
  policyCompare,
  policyDraft,
  policyEffect,
  tryOut,
  radar,
  evidence,
  preparation,
  attachment,
  assessment,
  instrument,
  conference,
  caseQuestion,
  presence,
  contactDay,
  contactDayChange,
  contactDayInvite,
  letter,
  letterGroup,
  capacity,
  transfer,
  workerChange,
  buddy,
]

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'operationId' in value

/** Every route of the API, as data: what the OpenAPI document and the permission test read. */
export const ROUTES: readonly Route[] = SLICES.flatMap((slice) => Object.values<unknown>(slice).filter(isRoute))

const MOUNTS = [
  mountAccess,
  mountAttention,
  mountToday,
  mountDossier,
  mountIntake,
  mountDiagnosis,
  mountProfile,
  mountChoice,
  mountPlan,
  mountContact,
  mountNoShow,
  mountSeries,
  mountAgenda,
  mountAgendaWeek,
  mountHandover,
  mountOutflow,
  mountImport,
  mountDraft,
  mountPolicy,
  mountPolicyCompare,
  mountPolicyRead,
  mountPolicyEdit,
  mountPolicyEffect,
  mountPolicyDeviation,
  mountTryOut,
  mountRadar,
  mountEvidence,
  mountPreparation,
  mountAttachment,
  mountAssessment,
  mountInstrument,
  mountConference,
  mountCaseQuestion,
  mountPresence,
  mountTalk,
  mountContactDay,
  mountContactDayDesk,
  mountContactDayChange,
  mountLetter,
  mountLetterPrint,
  mountLetterGroup,
  mountCapacity,
  mountTeamToday,
  mountTransfer,
  mountWorkerChange,
  mountBuddy,
]

export function mountRoutes(app: Hono, deps: Deps): void {
  for (const mountSlice of MOUNTS) mountSlice(app, deps)
}
