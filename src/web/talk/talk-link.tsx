import { useRouter } from '@tanstack/react-router'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useShortcut } from '../shortcuts.tsx'
import { LinkAsButton } from '../ui/button.tsx'
import { messages } from './messages.ts'

/** One press, and the talk can be written. */
export function TalkLink({ open }: { open: OpenDossier }) {
  return open.may('contact.write') && !open.dossier.outflow ? <Write dossierId={open.dossierId} /> : null
}

function Write({ dossierId }: { dossierId: string }) {
  const m = useMessages(messages)
  const router = useRouter()
  const to = paths.talk(dossierId)
  useShortcut('t', m.write, () => void router.navigate({ href: to }))
  return (
    <LinkAsButton to={to} aria-keyshortcuts="t">
      {m.write}
    </LinkAsButton>
  )
}
