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

/** The first field of a row in this list; its first button where it has no field. */
export function fieldOfRow(list: HTMLElement | null, row: string): HTMLElement | null | undefined {
  const item = [...(list?.children ?? [])].find((child) => child instanceof HTMLElement && child.dataset['row'] === row)
  return item?.querySelector<HTMLElement>('input') ?? item?.querySelector<HTMLElement>('button')
}

/**
 * What a plain Enter in a row does: in its words the next row comes, in its day nothing happens. It never saves a plan
 * that is half typed.
 */
export function takeEnter(event: KeyboardEvent, onNext: () => void): void {
  const { target } = event
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !(target instanceof HTMLInputElement)) return
  event.preventDefault()
  if (target.name.endsWith('/text')) onNext()
}
