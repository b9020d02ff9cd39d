import type { Page } from 'playwright-core'

/**
 * What a job asks of somebody's hands. A press of a key or of the mouse is one act; text typed on end in one field is one
 * act too, and its characters are counted apart.
 */
export interface Effort {
  keys: number
  clicks: number
  texts: number
  characters: number
}

export const actsOf = ({ keys, clicks, texts }: Effort): number => keys + clicks + texts

/**
 * Seconds of one act, for somebody who types 40 words a minute, and of getting ready in the mind before an act. The
 * keystroke-level model. @source Card, Moran and Newell, Communications of the ACM 23(7), 1980, pp. 396-410
 */
const KEY_S = 0.28
const CLICK_S = 0.1
const POINT_S = 1.1
const TO_THE_MOUSE_S = 0.4
const READY_S = 1.35

/** Seconds at the screen by that model: every act is thought about, every click is pointed at. Reading not counted. */
function secondsOf(effort: Effort): number {
  const hands = (effort.keys + effort.characters) * KEY_S + effort.clicks * (CLICK_S + POINT_S + TO_THE_MOUSE_S)
  return hands + actsOf(effort) * READY_S
}

interface Act {
  kind: 'key' | 'click' | 'character'
  /** Follows on the character before it. */
  isInSameField: boolean
}

const NAME = 'tredeEffort'

/**
 * Counts keys and clicks as the browser itself sees them, from now on and on every page that the tab goes to.
 * @returns what was counted since the last time it was asked
 */
export async function countEffort(page: Page): Promise<() => Promise<Effort>> {
  let acts: Act[] = []
  await page.exposeFunction(NAME, (act: Act) => {
    acts.push(act)
  })
  const watch = (name: string) => {
    const tell = (act: Act) => (globalThis as unknown as Record<string, (act: Act) => void>)[name]?.(act)
    let typedIn: EventTarget | null = null
    const isText = (event: KeyboardEvent) =>
      event.target instanceof HTMLElement &&
      event.target.matches('input:not([type=radio], [type=checkbox]), textarea') &&
      !(event.ctrlKey || event.altKey || event.metaKey) &&
      (event.key.length === 1 || (event.key === 'Enter' && event.target.matches('textarea')))
    addEventListener(
      'keydown',
      (event) => {
        if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return
        const isCharacter = isText(event)
        tell({ kind: isCharacter ? 'character' : 'key', isInSameField: typedIn === event.target })
        typedIn = isCharacter ? event.target : null
      },
      true,
    )
    addEventListener(
      'pointerdown',
      () => {
        tell({ kind: 'click', isInSameField: false })
        typedIn = null
      },
      true,
    )
  }
  await page.addInitScript(watch, NAME)
  await page.evaluate(watch, NAME)
  return async () => {
    // What the page has told stands in line before this answer.
    await page.evaluate(() => undefined)
    const counted = tally(acts)
    acts = []
    return counted
  }
}

function tally(acts: readonly Act[]): Effort {
  const effort = { keys: 0, clicks: 0, texts: 0, characters: 0 }
  for (const act of acts) {
    if (act.kind === 'key') effort.keys++
    else if (act.kind === 'click') effort.clicks++
    else {
      effort.characters++
      if (!act.isInSameField) effort.texts++
    }
  }
  return effort
}

/** A job as it was done in the browser. */
export interface Measured {
  job: string
  effort: Effort
  /** Words on the page that somebody reads through for it. */
  words: number
  /** The most acts that it may take. */
  limit: number
}

/** Words a minute, reading silently. @source Brysbaert, Journal of Memory and Language 109, 2019 (English; for Dutch unknown) */
const WORDS_PER_MINUTE = 238

const WEEK_H = 36

/**
 * A week of 40 contacts on a caseload of 100, as times per job. Our own assumption: the studies give the share of a week that
 * goes to typing, and not what it consists of.
 */
const WEEK: Readonly<Record<string, number>> = {
  'Look through Vandaag': 5,
  'Open a person by name': 60,
  'Prepare a talk': 40,
  'Note a contact of 400 characters with the next date': 40,
  'Note a short talk and lift a wish out of it': 4,
  'Make a plan with three steps, from the diagnosis': 2,
  'Make an appointment': 30,
  'Invite by letter to an appointment': 10,
  'Invite somebody, log a no-show and the step that follows': 4,
  'Put somebody on the radar away, with a reason': 5,
}

const readingS = (words: number): number => (words / WORDS_PER_MINUTE) * 60

/** The page docs/effort.md, and what part of a week of 36 hours the jobs take. @throws Error for a job without a place in the week */
export function effortReport(measured: readonly Measured[]): { text: string; shareOfWeek: number } {
  const rows = measured.map(({ job, effort, words, limit }) => {
    const times = WEEK[job]
    if (times === undefined) throw new Error(`How often is '${job}' done in a week?`)
    const seconds = secondsOf(effort) + readingS(words)
    return { job, limit, effort, words, seconds, times, weekS: seconds * times }
  })
  const weekS = rows.reduce((sum, row) => sum + row.weekS, 0)
  const shareOfWeek = weekS / (WEEK_H * 3600)
  const cells = rows.map(({ job, effort, limit, words, seconds, times, weekS: total }) => [
    job,
    String(actsOf(effort)),
    String(limit),
    String(effort.characters),
    String(words),
    seconds.toFixed(0),
    String(times),
    (total / 60).toFixed(0),
  ])
  const head = ['job', 'acts', 'at most', 'characters', 'words read', 'seconds', 'a week', 'minutes a week']
  const text = `# Effort

What the main jobs ask of a case manager's hands, as a browser test counts it (\`test/browser/effort.test.ts\`). The page is
written by that test, and a change that makes a job longer fails it:

\`\`\`
npm test -- browser test/browser/effort.test.ts -u
\`\`\`

- **act**: a press of a key or a click. Text that is typed on end in one field is one act; its characters stand apart.
- **seconds**: by the keystroke-level model (Card, Moran and Newell, 1980): 0.28 s a key or character, 1.6 s a click with the
  way to it, 1.35 s of thought before each act. Pages that are read through count at 238 words a minute (Brysbaert, 2019).
  No person was timed, and waiting for an answer is not in it: \`docs/performance.md\` has that.
- **a week**: 40 contacts on a caseload of 100. How often each job is done in it is an assumption of ours.
  Not in it: intake, diagnosis, closing steps and promises, hand-overs, contact days and looking through the radar.

${tableOf(head, cells)}

Together **${(weekS / 60).toFixed(0)} minutes, ${(shareOfWeek * 100).toFixed(1)}% of ${WEEK_H} hours**. The studies name 40 to 60% of the time (seed3 L498).
The aim is under 10%.
`
  return { text, shareOfWeek }
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`
  const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [line(head), rule, ...rows.map(line)].join('\n')
}
