import { defineMessages } from '../messages.ts'

export const breachWords = defineMessages({
  nl: {
    open: 'Niet nagekomen',
    title: 'Waarom komt de gemeente dit niet na?',
    reason: 'Reden',
    reasons: {
      'rule-change': 'De regels zijn veranderd',
      budget: 'Het geld is op',
      provider: 'De aanbieder kan het niet doen',
      other: 'Iets anders',
    },
    notice: 'Wat vertel je de bewoner?',
    noticeHint: 'Schrijf het zoals je het zegt. De bewoner kan dit lezen.',
    instead: 'Wat komt ervoor in de plaats?',
    save: 'Vastleggen',
    incomplete: 'Er ontbreekt nog iets.',
    reasonNeeded: 'Kies een reden.',
    noticeNeeded: 'Schrijf op wat je de bewoner vertelt.',
    insteadNeeded: 'Schrijf op wat ervoor in de plaats komt.',
  },
  en: {
    open: 'Not kept',
    title: 'Why does the municipality not keep this?',
    reason: 'Reason',
    reasons: {
      'rule-change': 'The rules have changed',
      budget: 'The money has run out',
      provider: 'The provider cannot do it',
      other: 'Something else',
    },
    notice: 'What do you tell the resident?',
    noticeHint: 'Write it as you say it. The resident can read this.',
    instead: 'What comes in its place?',
    save: 'Record',
    incomplete: 'Something is still missing.',
    reasonNeeded: 'Choose a reason.',
    noticeNeeded: 'Write down what you tell the resident.',
    insteadNeeded: 'Write down what comes in its place.',
  },
})
