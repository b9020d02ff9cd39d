import { useEffect } from 'react'
import { useMessages } from '../messages.ts'
import { messages } from '../shell-messages.ts'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'

/** Shown in the tab that the sign-in-again dialog opened. The browser lets it close itself, or says to go back. */
export function SignedInPage() {
  const { signedOut: m } = useMessages(messages)
  useEffect(() => close(), [])
  return (
    <>
      <PageHeading>{m.doneTitle}</PageHeading>
      <Notice kind="success">{m.done}</Notice>
    </>
  )
}
