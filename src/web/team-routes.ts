import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from './root-route.ts'

const team = createRoute({
  getParentRoute: () => root,
  path: '/team',
  staticData: { permission: 'capacity.read' },
  component: lazyRouteComponent(() => import('./capacity/team-page.tsx'), 'TeamPage'),
})

const rules = createRoute({
  getParentRoute: () => root,
  path: '/wie-voorgaat',
  staticData: { permission: 'capacity.rule' },
  component: lazyRouteComponent(() => import('./capacity/rules-page.tsx'), 'RulesPage'),
})

const transfers = createRoute({
  getParentRoute: () => root,
  path: '/team/overdragen',
  staticData: { permission: 'handover.bulk' },
  component: lazyRouteComponent(() => import('./transfer/transfers-page.tsx'), 'TransfersPage'),
})

const transfer = createRoute({
  getParentRoute: () => root,
  path: '/team/overdragen/$transferId',
  staticData: { permission: 'handover.bulk' },
  component: lazyRouteComponent(() => import('./transfer/transfer-page.tsx'), 'TransferPage'),
})

const notices = createRoute({
  getParentRoute: () => root,
  path: '/team/overdragen/$transferId/berichten',
  staticData: { permission: 'handover.bulk' },
  component: lazyRouteComponent(() => import('./transfer/notices-page.tsx'), 'NoticesPage'),
})

const buddies = createRoute({
  getParentRoute: () => root,
  path: '/maatjes',
  staticData: { permission: 'buddy.count' },
  component: lazyRouteComponent(() => import('./buddy/buddies-page.tsx'), 'BuddiesPage'),
})

/** Pages about what there is to guide with: hours, and who rides along. */
export const teamRoutes = [buddies, team, rules, transfers, transfer, notices]
