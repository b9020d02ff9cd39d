import type { WorkerChangeReason, WorkerChangeSide } from '../../core/worker-change.ts'
import { defineMessages } from '../messages.ts'

const reasonsNl: Record<WorkerChangeReason, string> = {
  'no-click': 'Het klikt niet',
  language: 'Taal',
  'known-person': 'Zij kennen elkaar buiten het werk',
  reach: 'Plaats of tijd komt niet uit',
  other: 'Iets anders',
}
const reasonsEn: Record<WorkerChangeReason, string> = {
  'no-click': 'There is no click',
  language: 'Language',
  'known-person': 'They know each other outside work',
  reach: 'Place or time does not suit',
  other: 'Something else',
}
const sidesNl: Record<WorkerChangeSide, string> = { resident: 'De bewoner', worker: 'De begeleider' }
const sidesEn: Record<WorkerChangeSide, string> = { resident: 'The resident', worker: 'The worker' }

export const messages = defineMessages({
  nl: {
    title: 'Andere begeleider',
    open: 'Andere begeleider vragen',
    lead: 'De teamleider besluit. In het dossier staat alleen wie het vroeg, en een reden als je die kiest. Niemand krijgt de schuld.',
    side: 'Wie vraagt het?',
    sides: sidesNl,
    sideNeeded: 'Kies wie het vraagt.',
    incomplete: 'Het verzoek is nog niet compleet.',
    reason: 'Reden',
    noReason: 'Zonder reden',
    reasons: reasonsNl,
    ask: 'Verzoek vastleggen',
    asked: (side: WorkerChangeSide, reason: WorkerChangeReason | null) =>
      `${sidesNl[side]} vraagt het${reason ? `: ${reasonsNl[reason].toLowerCase()}` : ''}`,
    saved: 'Het verzoek is vastgelegd. De teamleider ziet het op de teampagina.',
    pending: (side: WorkerChangeSide) => `${sidesNl[side]} vroeg om een andere begeleider. De teamleider besluit.`,
    outcome: 'Besluit',
    outcomes: {
      granted: 'Er komt een andere begeleider',
      kept: 'Samen verder, na een gesprek',
      withdrawn: 'Het verzoek is ingetrokken',
    },
    outcomeNeeded: 'Kies wat je besluit.',
    decideIncomplete: 'Het besluit is nog niet compleet.',
    words: 'Wat is afgesproken',
    wordsHint: 'Schrijf wat er nu gebeurt, niet wie er iets fout deed.',
    decide: 'Besluit vastleggen',
    decided: 'Het besluit is vastgelegd.',
    decidedGranted: 'Het besluit is vastgelegd. Kies nu wie het overneemt.',
    cancel: 'Annuleren',
  },
  en: {
    title: 'Another worker',
    open: 'Ask for another worker',
    lead: 'The team lead decides. The file holds only who asked, and a reason if you choose one. Nobody is blamed.',
    side: 'Who asks?',
    sides: sidesEn,
    sideNeeded: 'Choose who asks.',
    incomplete: 'The request is not complete yet.',
    reason: 'Reason',
    noReason: 'Without a reason',
    reasons: reasonsEn,
    ask: 'Record the request',
    asked: (side: WorkerChangeSide, reason: WorkerChangeReason | null) =>
      `${sidesEn[side]} asks${reason ? `: ${reasonsEn[reason].toLowerCase()}` : ''}`,
    saved: 'The request has been recorded. The team lead sees it on the team page.',
    pending: (side: WorkerChangeSide) => `${sidesEn[side]} asked for another worker. The team lead decides.`,
    outcome: 'Decision',
    outcomes: {
      granted: 'Another worker will come',
      kept: 'On together, after a talk',
      withdrawn: 'The request was withdrawn',
    },
    outcomeNeeded: 'Choose what you decide.',
    decideIncomplete: 'The decision is not complete yet.',
    words: 'What was agreed',
    wordsHint: 'Write what happens now, not who did something wrong.',
    decide: 'Record the decision',
    decided: 'The decision has been recorded.',
    decidedGranted: 'The decision has been recorded. Now choose who takes over.',
    cancel: 'Cancel',
  },
})
