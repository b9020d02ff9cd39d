import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation, useMatches, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { startFor } from '../navigation.ts'
import { sessionQuery, useSession } from '../session.ts'
import { messages } from '../shell-messages.ts'
import { ShortcutProvider } from '../shortcuts.tsx'
import { showTheme } from '../theme.ts'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { DeniedPage, LoadingPage } from './message-pages.tsx'
import { Shell } from './shell.tsx'
import { WelcomePage } from './welcome-page.tsx'

/** Welcome for who is not signed in, the shell with its page for who is. */
export function Root() {
  const { data: session, error, isPending, refetch } = useQuery(sessionQuery)
  const { href } = useLocation()
  const language = useLanguage()
  const theme = session?.municipality.theme
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  useEffect(() => {
    if (theme) showTheme(theme)
  }, [theme])
  if (isPending) return <LoadingPage />
  if (session)
    return (
      <ShortcutProvider>
        <Shell>
          <AllowedPage />
        </Shell>
      </ShortcutProvider>
    )
  if (error)
    return (
      <main className="trede-welcome">
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      </main>
    )
  return <WelcomePage backTo={href} />
}

/** The page, when the worker's role has the permission that its route names. The server decides again on every call. */
function AllowedPage() {
  const { permissions } = useSession()
  const asked = useMatches({ select: (matches) => matches.at(-1)?.staticData.permission })
  return asked === undefined || permissions[asked] !== undefined ? <Outlet /> : <DeniedPage />
}

/** Where a worker starts. */
export function HomePage() {
  const { errors } = useMessages(messages)
  const router = useRouter()
  const start = startFor(useSession())
  useEffect(() => {
    if (start) void router.navigate({ href: start, replace: true })
  }, [router, start])
  if (start) return null
  return (
    <>
      <PageHeading>Trede</PageHeading>
      <Notice kind="info">{errors.nothingYet}</Notice>
    </>
  )
}
