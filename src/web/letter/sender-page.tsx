import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { setLetterSender } from '../../api/letter.ts'
import { type SenderDetails, saysWhere } from '../../core/letter-sender.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { LoadingPage } from '../shell/message-pages.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { LetterPaper } from './letter-paper.tsx'
import { type Letters, lettersQuery, useSender } from './letter-query.ts'
import { messages } from './sender-messages.ts'

/** Who letters come from: filled in once for the municipality, by whoever administers it. */
export function SenderPage() {
  const m = useMessages(messages)
  const { data, error, refetch } = useQuery(lettersQuery)
  return (
    <>
      <PageHeading lead={m.lead}>{m.title}</PageHeading>
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
      {data ? <Desk key={data.ownSender.revision} letters={data} /> : error ? null : <LoadingPage />}
    </>
  )
}

const FIELDS = ['department', 'address', 'postcode', 'city', 'phone', 'email', 'hours'] as const
type Typed = Record<(typeof FIELDS)[number], string>

const typedOf = (details: SenderDetails): Typed => {
  const { department = '', address = '', postcode = '', city = '', phone = '', email = '', hours = '' } = details
  return { department, address, postcode, city, phone, email, hours }
}

/** What is empty is not there. */
const detailsOf = (typed: Typed): SenderDetails =>
  Object.fromEntries(
    FIELDS.map((field): [string, string] => [field, typed[field].trim()])
      .map(([field, text]): [string, string] => [field, field === 'postcode' ? text.toUpperCase() : text])
      .filter(([, text]) => text !== ''),
  )

function Desk({ letters }: { letters: Letters }) {
  const m = useMessages(messages)
  const client = useQueryClient()
  const { ownSender } = letters
  const [typed, setTyped] = useState(() => typedOf(ownSender.details))
  const details = detailsOf(typed)
  const saving = useMutation({
    mutationFn: () => call(setLetterSender, { body: { ...details, revision: ownSender.revision } }),
    onSuccess: () => client.invalidateQueries({ queryKey: lettersQuery.queryKey }),
  })
  return (
    <div className="trede-letter-desk">
      <div>
        <State letters={letters} />
        <Form label={m.title} problem={saving.error} onSubmit={() => saving.mutate()}>
          {FIELDS.map((field) => (
            <TextField
              key={field}
              label={m.fields[field]}
              name={field}
              isOptional
              width={field === 'postcode' ? 'short' : 'full'}
              hint={field === 'address' || field === 'hours' ? m.hints[field] : undefined}
              value={typed[field]}
              onChange={(value) => setTyped({ ...typed, [field]: value })}
            />
          ))}
          <div className="trede-actions">
            <Button kind="primary" type="submit" isBusy={saving.isPending}>
              {m.save}
            </Button>
          </div>
        </Form>
      </div>
      <div>
        <Example letters={letters} details={details} />
      </div>
    </div>
  )
}

/** Since when it says this, or that nobody filled it in and what letters say until then. */
function State({ letters }: { letters: Letters }) {
  const m = useMessages(messages)
  const days = useDayText()
  const { ownSender, sender } = letters
  const policyLines = 'value' in sender ? sender.value : []
  if (Object.keys(ownSender.details).length > 0)
    return (
      <p className="trede-hint" role="status">
        {m.since(ownSender.madeBy ?? '', ownSender.madeOn ? days.day(ownSender.madeOn) : '')}
      </p>
    )
  return (
    <Notice kind="info" isLive={false}>
      <p>{saysWhere({ details: {}, policyLines }) ? m.fromPolicy(policyLines.join('; ')) : m.empty}</p>
    </Notice>
  )
}

function Example({ letters, details }: { letters: Letters; details: SenderDetails }) {
  const m = useMessages(messages)
  const { today } = useDayText()
  const { municipality, sender } = useSender(letters)
  const letter = {
    municipality,
    sender: { ...sender, details, contact: m.exampleWorker },
    addressee: m.exampleAddress.split('\n'),
    on: today,
    language: 'nl' as const,
    subject: m.exampleSubject,
    body: m.exampleBody,
  }
  return (
    <Card title={m.example}>
      <LetterPaper letter={letter} label={m.example} />
    </Card>
  )
}
