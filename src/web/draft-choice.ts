import { useSyncExternalStore } from 'react'
import type { KeptText } from './draft-kept.ts'

/** A draft of which there are two texts; the typist says which one it goes on with. */
export interface DraftChoice {
  key: string
  mine: object
  other: KeptText
  keepMine: () => void
  takeOther: () => void
}

let choices: readonly DraftChoice[] = []
const listeners = new Set<() => void>()

function change(next: readonly DraftChoice[]): void {
  choices = next
  for (const listener of listeners) listener()
}

/** Asks it at the foot of the page until the way back that it gives is called. */
export function askDraftChoice(choice: DraftChoice): () => void {
  change([...choices.filter(({ key }) => key !== choice.key), choice])
  return () => change(choices.filter((one) => one !== choice))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useDraftChoice(): DraftChoice | undefined {
  return useSyncExternalStore(subscribe, () => choices[0])
}
