import type { IsoDate } from './day.ts'
import type { Statement } from './diagnosis.ts'
import { plainLetters } from './person.ts'

/** Words that say nothing of what is done. */
const LITTLE = new Set(
  (
    'de het een den der des aan af als al bij binnen da dan dat deze die dit doen door dus en er eerst enkele er even gaan ' +
    'gaat ga haar hem hen hij hun ik in is je jij kan kunnen laten maar mee met mij mijn na naar nog nu of om onze ook op ' +
    'opnieuw over per samen te tegen ten ter tijdens toe tot u uit uw van vanaf via voor voort weer wel wij we wil willen ' +
    'worden word wordt zal zij ze zich zijn zodat zou zullen jaar jaren maand maanden week weken keer maal vorig vorige'
  ).split(' '),
)

/** What is done with a course, in whichever form. Our own list. */
const WITH_A_COURSE = new Set(
  (
    'aanmelden aangemeld aanmelding meld meldt melden volgen volg volgt volgde volgden gevolgd doe doet deed deden gedaan ' +
    'starten start startte gestart beginnen begin begint begon begonnen inschrijven ingeschreven inschrijving schrijf schrijven ' +
    'zoeken zoek zoekt uitzoeken kiezen kies afmaken afgemaakt afronden afgerond rond behalen behaald haalde bezoeken deelnemen ' +
    'deelname meedoen opgeven regelen had heeft hebben gehad was waren gestopt stopte afgebroken mislukt gezakt klaar eens'
  ).split(' '),
)

/** The word that names a course: what it is about stands before it, or in other words beside it. */
const COURSE =
  /^(.*?)-?(?:cursus(?:sen)?|training(?:en)?|opleiding(?:en)?|scholing(?:en)?|workshops?|(?<=^|taal|rij|reken|computer)les(?:sen)?)$/

/** A word without its Dutch endings; crude, so that it only serves to compare. */
function stem(word: string): string {
  let rest = word
  for (let before = ''; before !== rest; ) {
    before = rest
    if (rest.length > 4) rest = rest.replace(/(?:en|e|s)$/, '')
  }
  return rest.replace(/(.)\1$/, '$1')
}

const wordsOf = (text: string): string[] =>
  plainLetters(text)
    .split(' ')
    .filter((word) => word !== '' && !LITTLE.has(word))

const asKey = (words: readonly string[]): string => [...new Set(words.map(stem))].toSorted().join(' ')

/** What the course is about that these words name; undefined when they name none, or do not say. */
function courseOf(text: string): string | undefined {
  const words = wordsOf(text)
  const named = words.map((word) => COURSE.exec(word)?.[1]).filter((about) => about !== undefined)
  if (named.length === 0) return undefined
  const inOneWord = named.filter((about) => about !== '')
  const beside = words.filter((word) => !COURSE.test(word) && !WITH_A_COURSE.has(word))
  return asKey(inOneWord.length > 0 ? inOneWord : beside) || undefined
}

/** Something that was done before, with its words and its day. */
interface Earlier {
  endedOn: IsoDate
  words: string
}

/**
 * The last time that the same was done: the same words but for little ones, their order and their endings, or a course
 * about the same subject, whatever is said around it. Undefined when it is new.
 * @source seed4 P25, L2533-2538 (the same course again)
 */
export function lastTime<One extends Earlier>(text: string, earlier: readonly One[]): One | undefined {
  const [asked, course] = [asKey(wordsOf(text)), courseOf(text)]
  if (asked === '') return undefined
  return earlier
    .filter(({ words }) => (course === undefined ? asKey(wordsOf(words)) === asked : courseOf(words) === course))
    .toSorted((a, b) => (a.endedOn < b.endedOn ? -1 : 1))
    .at(-1)
}

const FOLLOWED =
  /\b(?:volgde|volgden|gevolgd|deed|gedaan|afgerond|afgemaakt|behaald|haalde|gehad|gestopt|stopte|afgebroken|gezakt|begonnen|begon)\b/
const NOT_FOLLOWED = /\b(?:niet|nooit|geen|wil|wilde|zou)\b/

/** Whether a statement says that a course was followed: not a wish, and not that it never came to it. */
export const saysCourse = ({ nature }: Pick<Statement, 'nature'>, words: string): boolean => {
  const plain = plainLetters(words)
  return nature !== 'wish' && courseOf(words) !== undefined && FOLLOWED.test(plain) && !NOT_FOLLOWED.test(plain)
}
