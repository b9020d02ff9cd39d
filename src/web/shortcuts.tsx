import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'

/** Keys one after another, with a space between: '/', 'n', 'g v'. */
type Keys = string

interface Shortcut {
  keys: Keys
  does: string
  run: () => void
}

interface Shortcuts {
  /** All that work on this page, latest first. */
  list: readonly Shortcut[]
  isOn: boolean
  switchOn: (isOn: boolean) => void
  add: (shortcut: Shortcut) => () => void
}

const ON_KEY = 'trede.shortcuts'
/** The second key of a pair counts within this time. */
const PAIR_MS = 1500

const ShortcutContext = createContext<Shortcuts | undefined>(undefined)

/** In a field, letters are text. In a dialog, keys belong to the dialog. */
function belongsElsewhere(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return true
  const { target } = event
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type=checkbox], [type=radio]), textarea, select, dialog') !== null)
  )
}

function rememberedOn(): boolean {
  try {
    return localStorage.getItem(ON_KEY) !== 'off'
  } catch {
    return true
  }
}

/**
 * Single-key shortcuts for the whole app. They can be switched off.
 * @source WCAG 2.2, 2.1.4 Character Key Shortcuts
 */
export function ShortcutProvider({ children }: { children: ReactNode }) {
  const [list, setList] = useState<readonly Shortcut[]>([])
  const [isOn, setIsOn] = useState(rememberedOn)
  const add = useCallback((shortcut: Shortcut) => {
    setList((before) => [shortcut, ...before])
    return () => setList((before) => before.filter((other) => other !== shortcut))
  }, [])
  const switchOn = useCallback((next: boolean) => {
    setIsOn(next)
    try {
      localStorage.setItem(ON_KEY, next ? 'on' : 'off')
    } catch {
      // Then it holds for this page.
    }
  }, [])
  useKeys(list, isOn)
  const shortcuts = useMemo(() => ({ list, isOn, switchOn, add }), [list, isOn, switchOn, add])
  return <ShortcutContext value={shortcuts}>{children}</ShortcutContext>
}

function useKeys(list: readonly Shortcut[], isOn: boolean): void {
  const first = useRef({ key: '', at: 0 })
  useEffect(() => {
    if (!isOn) return
    const press = (event: KeyboardEvent) => {
      if (belongsElsewhere(event)) return
      const isPair = event.timeStamp - first.current.at < PAIR_MS
      const pair = `${first.current.key} ${event.key}`
      const shortcut =
        (isPair ? list.find(({ keys }) => keys === pair) : undefined) ?? list.find(({ keys }) => keys === event.key)
      first.current = { key: event.key, at: event.timeStamp }
      if (!shortcut) return
      event.preventDefault()
      shortcut.run()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [list, isOn])
}

export function useShortcuts(): Shortcuts {
  const shortcuts = useContext(ShortcutContext)
  if (!shortcuts) throw new Error('useShortcuts needs a ShortcutProvider')
  return shortcuts
}

/**
 * Adds a shortcut while the component is on the page.
 *
 * @param keys one key ('n') or two after each other ('g v')
 * @param does what it does, for the help list
 */
export function useShortcut(keys: Keys, does: string, run: () => void): void {
  const { add } = useShortcuts()
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => add({ keys, does, run: () => latest.current() }), [add, keys, does])
}
