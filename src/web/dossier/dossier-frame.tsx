import { QueryErrorResetBoundary, useMutation, useQueryClient } from '@tanstack/react-query'
import { Component, type ReactNode, Suspense, useState } from 'react'
import { openBreakGlass } from '../../api/access.ts'
import { call } from '../api.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { PresenceBar } from '../presence/presence-bar.tsx'
import { Problem } from '../problem.ts'
import { useMay } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { DossierNavigation } from './dossier-navigation.tsx'
import { type OpenDossier, useDossier, useDossierId } from './dossier-query.ts'
import { messages } from './messages.ts'

interface BoundaryProps {
  children: ReactNode
  onReset: () => void
  draw: (error: unknown, retry: () => void) => ReactNode
}

class Boundary extends Component<BoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: undefined }
  static getDerivedStateFromError(error: unknown) {
    return { error }
  }
  readonly retry = () => {
    this.props.onReset()
    this.setState({ error: undefined })
  }
  override render() {
    return this.state.error === undefined ? this.props.children : this.props.draw(this.state.error, this.retry)
  }
}

/** Emergency access: only with a reason, and always told to the privacy officer. @source standards.md §5.3 */
function BreakGlassForm({ dossierId, onOpen }: { dossierId: string; onOpen: () => void }) {
  const m = useMessages(messages)
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const mutation = useMutation({
    mutationFn: () => call(openBreakGlass, { params: { dossierId }, body: { reason } }),
    onSuccess: async () => {
      await client.resetQueries({ queryKey: ['dossier', dossierId] })
      onOpen()
    },
  })
  return (
    <>
      <PageHeading lead={m.breakGlass.ask}>{m.breakGlass.title}</PageHeading>
      <Form onSubmit={() => mutation.mutate()} problem={mutation.error} label={m.breakGlass.title}>
        <TextAreaField label={m.breakGlass.reason} name="reason" value={reason} onChange={setReason} rows={3} />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={mutation.isPending}>
            {m.breakGlass.open}
          </Button>
        </div>
      </Form>
    </>
  )
}

function Refused({ error, retry, dossierId }: { error: unknown; retry: () => void; dossierId: string }) {
  const mayBreakGlass = useMay('break-glass.use')
  const isHidden = error instanceof Problem && error.code === 'dossier.not-found'
  const m = useMessages(messages)
  if (isHidden && mayBreakGlass) return <BreakGlassForm dossierId={dossierId} onOpen={retry} />
  return (
    <>
      <PageHeading>{m.page.title}</PageHeading>
      <ProblemNotice problem={error} {...(isHidden ? {} : { onRetry: retry })} />
    </>
  )
}

function Opened({ dossierId, children }: { dossierId: string; children: (open: OpenDossier) => ReactNode }) {
  const open = useDossier(dossierId)
  return (
    <>
      <DossierNavigation open={open} />
      <PresenceBar open={open} />
      {children(open)}
    </>
  )
}

/** Draws a page of the dossier in the address, once it is there; offers emergency access where that is all there is. */
export function DossierFrame({ children }: { children: (open: OpenDossier) => ReactNode }) {
  const m = useMessages(messages)
  const dossierId = useDossierId()
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Boundary
          key={dossierId}
          onReset={reset}
          draw={(error, retry) => <Refused error={error} retry={retry} dossierId={dossierId} />}
        >
          <Suspense fallback={<p role="status">{m.page.loading}</p>}>
            <Opened dossierId={dossierId}>{children}</Opened>
          </Suspense>
        </Boundary>
      )}
    </QueryErrorResetBoundary>
  )
}

/** The link above a sub-page's heading. */
export function BackToDossier({ dossierId, name }: { dossierId: string; name: string }) {
  const m = useMessages(messages)
  return (
    <PageLink to={paths.dossier(dossierId)}>
      ← {m.page.back}: {name}
    </PageLink>
  )
}
