import type { ErrorComponentProps } from '@tanstack/react-router'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Problem } from '../problem.ts'
import { messages } from '../shell-messages.ts'
import { Button, LinkAsButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { useProblemText } from '../ui/problem-notice.tsx'

/** No page has this address. */
export function NotFoundPage() {
  const { errors } = useMessages(messages)
  return (
    <>
      <PageHeading lead={errors.notFound}>{errors.notFoundTitle}</PageHeading>
      <LinkAsButton to={paths.home()}>{errors.toStart}</LinkAsButton>
    </>
  )
}

/** The page exists, but not for this role. */
export function DeniedPage() {
  const { errors } = useMessages(messages)
  return (
    <>
      <PageHeading lead={errors.denied}>{errors.deniedTitle}</PageHeading>
      <LinkAsButton to={paths.home()}>{errors.toStart}</LinkAsButton>
    </>
  )
}

/** A page broke while it was drawn, or a newer version of Trede has replaced its parts. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const { errors } = useMessages(messages)
  const text = useProblemText(error)
  return (
    <>
      <PageHeading>{errors.brokenTitle}</PageHeading>
      <Notice
        kind="error"
        actions={
          <>
            <Button kind="primary" onClick={() => location.reload()}>
              {errors.reload}
            </Button>
            {error instanceof Problem ? <Button onClick={reset}>{errors.again}</Button> : null}
          </>
        }
      >
        <p>{text}</p>
      </Notice>
    </>
  )
}

/** While a page or its first answer is on its way. */
export function LoadingPage() {
  const { welcome } = useMessages(messages)
  return (
    <p className="trede-loading" role="status">
      {welcome.loading}
    </p>
  )
}
