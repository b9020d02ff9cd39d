import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { listWorkers } from '../../api/access.ts'
import { type ImportPage, mapImport } from '../../api/import.ts'
import type { ImportField, ImportMapping } from '../../core/import.ts'
import { IMPORT_COLUMNS } from '../../core/import-columns.ts'
import { call } from '../api.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { type Choice, SelectField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { messages } from './messages.ts'

/** The fields as people think of them. */
const GROUPS = {
  person: [
    'externalRef',
    'bsn',
    'familyName',
    'prefix',
    'givenNames',
    'initials',
    'fullName',
    'birthDate',
    'sex',
    'household',
  ],
  address: ['street', 'houseNumber', 'houseNumberAddition', 'address', 'postcode', 'city', 'phone', 'email'],
  guidance: [
    'workerEmail',
    'workerName',
    'teamName',
    'benefitStartedOn',
    'lastContactOn',
    'nextContactOn',
    'category',
    'note',
  ],
} as const satisfies Record<string, readonly ImportField[]>

const EXAMPLES = 3
/** Above this a guess is the column's own name, and needs no reason. */
const SURE = 0.8

/** Some values of a column, as they stand in the file. */
function examplesOf(page: ImportPage, column: string | undefined): string {
  const at = column === undefined ? -1 : page.headers.indexOf(column)
  const values = page.sample.flatMap(({ cells }) => cells[at]?.trim() || [])
  return [...new Set(values)].slice(0, EXAMPLES).join(' · ')
}

/** Which column of the file fills which field, with a first guess or the mapping of last time. */
export function MappingForm({ page }: { page: ImportPage }) {
  const m = useMessages(messages)
  const client = useQueryClient()
  const [mapping, setMapping] = useState<ImportMapping>(page.mapping ?? page.guess.mapping)
  const [teamId, setTeamId] = useState(page.defaultTeamId ?? '')
  const workers = useQuery({
    queryKey: ['workers'],
    queryFn: ({ signal }) => call(listWorkers, { signal }),
    staleTime: 300_000,
  })
  const teams = workers.data?.teams ?? []
  const save = useMutation({
    mutationFn: () =>
      call(mapImport, {
        params: { importId: page.importId },
        body: { mapping, ...(teamId === '' ? {} : { defaultTeamId: teamId }) },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports'] }),
  })
  const choose = (field: ImportField, column: string) => {
    const { [field]: _before, ...others } = mapping
    setMapping(column === '' ? others : { ...others, [field]: column })
  }
  return (
    <Card title={m.mapping.title} isMain>
      <p>{page.guess.isKept ? m.mapping.kept : m.mapping.lead}</p>
      <p>{m.mapping.required}</p>
      <Form
        onSubmit={() => save.mutate()}
        problem={save.error}
        label={m.mapping.title}
        className="trede-form trede-import-form"
      >
        <MappingTable page={page} mapping={mapping} onChoose={choose} />
        <Unused page={page} mapping={mapping} />
        <SelectField
          name="defaultTeamId"
          label={m.mapping.team}
          hint={m.mapping.teamHint}
          choices={teams.map((team) => ({ value: team.teamId, label: team.name }))}
          value={teamId}
          onChange={setTeamId}
          emptyLabel={m.mapping.noTeam}
          isOptional
        />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={save.isPending}>
            {m.mapping.save}
          </Button>
        </div>
      </Form>
      {page.sample.length > 0 ? <Sample page={page} /> : null}
    </Card>
  )
}

interface MappingTableProps {
  page: ImportPage
  mapping: ImportMapping
  onChoose: (field: ImportField, column: string) => void
}

function MappingTable({ page, mapping, onChoose }: MappingTableProps) {
  const m = useMessages(messages)
  const choices = page.headers.filter((header) => header !== '').map((column) => ({ value: column, label: column }))
  return (
    <table className="trede-table trede-mapping">
      <caption className="trede-hidden">{m.mapping.title}</caption>
      <thead>
        <tr>
          <th scope="col">{m.mapping.field}</th>
          <th scope="col">{m.mapping.column}</th>
          <th scope="col">{m.mapping.examples}</th>
        </tr>
      </thead>
      {(['person', 'address', 'guidance'] as const).map((group) => (
        <tbody key={group}>
          <tr>
            <th colSpan={3} scope="rowgroup" className="trede-mapping-group">
              {m.mapping.groups[group]}
            </th>
          </tr>
          {GROUPS[group].map((field) => (
            <FieldRow
              key={field}
              page={page}
              field={field}
              column={mapping[field]}
              choices={choices}
              onChoose={onChoose}
            />
          ))}
        </tbody>
      ))}
    </table>
  )
}

interface FieldRowProps {
  page: ImportPage
  field: ImportField
  column: string | undefined
  choices: readonly Choice[]
  onChoose: MappingTableProps['onChoose']
}

/** Where nothing is chosen: what the field is for. Where the guess is: why. Else: what stands in the column. */
function FieldRow({ page, field, column, choices, onChoose }: FieldRowProps) {
  const m = useMessages(messages)
  const language = useLanguage()
  const { nl, en, helpNl, helpEn } = IMPORT_COLUMNS[field]
  const guess = page.guess.guesses.find((one) => one.field === field && one.column === column)
  const isSure = guess === undefined || guess.confidence >= SURE || page.guess.isKept
  return (
    <tr>
      <th scope="row">{language === 'nl' ? nl : en}</th>
      <td>
        <SelectField
          name={`mapping/${field}`}
          label={language === 'nl' ? nl : en}
          isLabelHidden
          choices={choices}
          value={column ?? ''}
          onChange={(next) => onChoose(field, next)}
          emptyLabel={m.mapping.none}
        />
      </td>
      <td className={column === undefined ? 'trede-soft' : undefined}>
        {column === undefined ? (language === 'nl' ? helpNl : helpEn) : examplesOf(page, column)}
        {isSure ? null : <span className="trede-hint trede-mapping-why">{guess.reason[language]}</span>}
      </td>
    </tr>
  )
}

/** What is in the file and will not come along: said before the load, not found out after it. */
function Unused({ page, mapping }: { page: ImportPage; mapping: ImportMapping }) {
  const m = useMessages(messages)
  const used = new Set(Object.values(mapping))
  const unused = page.headers.filter((header) => header !== '' && !used.has(header))
  if (unused.length === 0) return null
  return (
    <p>
      {m.mapping.unused} <strong>{unused.join(', ')}</strong>
    </p>
  )
}

function Sample({ page }: { page: ImportPage }) {
  const m = useMessages(messages)
  return (
    <details className="trede-explain">
      <summary>{m.mapping.sample}</summary>
      <div className="trede-import-compare trede-explain-body" role="region" aria-label={m.mapping.sample} tabIndex={0}>
        <table className="trede-table trede-import-sample">
          <caption className="trede-hidden">{m.mapping.sample}</caption>
          <thead>
            <tr>
              <th scope="col">{m.mapping.row}</th>
              {page.headers.map((header, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have the same name
                <th key={`${header} ${index}`} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.sample.map((row) => (
              <tr key={row.rowNumber}>
                <th scope="row">{row.rowNumber}</th>
                {row.cells.map((cell, index) => (
                  <td key={`${row.rowNumber} ${page.headers[index] ?? index}`}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
