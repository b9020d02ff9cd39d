import { signOut } from '../../api/access.ts'
import { call } from '../api.ts'
import { forgetLocalDrafts } from '../local-draft.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useSession } from '../session.ts'
import { messages } from '../shell-messages.ts'

/** Ends the session. The page is loaded anew, so that nothing of the worker stays in memory. */
export function SignOutButton() {
  const m = useMessages(messages)
  const { worker } = useSession()
  const leave = async () => {
    await call(signOut).catch(() => undefined)
    forgetLocalDrafts(worker.workerId)
    location.assign(paths.signedOut())
  }
  return (
    <button type="button" className="trede-top-button" onClick={() => void leave()}>
      {m.signOut}
    </button>
  )
}
