import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listPolicyPacks } from '../../api/policy-compare.ts'
import { STEP_LABELS, Step } from '../../policy/parameter.ts'
import { call } from '../api.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { LoadingPage } from '../shell/message-pages.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { SelectField } from '../ui/field.tsx'
import { Filters } from '../ui/filters.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { messages } from './compare-messages.ts'
import { PackCell } from './pack-cell.tsx'
import { PackName } from './pack-name.tsx'
import { kindOfParameter } from './parameter-list.tsx'
import { PARAMETERS } from './parameter-path.ts'
import { PolicyNav } from './policy-nav.tsx'

const FIRST: Step = 'gate'

/** Every policy in rows, a step of the work at a time, with its unknowns. @source seed2 §4.1, seed4 §2 */
export function PacksPage() {
  const m = useMessages(messages)
  const language = useLanguage()
  const [step, setStep] = useState<Step>(FIRST)
  const [year, setYear] = useState('')
  const { data, error, refetch } = useQuery({
    queryKey: ['policy', 'packs', step],
    queryFn: ({ signal }) => call(listPolicyPacks, { query: { stap: step }, signal }),
  })
  const years = [...new Set(data?.packs.map(({ validFrom }) => validFrom.slice(0, 4)))].toSorted()
  const rows = (data?.packs ?? []).filter(
    ({ validFrom, validUntil }) =>
      year === '' || (validFrom.slice(0, 4) <= year && (validUntil === null || validUntil.slice(0, 4) >= year)),
  )
  const columns = PARAMETERS.filter(({ meta }) => meta.step === step)
  return (
    <>
      <PageHeading lead={m.packsLead}>{m.packsTitle}</PageHeading>
      <PolicyNav />
      <div className="trede-stack">
        <Filters
          activeCount={Number(step !== FIRST) + Number(year !== '')}
          onClear={() => {
            setStep(FIRST)
            setYear('')
          }}
          {...(data ? { result: m.rows(rows.length) } : {})}
        >
          <SelectField
            label={m.step}
            name="step"
            choices={Step.options.map((one) => ({ value: one, label: STEP_LABELS[one][language] }))}
            value={step}
            onChange={(one) => setStep(Step.parse(one))}
          />
          <SelectField
            label={m.year}
            name="year"
            emptyLabel={m.allYears}
            choices={years.map((one) => ({ value: one, label: m.inYear(one) }))}
            value={year}
            onChange={setYear}
          />
        </Filters>
        {error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : null}
        {data ? (
          <DataTable
            caption={m.packsCaption(STEP_LABELS[step][language])}
            rows={rows}
            rowKey={({ version }) => version}
            columns={[
              { key: 'municipality', header: m.columns.municipality, cell: (row) => <PackName pack={row} /> },
              ...columns.map((parameter) => ({
                key: parameter.path,
                header: parameter.meta.title[language],
                cell: (row: (typeof rows)[number]) => {
                  const value = row.values[parameter.path]
                  return value ? (
                    <PackCell parameter={value} kind={kindOfParameter(parameter)} unit={parameter.meta.unit} />
                  ) : null
                },
              })),
            ]}
          />
        ) : error ? null : (
          <LoadingPage />
        )}
      </div>
    </>
  )
}
