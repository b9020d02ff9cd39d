import { defineMessages } from '../messages.ts'

export const messages = defineMessages({
  nl: {
    choose: 'Kies een reden',
    words: 'Toelichting in je eigen woorden',
    wordsHint: 'Schrijf op wat een collega moet weten om je keuze te begrijpen.',
    wordsNeeded: 'Bij deze reden hoort een korte toelichting.',
    codeNeeded: 'Kies een reden.',
  },
  en: {
    choose: 'Choose a reason',
    words: 'Explanation in your own words',
    wordsHint: 'Write down what a colleague must know to understand your choice.',
    wordsNeeded: 'This reason needs a short explanation.',
    codeNeeded: 'Choose a reason.',
  },
})
