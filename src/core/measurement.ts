import { addMonths, type IsoDate } from './day.ts'
import { type RecordedEvent, withdrawnSeqs } from './dossier.ts'
import { type FactValue, ParticipationLevel, type StatementSource } from './fact.ts'
import type { MeasuredFact } from './measurement-event.ts'
import type { Id } from './person.ts'

/** A value of one day, by somebody. */
export interface Measured {
  on: IsoDate
  value: FactValue
  source: StatementSource
  seq: number
  actorId: Id
  textId: Id | null
}

/** A step of a plan that was done: progress that is on no scale. @source seed4 L2165-2169 (T17) */
export interface StepDone {
  on: IsoDate
  seq: number
  stepId: Id
  textId: Id | undefined
}

const byDay = <T extends { on: IsoDate; seq: number }>(a: T, b: T): number =>
  a.on === b.on ? a.seq - b.seq : a.on < b.on ? -1 : 1

const standing = (events: readonly RecordedEvent[]): RecordedEvent[] => {
  const withdrawn = withdrawnSeqs(events)
  return events.filter(({ seq }) => !withdrawn.has(seq))
}

/** Every recorded value of a fact, oldest day first. Nothing is stored for it: the journal is the series. */
export function factSeries(events: readonly RecordedEvent[], key: MeasuredFact): Measured[] {
  return standing(events)
    .flatMap((event) => {
      if (event.kind !== 'fact-recorded' || event.key !== key || event.value === null) return []
      const { on, value, source, seq, actorId } = event
      return [{ on, value, source, seq, actorId, textId: null }]
    })
    .toSorted(byDay)
}

/** Levels of self-reliance by life domain, oldest day first. */
export function selfRelianceSeries(events: readonly RecordedEvent[]): ReadonlyMap<string, readonly Measured[]> {
  const series = new Map<string, Measured[]>()
  for (const event of standing(events)) {
    if (event.kind !== 'self-reliance-measured') continue
    const { on, source, seq, actorId } = event
    for (const { domain, level, textId } of event.levels)
      series.set(domain, [...(series.get(domain) ?? []), { on, value: level, source, seq, actorId, textId }])
  }
  for (const [domain, measured] of series) series.set(domain, measured.toSorted(byDay))
  return series
}

/** Steps of every version of the plan that were done, oldest day first. */
export function stepsDone(events: readonly RecordedEvent[]): StepDone[] {
  const texts = new Map<Id, Id>()
  const done: StepDone[] = []
  for (const event of standing(events)) {
    if (event.kind === 'plan-made' || event.kind === 'plan-extended')
      for (const { stepId, textId } of event.steps) texts.set(stepId, textId)
    if (event.kind === 'step-closed' && event.outcome === 'done')
      done.push({ on: event.on, seq: event.seq, stepId: event.stepId, textId: texts.get(event.stepId) })
  }
  return done.toSorted(byDay)
}

/** How high a value stands, for drawing and comparing: rungs count from the lowest. Never shown as a number of a rung. */
export function heightOf(value: FactValue): number {
  const rungs: readonly FactValue[] = ParticipationLevel.options
  const rung = rungs.indexOf(value)
  return rung === -1 ? Number(value) : rungs.length - 1 - rung
}

/** Up, down or neither, and by how much. On the ladder one rung is enough. @source standards.md §2.1 */
export function changeBetween(before: Measured, after: Measured): { direction: 'up' | 'down' | 'same'; by: number } {
  const by = heightOf(after.value) - heightOf(before.value)
  return { direction: by > 0 ? 'up' : by < 0 ? 'down' : 'same', by: Math.abs(by) }
}

/** From when on it is due to measure again; null when it was never measured. */
export function measureAgainOn(series: readonly { on: IsoDate }[], months: number): IsoDate | null {
  const last = series.at(-1)
  return last ? addMonths(last.on, months) : null
}
