import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import type { Permission } from '../core/access.ts'
import { contactDayRoutes } from './contact-day-routes.ts'
import { dossierRoutes } from './dossier-routes.ts'
import { policyRoutes } from './policy-routes.ts'
import { root } from './root-route.ts'
import { BrokenPage, LoadingPage, NotFoundPage } from './shell/message-pages.tsx'
import { HomePage } from './shell/root.tsx'
import { teamRoutes } from './team-routes.ts'

const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage })

const help = createRoute({
  getParentRoute: () => root,
  path: '/hulp',
  component: lazyRouteComponent(() => import('./shell/help-page.tsx'), 'HelpPage'),
})

/** The page that closes the tab in which somebody signed in again. */
const signedIn = createRoute({
  getParentRoute: () => root,
  path: '/aangemeld',
  component: lazyRouteComponent(() => import('./shell/signed-in-page.tsx'), 'SignedInPage'),
})

const today = createRoute({
  getParentRoute: () => root,
  path: '/vandaag',
  staticData: { permission: 'caseload.read' },
  component: lazyRouteComponent(() => import('./attention/today-page.tsx'), 'TodayPage'),
})

const caseload = createRoute({
  getParentRoute: () => root,
  path: '/caseload',
  staticData: { permission: 'caseload.read' },
  component: lazyRouteComponent(() => import('./attention/caseload-page.tsx'), 'CaseloadPage'),
})

const radar = createRoute({
  getParentRoute: () => root,
  path: '/radar',
  staticData: { permission: 'caseload.read' },
  component: lazyRouteComponent(() => import('./radar/radar-page.tsx'), 'RadarPage'),
})

const search = createRoute({
  getParentRoute: () => root,
  path: '/zoeken',
  staticData: { permission: 'person.search' },
  component: lazyRouteComponent(() => import('./attention/search-page.tsx'), 'SearchPage'),
})

const report = createRoute({
  getParentRoute: () => root,
  path: '/melding',
  staticData: { permission: 'dossier.report' },
  component: lazyRouteComponent(() => import('./person/report-page.tsx'), 'ReportPage'),
})

const caseQuestions = createRoute({
  getParentRoute: () => root,
  path: '/vragen',
  staticData: { permission: 'case-question.read' },
  component: lazyRouteComponent(() => import('./case-question/questions-page.tsx'), 'CaseQuestionsPage'),
})

const askQuestion = createRoute({
  getParentRoute: () => root,
  path: '/vragen/nieuw',
  staticData: { permission: 'case-question.write' },
  component: lazyRouteComponent(() => import('./case-question/ask-pages.tsx'), 'AskPage'),
})

const caseQuestion = createRoute({
  getParentRoute: () => root,
  path: '/vragen/$questionId',
  staticData: { permission: 'case-question.read' },
  component: lazyRouteComponent(() => import('./case-question/question-page.tsx'), 'CaseQuestionPage'),
})

const handovers = createRoute({
  getParentRoute: () => root,
  path: '/overdrachten',
  staticData: { permission: 'handover.accept' },
  component: lazyRouteComponent(() => import('./handover/incoming-page.tsx'), 'IncomingPage'),
})

const agenda = createRoute({
  getParentRoute: () => root,
  path: '/agenda',
  staticData: { permission: 'contact.write' },
  component: lazyRouteComponent(() => import('./agenda/week-page.tsx'), 'WeekPage'),
})

const agendaFeed = createRoute({
  getParentRoute: () => root,
  path: '/instellingen/agenda',
  staticData: { permission: 'contact.write' },
  component: lazyRouteComponent(() => import('./agenda/agenda-page.tsx'), 'AgendaPage'),
})

const groupLetter = createRoute({
  getParentRoute: () => root,
  path: '/brieven/groep',
  staticData: { permission: 'contact.write' },
  component: lazyRouteComponent(() => import('./letter/group-page.tsx'), 'GroupLetterPage'),
})

const letterSender = createRoute({
  getParentRoute: () => root,
  path: '/instellingen/afzender',
  staticData: { permission: 'letter.sender' },
  component: lazyRouteComponent(() => import('./letter/sender-page.tsx'), 'SenderPage'),
})

const readLog = createRoute({
  getParentRoute: () => root,
  path: '/inzagelog',
  staticData: { permission: 'readlog.read' },
  component: lazyRouteComponent(() => import('./access/read-log-page.tsx'), 'ReadLogPage'),
})

const standIns = createRoute({
  getParentRoute: () => root,
  path: '/vervanging',
  staticData: { permission: 'stand-in.manage' },
  component: lazyRouteComponent(() => import('./access/stand-in-page.tsx'), 'StandInPage'),
})

const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  staticData: { permission: 'import.run' },
  component: lazyRouteComponent(() => import('./import/imports-page.tsx'), 'ImportsPage'),
})

const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/imports/$importId',
  staticData: { permission: 'import.run' },
  component: lazyRouteComponent(() => import('./import/import-page.tsx'), 'ImportPage'),
})

/** `?a=1&b=x`: plain text, as the API has it; a page's `validateSearch` makes types of it. */
function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search))
}

function stringifySearch(search: Record<string, unknown>): string {
  const text = new URLSearchParams()
  for (const [key, value] of Object.entries(search))
    if (typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value !== ''))
      text.set(key, String(value))
  return text.size === 0 ? '' : `?${text.toString()}`
}

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    help,
    signedIn,
    ...dossierRoutes,
    today,
    caseload,
    radar,
    search,
    report,
    caseQuestions,
    askQuestion,
    caseQuestion,
    handovers,
    agenda,
    agendaFeed,
    groupLetter,
    letterSender,
    readLog,
    ...contactDayRoutes,
    ...policyRoutes,
    ...teamRoutes,
    standIns,
    imports,
    oneImport,
  ]),
  parseSearch,
  stringifySearch,
  defaultErrorComponent: BrokenPage,
  defaultNotFoundComponent: NotFoundPage,
  defaultPendingComponent: LoadingPage,
  defaultPendingMs: 300,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
  interface StaticDataRouteOption {
    /** What a worker must be allowed for this page to be drawn. */
    permission?: Permission
  }
}
