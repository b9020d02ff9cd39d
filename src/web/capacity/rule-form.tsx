import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addRule } from '../../api/capacity.ts'
import { type CapacityGroup, CapacityPrinciple } from '../../core/capacity.ts'
import { addMonths, type IsoDate } from '../../core/day.ts'
import { call } from '../api.ts'
import { useMessages } from '../messages.ts'
import { type FieldProblem, Problem } from '../problem.ts'
import { useToday } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DayField } from '../ui/day-input.tsx'
import { SelectField, TextAreaField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { useGroupName } from './capacity-query.ts'
import { messages } from './messages.ts'
import { rulesMessages } from './rules-messages.ts'

interface NewRule {
  principle: CapacityPrinciple | undefined
  groups: readonly CapacityGroup[]
  decision: string
  decidedOn: IsoDate
  fromOn: IsoDate
  untilOn: IsoDate
}

/** Half a year to begin with. Our own default. */
const START_MONTHS = 6

const emptyOn = (today: IsoDate): NewRule => ({
  principle: undefined,
  groups: [],
  decision: '',
  decidedOn: '',
  fromOn: today,
  untilOn: addMonths(today, START_MONTHS),
})

function useSave(rule: NewRule, onSaved: () => void) {
  const { incomplete } = useMessages(messages)
  const m = useMessages(rulesMessages)
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => {
      const { principle, groups, decision, decidedOn, fromOn, untilOn } = rule
      const errors: FieldProblem[] = []
      const missing = (field: string, detail: string) => errors.push({ pointer: `/${field}`, code: 'required', detail })
      if (!principle) missing('principle', m.principleNeeded)
      if (principle === 'concentrate' && groups.length === 0) missing('groups', m.groupsNeeded)
      if (decision.trim() === '') missing('decision', m.decisionNeeded)
      for (const [field, day] of Object.entries({ decidedOn, fromOn, untilOn }))
        if (day === '') missing(field, m.dayNeeded)
      if (errors.length > 0 || !principle) throw new Problem(400, 'request.invalid', incomplete, { errors })
      return call(addRule, { body: { principle, groups: [...groups], decision, decidedOn, fromOn, untilOn } })
    },
    onSuccess: async () => {
      onSaved()
      await client.invalidateQueries({ queryKey: ['load'] })
    },
  })
}

/** A decision of the municipality on scarce time: what, by whom, since when and until when. */
export function RuleForm({ groups }: { groups: Parameters<typeof useGroupName>[0] }) {
  const m = useMessages(rulesMessages)
  const today = useToday()
  const [rule, setRule] = useState(() => emptyOn(today))
  const set = (part: Partial<NewRule>) => setRule((before) => ({ ...before, ...part }))
  const saving = useSave(rule, () => setRule(emptyOn(today)))
  return (
    <Form label={m.addTitle} problem={saving.error} onSubmit={() => saving.mutate()}>
      {saving.isSuccess ? <Notice kind="success" title={m.saved} /> : null}
      <ChoiceGroup
        legend={m.principle}
        name="principle"
        choices={CapacityPrinciple.options.map((value) => ({
          value,
          label: m.principles[value],
          hint: m.principleHints[value],
        }))}
        value={rule.principle}
        onChange={(principle) => set({ principle })}
      />
      {rule.principle === 'concentrate' ? (
        <GroupOrder groups={groups} chosen={rule.groups} onChange={(chosen) => set({ groups: chosen })} />
      ) : null}
      <TextAreaField
        label={m.decision}
        hint={m.decisionHint}
        name="decision"
        rows={2}
        maxLength={500}
        value={rule.decision}
        onChange={(decision) => set({ decision })}
      />
      <div className="trede-fields">
        <DayField
          label={m.decidedOn}
          name="decidedOn"
          value={rule.decidedOn}
          onChange={(decidedOn) => set({ decidedOn })}
        />
        <DayField label={m.fromOn} name="fromOn" value={rule.fromOn} onChange={(fromOn) => set({ fromOn })} />
        <DayField
          label={m.untilOn}
          hint={m.untilHint}
          name="untilOn"
          value={rule.untilOn}
          onChange={(untilOn) => set({ untilOn })}
        />
      </div>
      <div className="trede-actions">
        <Button kind="primary" type="submit" isBusy={saving.isPending}>
          {m.save}
        </Button>
      </div>
    </Form>
  )
}

interface GroupOrderProps {
  groups: Parameters<typeof useGroupName>[0]
  chosen: readonly CapacityGroup[]
  onChange: (chosen: readonly CapacityGroup[]) => void
}

/** Groups in the order in which they get hours: each choice is added at the end. */
function GroupOrder({ groups, chosen, onChange }: GroupOrderProps) {
  const m = useMessages(rulesMessages)
  const nameOf = useGroupName(groups)
  const isChosen = ({ kind, key }: CapacityGroup) => chosen.some((one) => one.kind === kind && one.key === key)
  const rest = groups.filter((group) => !isChosen(group))
  if (groups.length === 0) return <Notice kind="info" title={m.noGroups} isLive={false} />
  return (
    <>
      <SelectField
        label={m.groups}
        hint={m.groupsHint}
        name="groups"
        emptyLabel={m.chooseGroup}
        choices={rest.map((group) => ({ value: `${group.kind} ${group.key}`, label: nameOf(group) }))}
        value=""
        onChange={(value) => {
          const group = rest.find(({ kind, key }) => `${kind} ${key}` === value)
          if (group) onChange([...chosen, { kind: group.kind, key: group.key }])
        }}
      />
      <ol className="trede-bullets">
        {chosen.map((group) => (
          <li key={nameOf(group)}>
            {nameOf(group)}{' '}
            <Button
              kind="subtle"
              onClick={() => onChange(chosen.filter((one) => one !== group))}
              aria-label={m.removeGroup(nameOf(group))}
            >
              {m.remove}
            </Button>
          </li>
        ))}
      </ol>
    </>
  )
}
