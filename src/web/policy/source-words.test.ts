import { describe, expect, test } from 'vitest'
import type { SourceList } from '../../policy/country.ts'
import { sourceWords } from './source-words.ts'

/** As policies/nl/sources.json has them. */
const studies: SourceList = {
  seed0: {
    nl: 'H. Raaff, Kosten en moeite, deel 2: WIZ-consulenten over bijstandsmoeders in Maastricht (2006)',
    en: 'H. Raaff, Kosten en moeite, part 2: work, income and care consultants in Maastricht (2006)',
  },
  seed2: {
    nl: 'F. van Kippersluis, Werk of Bijstand. De invloed van beleidsvrijheid op het Nederlandse reïntegratiebeleid (2009)',
    en: 'F. van Kippersluis, Werk of Bijstand: the influence of policy freedom on Dutch re-integration policy (2009)',
  },
  seed3: {
    nl: 'R. van Berkel, Re-integratiedienstverlening voor bijstandsgerechtigden, deel 1 (2013)',
    en: 'R. van Berkel, Re-integration services for social assistance recipients, part 1 (2013)',
  },
  seed4: {
    nl: 'M. Kremer, J. van der Meer en M. Ham (red.), De zachte hand in de bijstand, Sociale Vraagstukken, winter 2017',
    en: 'M. Kremer, J. van der Meer and M. Ham (eds), The soft hand in social assistance, Sociale Vraagstukken, winter 2017',
  },
}

describe('a source is named as people know it', () => {
  test.each([
    ['seed2 L721', 'Werk of Bijstand (2009), regel 721'],
    ['seed2 L694-696', 'Werk of Bijstand (2009), regels 694-696'],
    ['seed3 L137, L209', expect.stringMatching(/, deel 1 \(2013\), regel 137, regel 209$/)],
    ['seed2 §4.5', 'Werk of Bijstand (2009), §4.5'],
    [
      'seed4 L719, L890 (one example, no norm)',
      'De zachte hand in de bijstand (2017), regel 719, regel 890 (one example, no norm)',
    ],
    ['seed2 L690; seed3 L209', expect.stringMatching(/^Werk of Bijstand \(2009\), regel 690; .*regel 209$/)],
    ['Participatiewet 18 lid 4', 'Participatiewet 18 lid 4'],
    ['raadsbesluit L12', 'raadsbesluit L12'],
  ])('%s', (source, words) => {
    expect(sourceWords(source, studies, 'nl')).toEqual(words)
  })

  test('in English the lines are lines', () => {
    expect(sourceWords('seed0 L5', studies, 'en')).toBe('Kosten en moeite, part 2 (2006), line 5')
  })

  test('a study that is not in the list keeps its code', () => {
    expect(sourceWords('seed9 L5', studies, 'nl')).toBe('seed9 L5')
  })
})
