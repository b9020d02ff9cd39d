import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { AnsweredBadge } from '../case-question/news.tsx'
import { useMessages } from '../messages.ts'
import { type NavigationItem, navigationFor } from '../navigation.ts'
import { paths } from '../paths.ts'
import { SaidNotice } from '../said.tsx'
import { useSession } from '../session.ts'
import { messages } from '../shell-messages.ts'
import { PageLink } from '../ui/page-link.tsx'
import { DraftChoiceBar } from './draft-choice-bar.tsx'
import { GlobalSearch } from './global-search.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Mark } from './mark.tsx'
import { ShortcutHelp } from './shortcut-help.tsx'
import { SignOutButton } from './sign-out-button.tsx'
import { SignedOutDialog } from './signed-out-dialog.tsx'

/** The frame around every page: who and where, search, navigation, and the page itself. */
export function Shell({ children }: { children: ReactNode }) {
  const m = useMessages(messages)
  const { worker, municipality } = useSession()
  const { pathname } = useLocation()
  // Going somewhere closes the menu: it is open on the page where it was opened.
  const [menuOpenOn, setMenuOpenOn] = useState<string>()
  const isMenuOpen = menuOpenOn === pathname
  return (
    <div className="trede-shell">
      <a href="#inhoud" className="trede-skip-link">
        {m.skipToContent}
      </a>
      <header className="trede-top">
        <PageLink to={paths.home()} className="trede-brand">
          <Mark />
          <span className="trede-brand-name">Trede</span>
          <span className="trede-brand-place">{municipality.name}</span>
        </PageLink>
        <GlobalSearch />
        <div className="trede-account">
          <LanguageSwitch />
          <span className="trede-worker">{worker.name}</span>
          <SignOutButton />
        </div>
        <button
          type="button"
          className="trede-menu-button"
          aria-expanded={isMenuOpen}
          aria-controls="navigatie"
          onClick={() => setMenuOpenOn(isMenuOpen ? undefined : pathname)}
        >
          {m.menu}
        </button>
      </header>
      <Navigation pathname={pathname} isOpen={isMenuOpen} />
      <main id="inhoud" className="trede-main" tabIndex={-1}>
        <SaidNotice />
        {children}
        <DraftChoiceBar />
      </main>
      <ShortcutHelp />
      <SignedOutDialog />
    </div>
  )
}

function Navigation({ pathname, isOpen }: { pathname: string; isOpen: boolean }) {
  const m = useMessages(messages)
  const groups = Map.groupBy(navigationFor(useSession()), (item) => item.group)
  return (
    <nav
      id="navigatie"
      className={isOpen ? 'trede-navigation trede-navigation-open' : 'trede-navigation'}
      aria-label={m.mainNavigation}
    >
      {[...groups].map(([group, items]) => (
        <div key={group} className="trede-navigation-group">
          <p className="trede-navigation-title" id={`groep-${group}`}>
            {m.groups[group]}
          </p>
          <ul aria-labelledby={`groep-${group}`}>
            {items.map((item) => (
              <Item key={item.key} item={item} pathname={pathname} />
            ))}
          </ul>
        </div>
      ))}
      <ul className="trede-navigation-foot">
        <li>
          <PageLink
            to={paths.help()}
            className="trede-navigation-link"
            aria-current={pathname === paths.help() ? 'page' : undefined}
          >
            {m.help}
          </PageLink>
        </li>
      </ul>
    </nav>
  )
}

function Item({ item, pathname }: { item: NavigationItem; pathname: string }) {
  const m = useMessages(messages)
  const isHere = pathname === item.to ? 'page' : pathname.startsWith(`${item.to}/`) ? 'true' : undefined
  return (
    <li>
      <PageLink to={item.to} className="trede-navigation-link" aria-current={isHere}>
        {m.navigation[item.key]} {item.key === 'caseQuestions' ? <AnsweredBadge /> : null}
      </PageLink>
    </li>
  )
}
