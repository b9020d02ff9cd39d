import { expect, test } from 'vitest'
import { defineMessages } from './messages.ts'

test('English that misses, adds or changes a text does not compile', () => {
  defineMessages({ nl: { days: (count: number) => `${count} dagen` }, en: { days: (count) => `${count} days` } })
  // @ts-expect-error a text is missing
  defineMessages({ nl: { title: 'Plan', goal: 'Doel' }, en: { title: 'Plan' } })
  // @ts-expect-error a text too many
  defineMessages({ nl: { title: 'Plan' }, en: { title: 'Plan', goal: 'Goal' } })
  // @ts-expect-error a label too many in a group
  defineMessages({ nl: { kinds: { phone: 'Telefoon' } }, en: { kinds: { phone: 'Phone', visit: 'Visit' } } })
  // @ts-expect-error another kind of fact
  defineMessages({ nl: { days: (count: number) => `${count} dagen` }, en: { days: (count: string) => count } })
  expect(defineMessages({ nl: { title: 'Doel' }, en: { title: 'Goal' } }).en.title).toBe('Goal')
})
