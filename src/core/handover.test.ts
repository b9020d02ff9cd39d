import { describe, expect, test } from 'vitest'
import type { Context } from './decision.ts'
import {
  acceptHandover,
  applyHandover,
  declineHandover,
  type Handover,
  offerHandover,
  withdrawHandover,
} from './handover.ts'

let count = 0
const context: Context = { today: '2026-11-23', newId: () => `id-${++count}`, workerId: 'giver' }
const FREE = { handover: null, ownerId: 'giver' }

function offer(receiver: { workerId: string | null; teamId: string }): Handover {
  const [event] = offerHandover(FREE, receiver, 'Kort gezegd …', {}, context).events
  const handover = event && applyHandover(event)
  if (!handover) throw new Error('no offer')
  return handover
}

const codeOf = (decide: () => unknown): string | undefined => {
  try {
    decide()
    return undefined
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('an offer', () => {
  test('names giver, receiver and team, and keeps the summary in words apart', () => {
    const { events, texts } = offerHandover(
      FREE,
      { workerId: 'taker', teamId: 'south' },
      'Kort gezegd …',
      { batchId: 'batch' },
      context,
    )
    expect(events).toMatchObject([
      {
        fromWorkerId: 'giver',
        toWorkerId: 'taker',
        toTeamId: 'south',
        batchId: 'batch',
        summaryTextId: texts[0]?.textId,
      },
    ])
  })

  test('is made once, and not to the owner; to the owner’s own team it may be', () => {
    const open = { ...FREE, handover: offer({ workerId: 'taker', teamId: 'south' }) }
    expect(codeOf(() => offerHandover(open, { workerId: 'other', teamId: 'south' }, 'x', {}, context))).toBe(
      'handover.pending',
    )
    expect(codeOf(() => offerHandover(FREE, { workerId: 'giver', teamId: 'north' }, 'x', {}, context))).toBe(
      'handover.to-self',
    )
    expect(codeOf(() => offerHandover(FREE, { workerId: null, teamId: 'north' }, 'x', {}, context))).toBeUndefined()
  })
})

describe('the answer is the receiver’s', () => {
  const toPerson = offer({ workerId: 'taker', teamId: 'south' })
  const toTeam = offer({ workerId: null, teamId: 'south' })
  const accept = (handover: Handover | null, workerId: string, ...teamIds: string[]) =>
    codeOf(() => acceptHandover({ handover, appointments: [] }, { workerId, teamIds }, context))

  test('by name only for that person; to a team for everybody in it', () => {
    expect(accept(toPerson, 'taker', 'elsewhere')).toBeUndefined()
    expect(accept(toPerson, 'other', 'south')).toBe('handover.not-receiver')
    expect(accept(toTeam, 'anybody', 'north', 'south')).toBeUndefined()
    expect(accept(toTeam, 'anybody', 'north')).toBe('handover.not-receiver')
    expect(accept(null, 'taker', 'south')).toBe('handover.none')
  })

  test('accepting makes them the owner in the team of the offer', () => {
    expect(
      acceptHandover(
        { handover: toTeam, appointments: [] },
        { workerId: 'anybody', teamIds: ['north', 'south'] },
        context,
      ).events,
    ).toMatchObject([{ workerId: 'anybody', teamId: 'south', handoverId: toTeam.handoverId }])
  })

  test('declining gives a reason, and ends the offer', () => {
    const { events } = declineHandover(toPerson, { workerId: 'taker', teamIds: [] }, { reason: 'workload' }, context)
    expect(events).toMatchObject([{ reason: 'workload', textId: null }])
    expect(events.map(applyHandover)).toEqual([null])
  })

  test('only an open offer can be taken back', () => {
    expect(codeOf(() => withdrawHandover(null, context))).toBe('handover.none')
    expect(withdrawHandover(toPerson, context).events.map(applyHandover)).toEqual([null])
  })
})
