import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type Buddy, findNobodyRoute, proposeBuddyRoute } from '../../api/buddy.ts'
import { isAvailable } from '../../core/buddy.ts'
import type { IsoDate } from '../../core/day.ts'
import type { GoalKind } from '../../core/plan-goal.ts'
import { call } from '../api.ts'
import { useMessages } from '../messages.ts'
import { Problem } from '../problem.ts'
import { useToday } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-input.tsx'
import { SelectField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { buddiesQuery, useBuddyWrite } from './buddy-query.ts'
import { messages } from './messages.ts'

export interface Asked {
  dossierId: string
  requestId: string
  helpKind: GoalKind
  neededFrom: IsoDate
  buddyId: string | null
}

interface ProposeFormProps {
  asked: Asked
  onClose: () => void
  onDone: (said: string) => void
}

/** Who is there on the day, those who help with this first; each by name, none better than another. */
function useThere({ helpKind, neededFrom, buddyId }: Asked, meetsOn: IsoDate) {
  const today = useToday()
  const { data, error } = useQuery(buddiesQuery)
  const on = meetsOn || (neededFrom > today ? neededFrom : today)
  const there = data?.items.filter((one) => one.buddyId === buddyId || isAvailable(one, on))
  return { there: there?.toSorted((a, b) => helps(a, helpKind) - helps(b, helpKind)), error }
}

/** Who helps with this comes first. */
const helps = ({ kinds }: Buddy, helpKind: GoalKind): number => (kinds.includes(helpKind) ? 0 : 1)

/** Proposes somebody of the register, or records that nobody is there. */
export function ProposeForm({ asked, onClose, onDone }: ProposeFormProps) {
  const m = useMessages(messages)
  const [buddyId, setBuddyId] = useState(asked.buddyId ?? '')
  const [meetsOn, setMeetsOn] = useState('')
  const [isDay, setIsDay] = useState(true)
  const [lack, setLack] = useState<Problem>()
  const { there, error } = useThere(asked, meetsOn)
  const box = useRef<HTMLDivElement>(null)
  const isThere = there !== undefined
  useEffect(() => {
    if (isThere) box.current?.querySelector<HTMLElement>('select, button')?.focus()
  }, [isThere])
  const { dossierId, requestId } = asked
  const params = { dossierId, requestId }
  const propose = useBuddyWrite(
    () => call(proposeBuddyRoute, { params, body: { buddyId, ...(meetsOn ? { meetsOn } : {}) } }),
    () => onDone(m.proposed),
  )
  const nobody = useBuddyWrite(
    () => call(findNobodyRoute, { params }),
    () => onDone(m.nobodyDone),
  )
  const save = () => {
    const errors = [{ pointer: '/buddyId', code: 'required', detail: m.buddyNeeded }]
    setLack(buddyId ? undefined : new Problem(400, 'request.invalid', m.buddyNeeded, { errors }))
    if (buddyId && isDay) propose.mutate(undefined)
  }
  if (error) return <ProblemNotice problem={error} />
  if (!there) return null
  return (
    <div
      ref={box}
      className="trede-plan-line-form"
      role="group"
      aria-label={m.proposeTitle}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <Form label={m.proposeTitle} problem={lack ?? propose.error ?? nobody.error} onSubmit={save}>
        {there.length === 0 ? (
          <p>{m.nobodyThere}</p>
        ) : (
          <WhoField there={there} helpKind={asked.helpKind} value={buddyId} onChange={setBuddyId} />
        )}
        {there.length > 0 || meetsOn ? (
          <DayField
            label={m.meets}
            hint={m.meetsHint}
            name="meetsOn"
            value={meetsOn}
            onChange={setMeetsOn}
            onReadable={setIsDay}
            isOptional
          />
        ) : null}
        <div className="trede-actions">
          {there.length === 0 ? null : (
            <Button kind="primary" type="submit" isBusy={propose.isPending}>
              {m.propose}
            </Button>
          )}
          {asked.buddyId ? null : (
            <Button isBusy={nobody.isPending} onClick={() => nobody.mutate(undefined)}>
              {m.nobody}
            </Button>
          )}
          <Button kind="subtle" onClick={onClose}>
            {m.cancel}
          </Button>
        </div>
      </Form>
    </div>
  )
}

interface WhoFieldProps {
  there: readonly Buddy[]
  helpKind: GoalKind
  value: string
  onChange: (buddyId: string) => void
}

function WhoField({ there, helpKind, value, onChange }: WhoFieldProps) {
  const m = useMessages(messages)
  const label = (one: Buddy) => {
    const who = one.organisation ? `${one.name} (${one.organisation})` : one.name
    const rest = one.kinds.includes(helpKind) ? m.room(one.seats - one.taken) : m.otherKind
    return [who, rest, ...one.districts, ...one.languages].join(', ')
  }
  return (
    <SelectField
      label={m.buddy}
      name="buddyId"
      emptyLabel={m.choose}
      choices={there.map((one) => ({ value: one.buddyId, label: label(one) }))}
      value={value}
      onChange={onChange}
    />
  )
}
