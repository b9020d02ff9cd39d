import { useRouter } from '@tanstack/react-router'
import { useRef } from 'react'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { messages } from '../shell-messages.ts'
import { useShortcut, useShortcuts } from '../shortcuts.tsx'
import { Button } from '../ui/button.tsx'
import { KeyTable } from './key-table.tsx'

/** The shortcuts of every page, and `?` for the list of those that work here. */
export function ShortcutHelp() {
  const m = useMessages(messages)
  const { list } = useShortcuts()
  const dialog = useRef<HTMLDialogElement>(null)
  const hasCaseload = useMay('caseload.read')
  useShortcut('?', m.keys.list, () => dialog.current?.showModal())
  return (
    <>
      {hasCaseload ? <CaseloadKeys /> : null}
      <dialog ref={dialog} className="trede-dialog" aria-labelledby="sneltoetsen">
        <h2 id="sneltoetsen" className="trede-h2">
          {m.helpPage.keysTitle}
        </h2>
        <p>{m.helpPage.keysText}</p>
        <KeyTable keys={list.map(({ keys, does }) => [keys, does])} />
        <div className="trede-actions">
          <Button onClick={() => dialog.current?.close()}>{m.helpPage.close}</Button>
        </div>
      </dialog>
    </>
  )
}

function CaseloadKeys() {
  const { keys } = useMessages(messages)
  const router = useRouter()
  useShortcut('g v', keys.today, () => void router.navigate({ href: paths.today() }))
  useShortcut('g a', keys.agenda, () => void router.navigate({ href: paths.agenda() }))
  useShortcut('g u', keys.radar, () => void router.navigate({ href: paths.radar() }))
  useShortcut('g c', keys.caseload, () => void router.navigate({ href: paths.caseload() }))
  return null
}
