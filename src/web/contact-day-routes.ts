import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from './root-route.ts'

const staticData = { permission: 'contact.write' } as const

const contactDays = createRoute({
  getParentRoute: () => root,
  path: '/contactdagen',
  staticData,
  component: lazyRouteComponent(() => import('./contact-day/contact-days-page.tsx'), 'ContactDaysPage'),
})

const contactDayNew = createRoute({
  getParentRoute: () => root,
  path: '/contactdagen/nieuw',
  staticData,
  component: lazyRouteComponent(() => import('./contact-day/plan-day-page.tsx'), 'PlanDayPage'),
})

const contactDay = createRoute({
  getParentRoute: () => root,
  path: '/contactdagen/$contactDayId',
  staticData,
  component: lazyRouteComponent(() => import('./contact-day/contact-day-page.tsx'), 'ContactDayPage'),
})

const contactDayInvite = createRoute({
  getParentRoute: () => root,
  path: '/contactdagen/$contactDayId/uitnodigen',
  staticData,
  component: lazyRouteComponent(() => import('./contact-day/invite-page.tsx'), 'InvitePage'),
})

const contactDayChange = createRoute({
  getParentRoute: () => root,
  path: '/contactdagen/$contactDayId/wijzigen',
  staticData,
  component: lazyRouteComponent(() => import('./contact-day/change-day-page.tsx'), 'ChangeDayPage'),
})

const contactDayLetters = createRoute({
  getParentRoute: () => root,
  path: '/contactdagen/$contactDayId/brieven',
  staticData,
  component: lazyRouteComponent(() => import('./contact-day/letters-page.tsx'), 'LettersPage'),
})

export const contactDayRoutes = [
  contactDays,
  contactDayNew,
  contactDay,
  contactDayInvite,
  contactDayChange,
  contactDayLetters,
]
