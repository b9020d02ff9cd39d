import * as z from 'zod'
import { Place } from '../core/contact.ts'
import { IsoDate } from '../core/day.ts'
import { LetterInput } from '../core/letter.ts'
import { SenderDetails } from '../core/letter-sender.ts'
import { Id } from '../core/person.ts'
import { LettersFile, ShownTemplate, Wording } from '../policy/letter.ts'
import { LocalText } from '../policy/sourced.ts'
import { dossierParams, Version, Written } from './dossier.ts'
import { route } from './route.ts'

export const tag = 'Brieven'

export const getLetters = route({
  method: 'get',
  path: '/beleid/brieven',
  operationId: 'getLetters',
  summary: 'Sjablonen van brieven in de toon van de gemeente, en wat er over formuleringen bekend is',
  tag,
  permission: 'policy.read',
  place: 'municipality',
  response: z.object({
    /** What the policy says of where a resident can reach the municipality. */
    sender: LettersFile.shape.sender,
    /** What the municipality filled in for itself; that goes before its policy. Revision 0: nobody did yet. */
    ownSender: z.object({
      revision: z.int(),
      details: SenderDetails,
      madeOn: IsoDate.nullable(),
      madeBy: z.string().nullable(),
    }),
    places: z.partialRecord(Place, LocalText),
    /** Places in the municipality's own words; of the others the address is not known. */
    ownPlaces: z.array(Place),
    templates: z.array(ShownTemplate),
    wording: z.array(Wording),
    /** A mail server has been set. */
    canMail: z.boolean(),
  }),
  failures: [],
})

export const sendLetterRoute = route({
  method: 'post',
  path: '/dossiers/{dossierId}/brieven',
  operationId: 'sendLetter',
  summary: 'Een brief versturen: vastleggen om te printen, of per e-mail',
  tag,
  permission: 'contact.write',
  place: 'dossier',
  params: dossierParams,
  body: LetterInput.extend({
    version: Version,
    /** The proposed step after a missed appointment, which this letter is. */
    noShowStep: z.string().min(1).max(60).optional(),
  }).strict(),
  response: Written.extend({ letterId: Id }),
  failures: [
    'letter.template-unknown',
    'letter.place-open',
    'letter.address-missing',
    'letter.email-missing',
    'letter.mail-unset',
    'letter.sent-today',
    'letter.mail-away',
    'letter.mail-refused',
    'letter.character',
    'contact.appointment-not-found',
    'no-show.none',
    'no-show.unknown-step',
    'no-show.reason-missing',
    'no-show.weigher-missing',
    'no-show.words-missing',
    'dossier.closed',
    'dossier.changed-meanwhile',
  ],
})

export const Pdf = z.custom<Uint8Array<ArrayBuffer>>().meta({ type: 'string', format: 'binary' })

export const proveLetter = route({
  method: 'post',
  path: '/dossiers/{dossierId}/brieven/_proef',
  operationId: 'proveLetter',
  summary: 'Een brief bekijken als PDF zonder hem vast te leggen; de inzage wordt vastgelegd',
  tag,
  permission: 'contact.write',
  place: 'dossier',
  params: dossierParams,
  body: LetterInput.pick({ templateKey: true, way: true, subject: true, body: true }).strict(),
  response: Pdf,
  responseType: 'application/pdf',
  failures: ['letter.template-unknown', 'letter.character'],
})

export const setLetterSender = route({
  method: 'put',
  path: '/beleid/brieven/afzender',
  operationId: 'setLetterSender',
  summary: 'Vastleggen wie de brieven verstuurt en hoe de gemeente te bereiken is',
  tag,
  permission: 'letter.sender',
  place: 'municipality',
  body: SenderDetails.extend({ revision: z.int().min(0) }).strict(),
  response: z.object({ revision: z.int() }),
  failures: ['letter.sender-incomplete', 'letter.sender-changed', 'letter.character'],
})

export const getLetterPdf = route({
  method: 'get',
  path: '/dossiers/{dossierId}/brieven/{letterId}/pdf',
  operationId: 'getLetterPdf',
  summary: 'Een verstuurde brief als toegankelijke PDF; de inzage wordt vastgelegd',
  tag,
  permission: 'dossier.read',
  place: 'dossier',
  params: dossierParams.extend({ letterId: Id }),
  response: Pdf,
  responseType: 'application/pdf',
  failures: ['letter.not-found', 'letter.erased', 'letter.character'],
})
