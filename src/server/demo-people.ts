import type { Role } from '../core/access.ts'

/** Somebody who works in a demo municipality. All are made up. */
export interface DemoWorker {
  key: string
  name: string
  roles: readonly Role[]
  label: { nl: string; en: string }
  /** Keys of teams. */
  teams: readonly string[]
  organisation?: string
  /** How many residents they have, compared to others; 0 or absent for none. */
  share?: number
  /** Hours a week for guidance alone. */
  guidanceHours?: number
}

export interface DemoMunicipality {
  municipalityId: string
  name: string
  theme: string
  residents: number
  teams: Readonly<Record<string, string>>
  /** The team where reports come in, when that is not the owner's own. */
  intakeTeam?: string
  workers: readonly DemoWorker[]
  /** A working figure of a made-up team's own, which the lead `by` entered; the policy gives none. */
  figure?: { team: string; by: string; minutesPerContact: number; intervalDays: number }
}

const caseManager = (nl = 'klantmanager') => ({ nl, en: 'case manager' })
const LEAD = { nl: 'teamleider', en: 'team lead' }
const POLICY = { nl: 'beleidsmedewerker', en: 'policy officer' }
const ADMINISTRATOR = { nl: 'functioneel beheerder', en: 'functional administrator' }
const PRIVACY = { nl: 'functionaris gegevensbescherming', en: 'privacy officer' }
const MEDICAL = { nl: 'medisch adviseur', en: 'medical adviser' }
const INCOME = { nl: 'inkomensconsulent', en: 'income consultant' }
const REVIEW = { nl: 'toetser rechtmatigheid', en: 'lawfulness reviewer' }
const COACH = { nl: 'begeleider bij een aanbieder', en: "provider's coach" }
const NEIGHBOURHOOD = { nl: 'medewerker wijkteam', en: 'neighbourhood team worker' }

/** One integral team: the same worker examines the right to benefit and guides. @source seed2 L737 */
const LEIDSCHENDAM_VOORBURG: DemoMunicipality = {
  municipalityId: 'GM1916',
  name: 'Leidschendam-Voorburg',
  theme: 'gm1916',
  residents: 120,
  figure: { team: 'work-and-income', by: 'marga', minutesPerContact: 90, intervalDays: 28 },
  teams: { 'work-and-income': 'Werk en Inkomen' },
  workers: [
    {
      key: 'anna',
      name: 'Anna Verbeek',
      roles: ['case-manager'],
      label: caseManager(),
      teams: ['work-and-income'],
      share: 0.75,
      guidanceHours: 6,
    },
    {
      key: 'rachid',
      name: 'Rachid Benomar',
      roles: ['case-manager'],
      label: caseManager(),
      teams: ['work-and-income'],
      share: 1,
      guidanceHours: 8,
    },
    {
      key: 'sharda',
      name: 'Sharda Ramlal',
      roles: ['case-manager'],
      label: caseManager(),
      teams: ['work-and-income'],
      share: 1,
      guidanceHours: 8,
    },
    {
      key: 'joost',
      name: 'Joost van Rijn',
      roles: ['case-manager'],
      label: caseManager(),
      teams: ['work-and-income'],
      share: 1,
      guidanceHours: 6,
    },
    { key: 'marga', name: 'Marga Hoogland', roles: ['team-lead'], label: LEAD, teams: ['work-and-income'] },
    { key: 'emre', name: 'Emre Yalçın', roles: ['policy-officer'], label: POLICY, teams: [] },
    { key: 'sjoerd', name: 'Sjoerd Tuinstra', roles: ['policy-officer'], label: POLICY, teams: [] },
    { key: 'wendy', name: 'Wendy Postma', roles: ['functional-administrator'], label: ADMINISTRATOR, teams: [] },
    { key: 'lia', name: 'Lia Ferrier', roles: ['privacy-officer'], label: PRIVACY, teams: [] },
    { key: 'hugo', name: 'Hugo Adriaansen', roles: ['medical-adviser'], label: MEDICAL, teams: [] },
    { key: 'nora', name: 'Nora el Fassi', roles: ['lawfulness-reviewer'], label: REVIEW, teams: [] },
    {
      key: 'milan',
      name: 'Milan Kovač',
      roles: ['provider-coach'],
      label: COACH,
      teams: [],
      organisation: 'Werkbedrijf De Kade',
    },
  ],
}

/** Two teams and a joint intake team of income consultant and klantmanager. @source seed3 L209, L272; seed2 L733 (split) */
const WEERT: DemoMunicipality = {
  municipalityId: 'GM0988',
  name: 'Weert',
  theme: 'gm0988',
  residents: 110,
  teams: { 'income-and-care': 'Inkomen & Zorg', 'activation-and-work': 'Activering & Werk', intake: 'Intake' },
  intakeTeam: 'intake',
  workers: [
    {
      key: 'karin',
      name: 'Karin Smeets',
      roles: ['case-manager'],
      label: caseManager(),
      teams: ['activation-and-work'],
      share: 0.75,
    },
    {
      key: 'tarik',
      name: 'Tarik Özcan',
      roles: ['case-manager'],
      label: caseManager(),
      teams: ['activation-and-work'],
      share: 1,
    },
    {
      key: 'miep',
      name: 'Miep Janssen',
      roles: ['case-manager'],
      label: caseManager(),
      teams: ['activation-and-work'],
      share: 1,
    },
    {
      key: 'sofie',
      name: 'Sofie Lemmens',
      roles: ['case-manager'],
      label: caseManager('klantmanager intake'),
      teams: ['intake'],
    },
    {
      key: 'paul',
      name: 'Paul Ndiaye',
      roles: ['income-consultant'],
      label: INCOME,
      teams: ['income-and-care', 'intake'],
    },
    {
      key: 'ilse',
      name: 'Ilse Kuipers',
      roles: ['team-lead'],
      label: LEAD,
      teams: ['activation-and-work', 'income-and-care', 'intake'],
    },
    { key: 'daan', name: 'Daan Verhaegh', roles: ['policy-officer'], label: POLICY, teams: [] },
    { key: 'nadia', name: 'Nadia Bouzid', roles: ['policy-officer'], label: POLICY, teams: [] },
    { key: 'gita', name: 'Gita Mahabier', roles: ['functional-administrator'], label: ADMINISTRATOR, teams: [] },
    { key: 'frank', name: 'Frank Oomen', roles: ['privacy-officer'], label: PRIVACY, teams: [] },
    { key: 'leyla', name: 'Leyla Haddou', roles: ['medical-adviser'], label: MEDICAL, teams: [] },
    { key: 'ben', name: 'Ben Cuppen', roles: ['lawfulness-reviewer'], label: REVIEW, teams: [] },
    {
      key: 'ewa',
      name: 'Ewa Nowicka',
      roles: ['provider-coach'],
      label: COACH,
      teams: [],
      organisation: 'De Nieuwe Gang',
    },
  ],
}

/** Client managers of Work & Income per part of the city. @source seed4 L274-278, L862-863 */
const AMSTERDAM: DemoMunicipality = {
  municipalityId: 'GM0363',
  name: 'Amsterdam',
  theme: 'gm0363',
  residents: 130,
  teams: { west: 'Werk, Participatie en Inkomen West', southeast: 'Werk, Participatie en Inkomen Zuidoost' },
  workers: [
    { key: 'mariam', name: 'Mariam Osei', roles: ['case-manager'], label: caseManager(), teams: ['west'], share: 0.75 },
    { key: 'pieter', name: 'Pieter Zwart', roles: ['case-manager'], label: caseManager(), teams: ['west'], share: 1 },
    {
      key: 'fadoua',
      name: 'Fadoua Azarkan',
      roles: ['case-manager'],
      label: caseManager(),
      teams: ['southeast'],
      share: 1,
    },
    {
      key: 'glenn',
      name: 'Glenn Wekker',
      roles: ['case-manager'],
      label: caseManager(),
      teams: ['southeast'],
      share: 1,
    },
    { key: 'jasmijn', name: 'Jasmijn de Rooij', roles: ['team-lead'], label: LEAD, teams: ['west'] },
    { key: 'otto', name: 'Otto Samson', roles: ['team-lead'], label: LEAD, teams: ['southeast'] },
    { key: 'ruben', name: 'Ruben Cohen', roles: ['policy-officer'], label: POLICY, teams: [] },
    { key: 'chantal', name: 'Chantal Blijd', roles: ['policy-officer'], label: POLICY, teams: [] },
    { key: 'xenia', name: 'Xenia Papadaki', roles: ['functional-administrator'], label: ADMINISTRATOR, teams: [] },
    { key: 'stella', name: 'Stella Kwarteng', roles: ['privacy-officer'], label: PRIVACY, teams: [] },
    { key: 'amir', name: 'Amir Rostami', roles: ['medical-adviser'], label: MEDICAL, teams: [] },
    { key: 'hanna', name: 'Hanna Visser', roles: ['lawfulness-reviewer'], label: REVIEW, teams: [] },
    {
      key: 'djamila',
      name: 'Djamila Cruz',
      roles: ['neighbourhood-worker'],
      label: NEIGHBOURHOOD,
      teams: ['southeast'],
      organisation: 'Buurtteam Zuidoost',
      share: 0.15,
    },
    {
      key: 'tom',
      name: 'Tom Bakhuis',
      roles: ['provider-coach'],
      label: COACH,
      teams: [],
      organisation: 'Huis van de Wijk Noorderlicht',
    },
  ],
}

export const DEMO_MUNICIPALITIES: readonly DemoMunicipality[] = [LEIDSCHENDAM_VOORBURG, WEERT, AMSTERDAM]

/** What the demo's own identity provider calls somebody. */
export const demoSubject = (municipalityId: string, key: string): string =>
  `demo-${municipalityId.toLowerCase()}-${key}`
