import { useMessages } from '../messages.ts'
import { useShortcut } from '../shortcuts.tsx'
import { messages } from './messages.ts'

const ROW_LINK = 'main [data-row-link]'

/** Focuses the next or previous row of the page; from outside the rows, the first or the last. */
function move(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>(ROW_LINK)]
  const row = document.activeElement?.closest('li')
  const at = links.findIndex((link) => link === document.activeElement || (row?.contains(link) ?? false))
  const next = at < 0 ? (step === 1 ? 0 : links.length - 1) : at + step
  links[next]?.focus()
}

/** j and k walk through every `PersonRow` of the page; Enter follows its link. */
export function useRowKeys(): void {
  const { today: m } = useMessages(messages)
  useShortcut('j', m.nextRow, () => move(1))
  useShortcut('k', m.previousRow, () => move(-1))
}
