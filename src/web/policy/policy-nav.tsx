import { useLocation } from '@tanstack/react-router'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { PageLink } from '../ui/page-link.tsx'
import { messages } from './messages.ts'

/** The pages of policy, side by side above each of them. */
export function PolicyNav() {
  const { pages } = useMessages(messages)
  return (
    <PageTabs
      label={pages.label}
      tabs={[
        { to: paths.policy(), label: pages.inForce },
        { to: paths.policyVersions(), label: pages.versions },
        { to: paths.policyDeviations(), label: pages.deviations },
        { to: paths.policyCompare(), label: pages.compare },
        { to: paths.policyPacks(), label: pages.packs },
        { to: paths.whatWorks(), label: pages.whatWorks },
        { to: paths.policyRegister(), label: pages.register },
      ]}
    />
  )
}

/** Links to sibling pages; the one that is open says so. */
export function PageTabs({ label, tabs }: { label: string; tabs: readonly { to: string; label: string }[] }) {
  const { pathname } = useLocation()
  return (
    <nav className="trede-page-tabs" aria-label={label}>
      {tabs.map((tab) => (
        <PageLink
          key={tab.to}
          to={tab.to}
          className="trede-page-tab"
          {...(decodeURIComponent(pathname) === tab.to ? { 'aria-current': 'page' as const } : {})}
        >
          {tab.label}
        </PageLink>
      ))}
    </nav>
  )
}
