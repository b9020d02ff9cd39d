import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { sessionQuery, useSession } from '../session.ts'
import { messages } from '../shell-messages.ts'
import { useIsSignedOut } from '../sign-in-state.ts'
import { Button } from '../ui/button.tsx'

/**
 * Over the page when a call found the session gone. The page under it keeps what was typed; signing in happens in
 * another tab, and coming back to this one closes the dialog. Somebody else who signs in gets a page of their own.
 */
export function SignedOutDialog() {
  const isSignedOut = useIsSignedOut()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (isSignedOut) dialog.current?.showModal()
    else dialog.current?.close()
  }, [isSignedOut])
  return (
    <dialog
      ref={dialog}
      className="trede-dialog"
      aria-labelledby="afgemeld"
      onCancel={(event) => event.preventDefault()}
    >
      {isSignedOut ? <SignInAgain /> : null}
    </dialog>
  )
}

function SignInAgain() {
  const { signedOut: m } = useMessages(messages)
  const client = useQueryClient()
  const { worker } = useSession()
  const [isStillOut, setIsStillOut] = useState(false)
  useEffect(() => {
    const look = async () => {
      const session = await client.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => null)
      if (session && session.worker.workerId !== worker.workerId) location.assign(paths.home())
      setIsStillOut(session === null)
      if (session) await client.invalidateQueries()
    }
    const comeBack = () => void look()
    addEventListener('focus', comeBack)
    addEventListener('trede-signed-in', comeBack)
    return () => {
      removeEventListener('focus', comeBack)
      removeEventListener('trede-signed-in', comeBack)
    }
  }, [client, worker.workerId])
  return (
    <>
      <h2 id="afgemeld" className="trede-h2">
        {m.title}
      </h2>
      <p>{m.text}</p>
      {isStillOut ? <p role="status">{m.notYet}</p> : null}
      <div className="trede-actions">
        <a
          className="utrecht-button utrecht-button--primary-action trede-link-button"
          href={paths.signIn(paths.signedIn())}
          target="_blank"
          rel="noopener"
        >
          {m.open}
        </a>
        <Button onClick={() => dispatchEvent(new Event('trede-signed-in'))}>{m.check}</Button>
      </div>
    </>
  )
}
