/** A run of words that both texts have, or only one of them. */
export interface WordRun {
  kind: 'same' | 'gone' | 'new'
  text: string
}

/** Beyond this many words on either side, the one text simply stands in the place of the other. */
const MOST_WORDS = 600

const wordsOf = (text: string): string[] => text.split(/(?<=\s)(?=\S)/).filter((word) => word !== '')

/** Lengths of the longest row of words in common, from each pair of places to the end. */
function lengths(before: readonly string[], after: readonly string[]): number[][] {
  const width = after.length + 1
  const table = Array.from({ length: before.length + 1 }, () => Array.from({ length: width }, () => 0))
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const row = table[i] ?? []
      const below = table[i + 1] ?? []
      row[j] = isSame(before[i], after[j]) ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
  return table
}

const isSame = (one: string | undefined, other: string | undefined): boolean => one?.trim() === other?.trim()

function add(runs: WordRun[], kind: WordRun['kind'], text: string): void {
  const last = runs.at(-1)
  if (last?.kind === kind) last.text += text
  else runs.push({ kind, text })
}

/** What changed from one text to another, word by word. */
export function wordDifference(before: string, after: string): WordRun[] {
  const runs: WordRun[] = []
  const gone = wordsOf(before)
  const fresh = wordsOf(after)
  if (Math.max(gone.length, fresh.length) > MOST_WORDS) {
    add(runs, 'gone', before)
    add(runs, 'new', after)
    return runs
  }
  const table = lengths(gone, fresh)
  let [i, j] = [0, 0]
  while (i < gone.length || j < fresh.length) {
    const [old, word] = [gone[i], fresh[j]]
    if (old !== undefined && word !== undefined && isSame(old, word)) {
      add(runs, 'same', word)
      i++
      j++
    } else if (old !== undefined && (word === undefined || (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      add(runs, 'gone', old)
      i++
    } else {
      add(runs, 'new', word ?? '')
      j++
    }
  }
  return runs
}
