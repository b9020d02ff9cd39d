import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { listWorkers } from '../../api/access.ts'
import { type ImportPage, mapImport } from '../../api/import.ts'
import { ImportField, type ImportMapping } from '../../core/import.ts'
import { IMPORT_COLUMNS } from '../../core/import-columns.ts'
import { call } from '../api.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { SelectField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { messages } from './messages.ts'

/** Which column of the file fills which field, with a first guess or the mapping of last time. */
export function MappingForm({ page }: { page: ImportPage }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const client = useQueryClient()
  const [mapping, setMapping] = useState<ImportMapping>(page.mapping ?? page.guess.mapping)
  const [teamId, setTeamId] = useState(page.defaultTeamId ?? '')
  const teams = useQuery({ queryKey: ['workers'], queryFn: ({ signal }) => call(listWorkers, { signal }), staleTime: 300_000 }).data?.teams ?? []
  const save = useMutation({
    mutationFn: () =>
      call(mapImport, { params: { importId: page.importId }, body: { mapping, ...(teamId === '' ? {} : { defaultTeamId: teamId }) } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports', page.importId] }),
  })
  const choose = (field: ImportField, column: string) => {
    const { [field]: _before, ...others } = mapping
    setMapping(column === '' ? others : { ...others, [field]: column })
  }
  const columns = page.headers.filter((header) => header !== '')
  const reasonOf = (field: ImportField) => {
    const guess = page.guess.guesses.find((one) => one.field === field)
    return guess && guess.column === mapping[field] ? guess.reason[language] : IMPORT_COLUMNS[field][language === 'nl' ? 'helpNl' : 'helpEn']
  }
  return (
    <Card title={m.mapping.title} isMain>
      <p>{page.guess.isKept ? m.mapping.kept : m.mapping.lead}</p>
      <Notice kind="info" isLive={false}>
        {m.mapping.required}
      </Notice>
      <Form onSubmit={() => save.mutate()} problem={save.error}>
        <div className="trede-mapping">
          {ImportField.options.map((field) => (
            <SelectField
              key={field}
              name={`mapping/${field}`}
              label={IMPORT_COLUMNS[field][language]}
              hint={reasonOf(field)}
              choices={columns.map((column) => ({ value: column, label: column }))}
              value={mapping[field] ?? ''}
              onChange={(column) => choose(field, column)}
              emptyLabel={m.mapping.none}
              isOptional
            />
          ))}
          <SelectField name="defaultTeamId" label={m.mapping.team} choices={teams.map((team) => ({ value: team.teamId, label: team.name }))} value={teamId} onChange={setTeamId} emptyLabel="—" isOptional />
        </div>
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

function Sample({ page }: { page: ImportPage }) {
  const m = useMessages(messages)
  return (
    <div className="trede-scroll" role="region" aria-label={m.mapping.sample} tabIndex={0}>
      <table className="trede-table">
        <caption>{m.mapping.sample}</caption>
        <thead>
          <tr>
            <th scope="col">{m.mapping.row}</th>
            {page.headers.map((header, index) => (
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
  )
}
