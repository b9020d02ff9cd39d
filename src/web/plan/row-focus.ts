import { type KeyboardEvent, useEffect, useRef } from 'react'

/** Puts the focus somewhere after the next drawing: rows come, go and move under the typist's hands. */
export function useFocusNext(): (find: () => HTMLElement | null | undefined) => void {
  const wish = useRef<() => HTMLElement | null | undefined>(undefined)
  useEffect(() => {
    const find = wish.current
    wish.current = undefined
    find?.()?.focus()
  })
  return (find) => {
    wish.current = find
  }
}

/** The first field of a row in this list. */
export const fieldOfRow = (list: HTMLElement | null, row: string): HTMLElement | null | undefined =>
  [...(list?.children ?? [])]
    .find((child) => child instanceof HTMLElement && child.dataset['row'] === row)
    ?.querySelector<HTMLElement>('input, button')

/** A plain Enter in a line of text: it never saves a plan that is half typed. */
export function isEnterInLine(event: KeyboardEvent): boolean {
  const { target } = event
  return (
    event.key === 'Enter' &&
    !event.ctrlKey &&
    !event.metaKey &&
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio'].includes(target.type)
  )
}
