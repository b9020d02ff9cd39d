import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from './root-route.ts'

const dossier = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$dossierId',
  staticData: { permission: 'dossier.read' },
  component: lazyRouteComponent(() => import('./dossier/dossier-page.tsx'), 'DossierPage'),
})

const intake = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$dossierId/intake',
  staticData: { permission: 'dossier.read' },
  component: lazyRouteComponent(() => import('./intake/intake-page.tsx'), 'IntakePage'),
})

const diagnosis = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$dossierId/diagnose',
  staticData: { permission: 'dossier.read' },
  component: lazyRouteComponent(() => import('./diagnosis/diagnosis-page.tsx'), 'DiagnosisPage'),
})

const assessments = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$dossierId/diagnoserondes',
  staticData: { permission: 'dossier.read' },
  component: lazyRouteComponent(() => import('./assessment/assessment-page.tsx'), 'AssessmentPage'),
})

const profile = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$dossierId/indeling',
  staticData: { permission: 'dossier.read' },
  component: lazyRouteComponent(() => import('./profile/profile-page.tsx'), 'ProfilePage'),
})

const plan = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$dossierId/plan',
  staticData: { permission: 'dossier.read' },
  component: lazyRouteComponent(() => import('./plan/plan-page.tsx'), 'PlanPage'),
})

const planVersions = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$dossierId/plan/versies',
  staticData: { permission: 'dossier.read' },
  component: lazyRouteComponent(() => import('./plan/versions-page.tsx'), 'VersionsPage'),
})

const preparation = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$dossierId/voorbereiding',
  staticData: { permission: 'dossier.read' },
  component: lazyRouteComponent(() => import('./preparation/preparation-page.tsx'), 'PreparationPage'),
})

const conferences = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$dossierId/overleg',
  staticData: { permission: 'dossier.read' },
  component: lazyRouteComponent(() => import('./conference/conference-page.tsx'), 'ConferencePage'),
})

const conference = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$dossierId/overleg/$conferenceId',
  staticData: { permission: 'dossier.read' },
  component: lazyRouteComponent(() => import('./conference/sheet-page.tsx'), 'ConferenceSheetPage'),
})

const talk = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$dossierId/gesprek',
  staticData: { permission: 'dossier.read' },
  component: lazyRouteComponent(() => import('./talk/talk-page.tsx'), 'TalkPage'),
})

const talkNote = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$dossierId/gesprek/$contactId',
  staticData: { permission: 'dossier.read' },
  component: lazyRouteComponent(() => import('./talk/note-page.tsx'), 'NotePage'),
})

const letter = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$dossierId/brief',
  staticData: { permission: 'dossier.read' },
  component: lazyRouteComponent(() => import('./letter/letter-page.tsx'), 'LetterPage'),
})

const handover = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$dossierId/overdracht',
  staticData: { permission: 'dossier.read' },
  component: lazyRouteComponent(() => import('./handover/handover-page.tsx'), 'HandoverPage'),
})

const outflow = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$dossierId/uitstroom',
  staticData: { permission: 'dossier.read' },
  component: lazyRouteComponent(() => import('./outflow/outflow-page.tsx'), 'OutflowPage'),
})

const askFrom = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$dossierId/vraag',
  staticData: { permission: 'case-question.write' },
  component: lazyRouteComponent(() => import('./case-question/ask-pages.tsx'), 'AskFromDossierPage'),
})

/** The pages of a dossier. */
export const dossierRoutes = [
  dossier,
  intake,
  diagnosis,
  assessments,
  profile,
  plan,
  planVersions,
  preparation,
  conferences,
  conference,
  talk,
  talkNote,
  letter,
  handover,
  outflow,
  askFrom,
]
