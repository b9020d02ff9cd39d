import { useQuery } from '@tanstack/react-query'
import { getAlgorithmRegister } from '../../api/policy-compare.ts'
import { REGISTER_FIELDS } from '../../policy/algorithm-register.ts'
import { call } from '../api.ts'
import { useMessages } from '../messages.ts'
import { LoadingPage } from '../shell/message-pages.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DefinitionList } from '../ui/definition-list.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './compare-messages.ts'
import { PolicyNav } from './policy-nav.tsx'

/** The fields of the Algoritmeregister for every decision table in force, to print or copy. @source standards.md §5.6 */
export function AlgorithmRegisterPage() {
  const m = useMessages(messages)
  const { data, error, refetch } = useQuery({
    queryKey: ['policy', 'register'],
    queryFn: ({ signal }) => call(getAlgorithmRegister, { signal }),
  })
  return (
    <>
      <PageHeading lead={m.registerLead} actions={<Button onClick={() => window.print()}>{m.print}</Button>}>
        {m.registerTitle}
      </PageHeading>
      <PolicyNav />
      {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        <div className="trede-stack">
          {data.entries.length === 0 ? <p>{m.registerNone}</p> : null}
          {data.entries.map(({ file, decision, fields }) => (
            <Card key={`${file} ${decision}`} title={fields.name ?? decision}>
              <DefinitionList
                items={REGISTER_FIELDS.map((field) => ({
                  key: field,
                  term: m.fields[field],
                  value: fields[field] ? (
                    <span lang="nl">{fields[field]}</span>
                  ) : (
                    <span className="trede-unknown">{m.toFill}</span>
                  ),
                }))}
              />
            </Card>
          ))}
        </div>
      ) : error ? null : (
        <LoadingPage />
      )}
    </>
  )
}
