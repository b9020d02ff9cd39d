import { foldDossier, type RecordedEvent } from '../src/core/dossier.ts'

type Kind = RecordedEvent['kind']

/** What may be written in a dossier that is closed. */
const IN_CLOSED: ReadonlySet<Kind> = new Set<Kind>(['dossier-reopened', 'event-withdrawn'])
/** What waits for a medical judgement. @source seed2 L694-696 */
const NOT_WHILE_SUSPENDED: ReadonlySet<Kind> = new Set<Kind>([
  'intake-started',
  'intake-answered',
  'intake-topic-noted',
  'intake-suspended',
  'intake-completed',
  'category-decided',
])

/** Walks through a history as a reader would, with rules of its own, not those of `foldDossier`. */
class Reader {
  readonly faults: string[] = []
  readonly seen = new Set<string>()
  isClosed = false
  isSuspended = false
  isIntakeOpen = false
  offer: { handoverId: string; toWorkerId: string | null; toTeamId: string } | null = null
  hasPlan = false
  owner: string | null = null
  closedOn = ''

  expect(holds: boolean, event: RecordedEvent, fault: string): void {
    if (!holds) this.faults.push(`${event.seq} ${event.kind}: ${fault}`)
  }

  read(event: RecordedEvent): void {
    this.expect(!this.isClosed || IN_CLOSED.has(event.kind), event, 'in a closed dossier')
    this.expect(
      !this.isSuspended || !NOT_WHILE_SUSPENDED.has(event.kind),
      event,
      'while a medical judgement is awaited',
    )
    this.readIntake(event)
    this.readHandover(event)
    this.readPeriod(event)
    if (event.kind === 'plan-made') {
      this.hasPlan = true
      this.expect(event.nextContactOn >= event.on, event, 'a next contact in the past')
    }
    if (event.kind === 'plan-extended') this.expect(this.hasPlan, event, 'an addition without a plan')
    if (event.kind === 'step-closed' || event.kind === 'promise-closed')
      this.expect(this.hasPlan, event, 'a step without a plan')
    if (event.kind === 'contact-noted')
      this.expect(event.on <= event.recordedAt.slice(0, 10), event, 'a contact in the future')
  }

  readIntake(event: RecordedEvent): void {
    if (event.kind === 'intake-started') {
      this.expect(!this.isIntakeOpen, event, 'two intakes at once')
      this.isIntakeOpen = true
    }
    if (event.kind === 'intake-answered' || event.kind === 'intake-topic-noted' || event.kind === 'intake-completed')
      this.expect(this.isIntakeOpen, event, 'without an intake')
    if (event.kind === 'intake-completed') this.isIntakeOpen = false
    if (event.kind === 'intake-suspended') this.isSuspended = true
    if (event.kind === 'medical-outcome-recorded') {
      this.expect(this.isSuspended, event, 'without a suspension')
      if (event.outcome !== 'not-able') this.isSuspended = false
    }
  }

  readHandover(event: RecordedEvent): void {
    switch (event.kind) {
      case 'dossier-opened':
        this.owner = event.ownerId
        return
      case 'handover-offered':
        this.expect(this.offer === null, event, 'two offers at once')
        this.expect(event.toWorkerId === null || event.toWorkerId !== this.owner, event, 'to its own owner')
        this.expect(event.fromWorkerId === this.owner, event, 'by somebody who is not the owner')
        this.offer = event
        return
      case 'handover-accepted':
        this.expect(this.offer?.handoverId === event.handoverId, event, 'without an offer')
        this.expect(
          (this.offer?.toWorkerId ?? event.workerId) === event.workerId,
          event,
          'by another than the receiver',
        )
        this.owner = event.workerId
        this.offer = null
        return
      case 'handover-declined':
      case 'handover-withdrawn':
        this.expect(this.offer?.handoverId === event.handoverId, event, 'without an offer')
        this.offer = null
        return
      default:
    }
  }

  readPeriod(event: RecordedEvent): void {
    if (event.kind === 'outflow-recorded') {
      this.isClosed = true
      this.closedOn = event.on
      this.offer = null
      this.expect(
        (event.work !== null) === ['11', '13'].includes(event.reason),
        event,
        'work that does not fit the reason',
      )
    }
    if (event.kind === 'dossier-reopened') {
      this.expect(this.isClosed, event, 'was not closed')
      this.expect(event.on >= this.closedOn, event, 'before it was closed')
      this.isClosed = false
    }
  }
}

/** Whatever can happen once: an appointment's outcome, a step's closing, an event's withdrawal. */
function doubles(events: readonly RecordedEvent[], withdrawn: ReadonlySet<number>): string[] {
  const seen = new Set<string>()
  return events.flatMap((event) => {
    if (withdrawn.has(event.seq)) return []
    const once =
      event.kind === 'appointment-settled'
        ? event.appointmentId
        : event.kind === 'step-closed'
          ? event.stepId
          : event.kind === 'promise-closed'
            ? event.promiseId
            : event.kind === 'event-withdrawn'
              ? String(event.withdrawnSeq)
              : null
    if (once === null) return []
    const isAgain = seen.has(once)
    seen.add(once)
    return isAgain ? [`${event.seq} ${event.kind}: a second time`] : []
  })
}

/** What in a history cannot be so, in words; empty when all of it can. */
export function impossible(events: readonly RecordedEvent[]): string[] {
  const withdrawn = new Set(events.flatMap((event) => (event.kind === 'event-withdrawn' ? [event.withdrawnSeq] : [])))
  const reader = new Reader()
  for (const event of events) reader.read(event)
  const faults = [...reader.faults, ...doubles(events, withdrawn)]
  if (events.some(({ seq }, index) => seq !== index + 1)) faults.push('a gap in the numbers')
  const dossier = foldDossier(events)
  if (!dossier) return [...faults, 'no opening']
  if (dossier.plan && !dossier.nextContactOn) faults.push('a plan without a next date')
  if (dossier.outflow && dossier.handover) faults.push('an offer in a closed dossier')
  if (dossier.ownerId !== reader.owner) faults.push('an owner that nobody made so')
  if ((dossier.outflow !== null) !== reader.isClosed) faults.push('closed and open at once')
  if (dossier.contactCount < 0 || dossier.version !== events.length) faults.push('a count that is wrong')
  return faults
}
