import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from './root-route.ts'

const policy = createRoute({
  getParentRoute: () => root,
  path: '/beleid',
  staticData: { permission: 'policy.read' },
  component: lazyRouteComponent(() => import('./policy/policy-page.tsx'), 'PolicyPage'),
})

const policyCompare = createRoute({
  getParentRoute: () => root,
  path: '/beleid/vergelijken',
  staticData: { permission: 'policy.read' },
  component: lazyRouteComponent(() => import('./policy/compare-page.tsx'), 'ComparePage'),
})

const policyPacks = createRoute({
  getParentRoute: () => root,
  path: '/beleid/gemeenten',
  staticData: { permission: 'policy.read' },
  component: lazyRouteComponent(() => import('./policy/packs-page.tsx'), 'PacksPage'),
})

const policyRegister = createRoute({
  getParentRoute: () => root,
  path: '/beleid/algoritmeregister',
  staticData: { permission: 'policy.read' },
  component: lazyRouteComponent(() => import('./policy/algorithm-register-page.tsx'), 'AlgorithmRegisterPage'),
})

const policyDeviations = createRoute({
  getParentRoute: () => root,
  path: '/beleid/afwijkingen',
  staticData: { permission: 'policy.read' },
  component: lazyRouteComponent(() => import('./policy/deviations-page.tsx'), 'DeviationsPage'),
})

const policyVersions = createRoute({
  getParentRoute: () => root,
  path: '/beleid/versies',
  staticData: { permission: 'policy.read' },
  component: lazyRouteComponent(() => import('./policy/versions-page.tsx'), 'VersionsPage'),
})

const policyVersion = createRoute({
  getParentRoute: () => root,
  path: '/beleid/versies/$version',
  staticData: { permission: 'policy.read' },
  component: lazyRouteComponent(() => import('./policy/version-page.tsx'), 'VersionPage'),
})

const policyTable = createRoute({
  getParentRoute: () => root,
  path: '/beleid/versies/$version/tabellen/$file/$decision',
  staticData: { permission: 'policy.read' },
  component: lazyRouteComponent(() => import('./policy/table-page.tsx'), 'TablePage'),
})

const policyDifferences = createRoute({
  getParentRoute: () => root,
  path: '/beleid/versies/$version/verschillen',
  staticData: { permission: 'policy.read' },
  component: lazyRouteComponent(() => import('./policy/differences-page.tsx'), 'DifferencesPage'),
})

const policyPublish = createRoute({
  getParentRoute: () => root,
  path: '/beleid/versies/$version/vaststellen',
  staticData: { permission: 'policy.read' },
  component: lazyRouteComponent(() => import('./policy/publish-page.tsx'), 'PublishPage'),
})

const tryOut = createRoute({
  getParentRoute: () => root,
  path: '/beleid/versies/$version/proef',
  staticData: { permission: 'policy.read' },
  component: lazyRouteComponent(() => import('./policy/try-out-page.tsx'), 'TryOutPage'),
})

const whatWorks = createRoute({
  getParentRoute: () => root,
  path: '/beleid/wat-werkt',
  staticData: { permission: 'policy.read' },
  component: lazyRouteComponent(() => import('./evidence/what-works-page.tsx'), 'WhatWorksPage'),
})

/** The pages of policy. */
export const policyRoutes = [
  policy,
  policyCompare,
  policyPacks,
  policyRegister,
  policyDeviations,
  policyVersions,
  policyVersion,
  policyTable,
  policyDifferences,
  policyPublish,
  tryOut,
  whatWorks,
] as const
