import type { NoShowChain } from '../../core/no-show.ts'
import { messages as access } from '../access/messages.ts'
import { useWorkers, workerChoices } from '../access/workers-query.ts'
import { useDayText } from '../day-text.ts'
import { type OpenDossier, usePolicy } from '../dossier/dossier-query.ts'
import { messages as words } from '../dossier/messages.ts'
import { useMessages } from '../messages.ts'
import { SourceNote } from '../policy/sourced-value.tsx'
import { SelectField } from '../ui/field.tsx'
import { messages } from './messages.ts'
import type { StepDraft } from './step-form.tsx'

/** What stood in people's way when they did not come, and that they are heard first. */
const WHY = [
  { key: 'depression', source: 'seed4 L939-947' },
  { key: 'childcare', source: 'seed1 L1513-1520' },
  { key: 'hear', source: 'Awb 4:8' },
] as const

const SHOWN = 4

interface WeighingProps {
  open: OpenDossier
  chain: NoShowChain
  value: StepDraft
  onChange: (change: Partial<StepDraft>) => void
}

/** Who weighs whether there must be a measure, and why somebody may not have come. Nothing is drafted. */
export function Weighing({ open, chain, value, onChange }: WeighingProps) {
  const m = useMessages(messages)
  const codes = useMessages(words)
  const { roles: roleWords } = useMessages(access)
  const days = useDayText()
  const { workers } = useWorkers()
  const measuresBy = usePolicy()?.measuresBy ?? null
  const able = workers.filter(({ isActive, roles }) => isActive && (!measuresBy || roles.includes(measuresBy)))
  const reasons = chain.absences.filter(({ reason }) => reason !== 'unknown')
  const said = open.dossier.statements.filter(({ nature }) => nature === 'obstacle' || nature === 'circumstance')
  const statements = said.filter(({ textId }) => open.text(textId) !== undefined).slice(-SHOWN)
  return (
    <>
      <section className="trede-plan-reason">
        <h4 className="trede-h3">{m.whyTitle}</h4>
        {reasons.length + statements.length > 0 ? (
          <>
            <p>{m.whyRecorded}</p>
            <ul className="trede-bullets">
              {reasons.map(({ appointmentId, reason }) => (
                <li key={appointmentId}>{codes.absences[reason]}</li>
              ))}
              {statements.map(({ statementId, textId, source, on }) => (
                <li key={statementId}>
                  {open.text(textId)}{' '}
                  <span className="trede-hint">
                    {codes.sources[source]}, {days.day(on, 'short')}
                  </span>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <p>{m.whyKnown}</p>
        <ul className="trede-bullets">
          {WHY.map(({ key, source }) => (
            <li key={key}>
              {m.why[key]} <SourceNote source={source} />
            </li>
          ))}
        </ul>
        <p>{m.onlyWeighing}</p>
      </section>
      <SelectField
        label={m.form.weigher}
        name="weigherId"
        hint={measuresBy ? m.form.weigherHint(roleWords[measuresBy]) : m.form.weigherUnknown}
        emptyLabel={m.form.choose}
        choices={workerChoices(able)}
        value={value.weigherId}
        onChange={(weigherId) => onChange({ weigherId })}
      />
    </>
  )
}
