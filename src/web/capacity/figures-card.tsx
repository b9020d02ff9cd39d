import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Load, removeFigure, setFigure } from '../../api/capacity.ts'
import type { CapacityGroup } from '../../core/capacity.ts'
import { call } from '../api.ts'
import { useDayText } from '../day-text.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { useMay } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { SelectField, TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { useGroupName } from './capacity-query.ts'
import { messages } from './messages.ts'

type Figure = Load['figures'][number]

/** What the team reckons with where the policy gives no figure. */
export function FiguresCard({ load }: { load: Load }) {
  const { figures: m } = useMessages(messages)
  const language = useLanguage()
  const { day } = useDayText()
  const mayWrite = useMay('capacity.write')
  const nameOf = useGroupName(load.groups)
  const { removing, saving, said } = useFigures()
  const groupName = ({ group }: Figure) => (group ? nameOf(group) : m.everybody)
  const teamOf = ({ teamId }: Figure) =>
    load.teams.length > 1 ? ` (${load.teams.find((team) => team.teamId === teamId)?.name ?? ''})` : ''
  const columns: Column<Figure>[] = [
    { key: 'group', header: m.group, cell: (row) => `${groupName(row)}${teamOf(row)}` },
    { key: 'minutes', header: m.minutes, align: 'end', cell: ({ minutesPerContact }) => minutesPerContact },
    { key: 'days', header: m.days, align: 'end', cell: ({ intervalDays }) => intervalDays ?? m.byPolicy },
    { key: 'by', header: m.by, cell: ({ madeByName, madeOn }) => m.made(madeByName, day(madeOn, 'short')) },
    ...(mayWrite
      ? [
          {
            key: 'remove',
            header: m.remove,
            isNarrow: true,
            cell: (row: Figure) => (
              <Button
                kind="subtle"
                aria-label={m.removeOf(groupName(row))}
                disabled={removing.isPending}
                onClick={() => removing.mutate({ teamId: row.teamId, group: row.group })}
              >
                {m.remove}
              </Button>
            ),
          },
        ]
      : []),
  ]
  return (
    <Card title={m.title}>
      {'unknown' in load.policyMinutes ? <p>{load.policyMinutes.reason[language]}</p> : null}
      <p className="trede-soft">{m.lead}</p>
      <p role="status" className={said ? 'trede-hint' : 'trede-hidden'}>
        {said}
      </p>
      {removing.error ? <ProblemNotice problem={removing.error} /> : null}
      <DataTable
        caption={m.caption}
        isCaptionHidden
        columns={columns}
        rows={load.figures}
        rowKey={({ teamId, group }) => `${teamId} ${group?.kind} ${group?.key}`}
        empty={m.empty}
      />
      {mayWrite ? <FigureForm load={load} saving={saving} /> : null}
    </Card>
  )
}

interface NewFigure {
  teamIds: readonly string[]
  group: CapacityGroup | null
  minutes: string
  days: string
}

function useFigures() {
  const { figures: m, incomplete } = useMessages(messages)
  const client = useQueryClient()
  const [said, setSaid] = useState('')
  const refresh = () => client.invalidateQueries({ queryKey: ['load'] })
  const saving = useMutation({
    mutationFn: async ({ teamIds, group, minutes, days }: NewFigure) => {
      const [perContact, interval] = [Number(minutes), days.trim() === '' ? null : Number(days)]
      const errors: FieldProblem[] = []
      if (!(Number.isInteger(perContact) && perContact >= 5 && perContact <= 480))
        errors.push({ pointer: '/minutesPerContact', code: 'out-of-bounds', detail: m.minutesNeeded })
      if (interval !== null && !(Number.isInteger(interval) && interval >= 1 && interval <= 730))
        errors.push({ pointer: '/intervalDays', code: 'out-of-bounds', detail: m.daysWrong })
      if (errors.length > 0) throw new Problem(400, 'request.invalid', incomplete, { errors })
      const figure = { group, minutesPerContact: perContact, intervalDays: interval }
      for (const teamId of teamIds) await call(setFigure, { body: { teamId, ...figure } })
    },
    onSuccess: async () => {
      await refresh()
      setSaid(m.saved)
    },
  })
  const removing = useMutation({
    mutationFn: (key: { teamId: string; group: CapacityGroup | null }) => call(removeFigure, { body: key }),
    onSuccess: async () => {
      setSaid('')
      await refresh()
    },
  })
  return { saving, removing, said }
}

const EVERYBODY = 'all'

function FigureForm({ load, saving }: { load: Load; saving: ReturnType<typeof useFigures>['saving'] }) {
  const { figures: m, team, allTeams } = useMessages(messages)
  const nameOf = useGroupName(load.groups)
  const [chosenTeam, setTeam] = useState('')
  const [chosen, setChosen] = useState(EVERYBODY)
  const [minutes, setMinutes] = useState('')
  const [days, setDays] = useState('')
  const teamIds = chosenTeam ? [chosenTeam] : load.teams.map(({ teamId }) => teamId)
  const group = load.groups.find(({ kind, key }) => `${kind} ${key}` === chosen)
  const save = () =>
    saving.mutate({ teamIds, group: group ? { kind: group.kind, key: group.key } : null, minutes, days })
  if (load.teams.length === 0) return null
  return (
    <Form label={m.add} problem={saving.error} onSubmit={save}>
      <div className="trede-fields">
        {load.teams.length > 1 ? (
          <SelectField
            label={team}
            name="teamId"
            choices={load.teams.map((one) => ({ value: one.teamId, label: one.name }))}
            emptyLabel={allTeams}
            value={chosenTeam}
            onChange={setTeam}
          />
        ) : null}
        <SelectField
          label={m.group}
          name="group"
          choices={[
            { value: EVERYBODY, label: m.everybody },
            ...load.groups.map((one) => ({ value: `${one.kind} ${one.key}`, label: nameOf(one) })),
          ]}
          value={chosen}
          onChange={setChosen}
        />
        <TextField
          label={m.minutes}
          hint={m.minutesHint}
          name="minutesPerContact"
          inputMode="numeric"
          width="short"
          value={minutes}
          onChange={setMinutes}
        />
        <TextField
          label={m.days}
          hint={m.daysHint}
          name="intervalDays"
          inputMode="numeric"
          width="short"
          isOptional
          value={days}
          onChange={setDays}
        />
      </div>
      <div className="trede-actions">
        <Button type="submit" isBusy={saving.isPending}>
          {m.add}
        </Button>
      </div>
    </Form>
  )
}
