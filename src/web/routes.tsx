import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import type { Permission } from '../core/access.ts'
import { BrokenPage, LoadingPage, NotFoundPage } from './shell/message-pages.tsx'
import { HomePage, Root } from './shell/root.tsx'

const root = createRootRoute({ component: Root, notFoundComponent: NotFoundPage })

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

const dossier = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$dossierId',
  staticData: { permission: 'dossier.read' },
  component: lazyRouteComponent(() => import('./dossier/dossier-page.tsx'), 'DossierPage'),
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
  routeTree: root.addChildren([home, help, signedIn, dossier, handover, outflow]),
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
