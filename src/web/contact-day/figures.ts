import type { ContactDayRow } from '../../api/contact-day.ts'

/** What came of a day, in the order of the bars: the parts add up to everybody on the list. */
export const PARTS = ['spoken', 'notSpoken', 'cancelled', 'absent', 'notHome', 'open'] as const
export type Part = (typeof PARTS)[number]

export function partsOf({ counts: { states } }: Pick<ContactDayRow, 'counts'>): Record<Part, number> {
  return {
    spoken: states.spoken,
    notSpoken: states.left,
    cancelled: states.cancelled,
    absent: states.absent,
    notHome: states['not-home'],
    open: states.expected + states.waiting + states.talking,
  }
}
