import type { Context, Decision } from '../core/decision.ts'
import { Failure } from '../core/failure.ts'
import { type Letter, type LetterEvent, type LetterRules, sendLetter } from '../core/letter.ts'
import { missingAddressParts } from '../core/letter-words.ts'
import type { Letters } from './letter.ts'
import { letterFields, mergeLetter } from './letter-field.ts'

interface Notice {
  person: LetterRules['person']
  municipality: string
  /** Who writes, by name: the one who gives the dossier, or the team lead. */
  worker: string
  /** Who will be the resident's contact person, by name. */
  newWorker: string
  /** Letters of this dossier that were not withdrawn. */
  letters: readonly Letter[]
}

/**
 * The letter, to be posted, that tells a resident who the new contact person is. Its events and texts go with those of the
 * hand-over itself, so that a caseload is handed over with its letters in one go.
 *
 * @throws letter.template-unknown, letter.address-missing, letter.sent-today; the hand-over itself can go on without
 * @source seed1 P8
 */
export function handoverNotice(
  policy: Pick<Letters, 'templates' | 'places'>,
  { person, municipality, worker, newWorker, letters }: Notice,
  context: Context,
): Decision<LetterEvent> {
  const template = policy.templates.find(({ kind }) => kind === 'handover-notice')
  if (!template) throw new Failure('letter.template-unknown')
  const fields = letterFields({
    language: template.language,
    person,
    municipality,
    worker,
    newWorker,
    appointment: null,
    places: policy.places,
    missedOn: null,
    lastContactOn: null,
    nextContactOn: null,
    plan: null,
  })
  const { subject, body } = mergeLetter(template, fields)
  const input = { templateKey: template.key, way: 'post', subject, body, isAgain: false } as const
  return sendLetter(input, { template, person, letters, appointmentIds: new Set(), canMail: false }, context)
}

/** Whether such a letter can be posted: said before a caseload is handed over, so that nobody is told too late. */
export const canBePosted = (person: LetterRules['person']): boolean => missingAddressParts(person).length === 0
