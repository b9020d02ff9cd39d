import type { Radar } from '../../api/radar.ts'
import type { Unfit } from '../../core/capacity.ts'
import { daysBetween } from '../../core/day.ts'
import type { RadarLine, RadarRow } from '../../core/radar.ts'
import { RADAR_LABELS, snoozeLabel } from '../../policy/radar-label.ts'
import type { RadarNorm } from '../../policy/radar-norm.ts'
import { useDayText } from '../day-text.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { SourceNote } from '../policy/sourced-value.tsx'
import { messages } from './messages.ts'

const ownNorm = (radar: Pick<Radar, 'norms'>, row: RadarRow): RadarNorm | undefined =>
  row.norm === null ? undefined : radar.norms[row.norm]

/** Another line says already that nobody has spoken, and by which norm. */
const isSilenceSaid = ({ lines }: RadarRow): boolean =>
  lines.some(({ reason }) => reason === 'silent' || reason === 'never-spoken')

/** One reason as a sentence of days, with the norm that it goes beyond. */
export function useLineText(
  radar: Pick<Radar, 'norms'> & Partial<Pick<Radar, 'endNorm'>>,
): (row: RadarRow, line: RadarLine) => string {
  const { lines: m } = useMessages(messages)
  const { today, day: dayText } = useDayText()
  const normText = (norm: RadarNorm | undefined): string => {
    if (!norm || norm.maxDays === null) return ''
    return norm.standing === 'norm' ? m.norm(norm.maxDays) : m.byDefault(norm.maxDays)
  }
  return (row, { reason, on }) => {
    const days = daysBetween(on, today)
    const day = dayText(on, 'short')
    switch (reason) {
      case 'never-spoken': {
        const term = row.intakeDueOn ? m.intakeDue(dayText(row.intakeDueOn, 'short')) : normText(ownNorm(radar, row))
        return `${m.neverSpoken(days, day)} ${term}`
      }
      case 'silent':
        return `${m.silent(days, day)} ${normText(ownNorm(radar, row))}`
      case 'date-passed':
        return m.datePassed(days, day)
      case 'no-next-date':
        return m.noNextDate
      case 'ended': {
        const what = m.ended[row.endKind ?? 'programme'](days, day)
        return isSilenceSaid(row) ? what : `${what} ${m.notSince} ${normText(radar.endNorm)}`
      }
      case 'missed':
        return m.missed(days, day)
      case 'outcome-missing':
        return m.outcomeMissing(days, day)
      case 'handover':
        return m.handover(days, day)
      case 'suspended':
        return `${m.suspended(days, day)} ${row.awaitsMedical ? m.awaitsMedical : m.medicalSaidNo}`
    }
  }
}

/** Every reason in words, and behind a fold the rule with its source. */
export function RadarLines({ radar, row }: { radar: Radar; row: RadarRow }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const days = useDayText()
  const text = useLineText(radar)
  return (
    <div className="trede-radar-why">
      {row.snooze ? (
        <span className="trede-row-line">
          {m.lines.snoozed(snoozeLabel(row.snooze)[language], days.day(row.snooze.untilOn, 'short'))}
        </span>
      ) : null}
      {row.lines.map((line) => (
        <span key={line.reason} className="trede-row-line">
          {text(row, line)}
        </span>
      ))}
      <CapacityLine radar={radar} row={row} />
      {row.lines.length > 0 ? <Rules radar={radar} row={row} /> : null}
    </div>
  )
}

/** On which side of the day that divides the group somebody stands. */
function sideOf({ dividedOn, isDayShared }: Unfit, { unseenOn }: RadarRow): 'inside' | 'onDay' | 'after' | 'outside' {
  if (dividedOn !== null && unseenOn < dividedOn) return 'inside'
  if (!isDayShared) return 'outside'
  return unseenOn === dividedOn ? 'onDay' : 'after'
}

/** The hours do not suffice for this group, and a recorded rule of the municipality says who goes first. */
function CapacityLine({ radar, row }: { radar: Radar; row: RadarRow }) {
  const m = useMessages(messages)
  const { day: dayText } = useDayText()
  const { capacity } = radar
  const group = capacity?.unfit.find(
    ({ teamId, attentionClass, category }) =>
      teamId === row.teamId && attentionClass === row.attentionClass && category === row.category,
  )
  if (!capacity || !group) return null
  const day = group.dividedOn ? dayText(group.dividedOn, 'short') : null
  return (
    <span className="trede-row-line trede-soft">
      {m.lines.unfit(group.fit, group.people)} {day === null ? null : m.lines[sideOf(group, row)](day)}{' '}
      {m.lines.rule(capacity.rule.decision)}
    </span>
  )
}

function Rules({ radar, row }: { radar: Radar; row: RadarRow }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const norms = [
    isSilenceSaid(row) ? ownNorm(radar, row) : undefined,
    row.lines.some(({ reason }) => reason === 'ended') ? radar.endNorm : undefined,
  ].filter((norm) => norm !== undefined)
  const rules = row.lines.flatMap(({ reason }) => radar.rules.find(({ key }) => key === reason) ?? [])
  return (
    <details className="trede-radar-rules">
      <summary>
        <span aria-hidden="true">{m.whyShort}</span>
        <span className="trede-hidden">{m.why(row.name)}</span>
      </summary>
      <ul className="trede-bullets">
        {rules.map((rule) => (
          <li key={rule.key}>
            <strong>{RADAR_LABELS[rule.key][language]}.</strong> {rule[language]} (<SourceNote source={rule.source} />)
          </li>
        ))}
        {norms.map((norm) => (
          <li key={norm.nl}>
            {norm[language]}{' '}
            {norm.sources.map((source) => (
              <span key={source}>
                (<SourceNote source={source} />){' '}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </details>
  )
}
