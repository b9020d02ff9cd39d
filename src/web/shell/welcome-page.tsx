import { useEffect } from 'react'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { messages } from '../shell-messages.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { Mark } from './mark.tsx'

/** For whoever is not signed in: what this is, and one button. Comes back to the page that was asked for. */
export function WelcomePage({ backTo }: { backTo: string }) {
  const m = useMessages(messages)
  useEffect(() => {
    document.title = 'Trede'
  }, [])
  return (
    <div className="trede-welcome">
      <header className="trede-welcome-top">
        <LanguageSwitch />
      </header>
      <main className="trede-welcome-card">
        <Mark />
        <h1 className="trede-h1">{m.welcome.title}</h1>
        <p className="trede-lead">{m.welcome.lead}</p>
        <p>{m.welcome.how}</p>
        <a
          className="utrecht-button utrecht-button--primary-action trede-link-button"
          href={paths.signIn(backTo === '/' ? undefined : backTo)}
        >
          {m.signIn}
        </a>
      </main>
    </div>
  )
}
