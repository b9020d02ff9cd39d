import { VisitPurpose } from '../../core/contact.ts'
import type { IsoDate } from '../../core/day.ts'
import { MomentAdvice, useMoment } from '../contact/moment-advice.tsx'
import { useDayText } from '../day-text.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Button, LinkAsButton } from '../ui/button.tsx'
import { ChoiceGroup } from '../ui/choice-group.tsx'
import { DayField } from '../ui/day-input.tsx'
import { CheckField, SelectField, TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { messages as dayMessages } from './messages.ts'
import { type DayDraft, momentsOf, usePlanDay } from './plan-day-form.ts'
import { messages } from './plan-messages.ts'
import { WorkerChoice } from './worker-choice.tsx'

/** A contact day or a round: when, where, who works on it; whom to invite comes next. */
export function PlanDayPage() {
  const m = useMessages(messages)
  const days = useMessages(dayMessages)
  const { value, set, save, isBusy, problem } = usePlanDay()
  return (
    <>
      <PageHeading lead={m.lead} above={<PageLink to={paths.contactDays()}>← {days.back}</PageLink>}>
        {m.title}
      </PageHeading>
      <Form onSubmit={save} problem={problem} label={m.title}>
        <ChoiceGroup
          legend={m.kind}
          name="kind"
          choices={(['day', 'round'] as const).map((kind) => ({ value: kind, label: m.kinds[kind] }))}
          value={value.kind}
          onChange={(kind) => set({ kind })}
        />
        <DayFields value={value} set={set} />
        <div className="trede-actions">
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {m.save}
          </Button>
          <LinkAsButton kind="subtle" to={paths.contactDays()}>
            {m.cancel}
          </LinkAsButton>
        </div>
      </Form>
    </>
  )
}

interface PartProps {
  value: DayDraft
  set: (change: Partial<DayDraft>) => void
  /** The date it was planned on: a day that keeps it is not weighed against itself. */
  before?: IsoDate | undefined
}

/** When, where and with whom: what a day is planned with and can be changed in. */
export function DayFields({ value, set, before }: PartProps) {
  const m = useMessages(messages)
  return (
    <>
      <When value={value} set={set} before={before} />
      <Where value={value} set={set} />
      <WorkerChoice chosen={value.workerIds} onChange={(workerIds) => set({ workerIds })} />
      {value.kind === 'round' && value.workerIds.length === 1 ? (
        <p role="status" className="trede-hint">
          {m.pair}
        </p>
      ) : null}
    </>
  )
}

function When({ value, set, before }: PartProps) {
  const m = useMessages(messages)
  const { today } = useDayText()
  const { startsAt, endsAt } = momentsOf(value)
  const minutes = startsAt && endsAt ? Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000) : 0
  const asked = startsAt && minutes >= 5 && value.day !== before ? { startsAt, minutes } : undefined
  const closed = useMoment(asked?.startsAt, asked?.minutes ?? 0).data?.closed
  return (
    <>
      <DayField
        label={m.day}
        name="day"
        value={value.day}
        onChange={(day) => set({ day, isClosedDayMeant: false })}
        min={before !== undefined && before < today ? before : today}
      />
      <div className="trede-field-row">
        <TextField
          label={m.from}
          name="startsAt"
          value={value.from}
          onChange={(from) => set({ from })}
          hint={m.timeHint}
          width="short"
        />
        <TextField
          label={m.until}
          name="endsAt"
          value={value.until}
          onChange={(until) => set({ until })}
          hint={m.timeHint}
          width="short"
        />
      </div>
      <MomentAdvice startsAt={asked?.startsAt} minutes={asked?.minutes ?? 0} />
      {closed && closed.kind !== 'unlisted' ? (
        <CheckField
          label={m.closed}
          name="isClosedDayMeant"
          isChecked={value.isClosedDayMeant}
          onChange={(isClosedDayMeant) => set({ isClosedDayMeant })}
        />
      ) : null}
    </>
  )
}

function Where({ value, set }: PartProps) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const isRound = value.kind === 'round'
  return (
    <>
      <TextField
        label={isRound ? m.neighbourhood : m.place}
        name="place"
        hint={isRound ? m.neighbourhoodHint : m.placeHint}
        value={value.place}
        onChange={(place) => set({ place })}
        maxLength={200}
      />
      {isRound ? (
        <>
          <SelectField
            label={m.purpose}
            name="visitPurpose"
            hint={m.purposeHint}
            emptyLabel="—"
            choices={VisitPurpose.options.map((purpose) => ({ value: purpose, label: codes.visitPurposes[purpose] }))}
            value={value.purpose}
            onChange={(purpose) => set({ purpose })}
          />
          <p className="trede-hint">{m.noCheck}</p>
        </>
      ) : (
        <>
          <TextField
            label={m.theme}
            name="theme"
            value={value.theme}
            onChange={(theme) => set({ theme })}
            maxLength={200}
            isOptional
          />
          <TextField
            label={m.seats}
            name="seatsPerQuarter"
            hint={m.seatsHint}
            inputMode="numeric"
            width="short"
            value={value.seats}
            onChange={(seats) => set({ seats })}
            isOptional
          />
        </>
      )}
    </>
  )
}
