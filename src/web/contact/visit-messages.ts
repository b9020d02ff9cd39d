import { defineMessages } from '../messages.ts'

export const messages = defineMessages({
  nl: {
    purpose: 'Waarom ga je op huisbezoek?',
    purposeHint: 'De bewoner leest dit in de uitnodiging.',
    purposeNeeded: 'Kies waarom je op huisbezoek gaat.',
    second: 'Met wie ga je?',
    secondHint: 'Ga met twee mensen. Jullie krijgen de afspraak allebei in de agenda.',
    alone: 'Alleen',
    noCheck:
      'Dit is een bezoek voor begeleiding, geen controle. Een huisbezoek om recht op uitkering te controleren is iets anders. Dat plan je niet in Trede.',
    textTitle: 'Tekst voor de bewoner',
    pair: (name: string) => `en ${name}`,
    reasons: {
      acquaintance: 'We willen graag met u kennismaken.',
      support: 'We willen graag horen hoe het gaat en waar we u mee kunnen helpen.',
      diagnosis: 'We willen graag samen met u kijken hoe het gaat en wat u kunt en wilt.',
      'no-reaction':
        'We hebben u eerder uitgenodigd, maar we hebben u nog niet gesproken. We willen graag weten hoe het met u gaat.',
    },
    text: (one: string, other: string | undefined, day: string, time: string, minutes: number) =>
      other
        ? `Op ${day} om ${time} uur komen ${one} en ${other} van de gemeente bij u thuis. Het gesprek duurt ongeveer ${minutes} minuten.`
        : `Op ${day} om ${time} uur komt ${one} van de gemeente bij u thuis. Het gesprek duurt ongeveer ${minutes} minuten.`,
    ending: 'Dit bezoek is geen controle. Komt het niet uit, of praat u liever ergens anders? Laat het ons weten.',
  },
  en: {
    purpose: 'Why do you visit somebody at home?',
    purposeHint: 'The resident reads this in the invitation.',
    purposeNeeded: 'Choose why you visit somebody at home.',
    second: 'Whom do you go with?',
    secondHint: 'Go with two people. Both of you get the appointment in your agenda.',
    alone: 'Alone',
    noCheck:
      'This is a visit for guidance, no check. A home visit to check the right to benefit is something else. It is not planned in Trede.',
    textTitle: 'Text for the resident',
    pair: (name: string) => `and ${name}`,
    reasons: {
      acquaintance: 'We would like to get to know you.',
      support: 'We would like to hear how you are and how we can help you.',
      diagnosis: 'We would like to look with you at how you are and what you can and want to do.',
      'no-reaction': 'We invited you before, but we have not spoken to you yet. We would like to know how you are.',
    },
    text: (one: string, other: string | undefined, day: string, time: string, minutes: number) =>
      other
        ? `On ${day} at ${time} ${one} and ${other} of the municipality visit you at home. The talk takes about ${minutes} minutes.`
        : `On ${day} at ${time} ${one} of the municipality visits you at home. The talk takes about ${minutes} minutes.`,
    ending: 'This visit is no check. Does it not suit you, or would you rather talk elsewhere? Let us know.',
  },
})
