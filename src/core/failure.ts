import { ASSESSMENT_FAILURES } from './assessment-failure.ts'
import { BUDDY_FAILURES } from './buddy-failure.ts'
import { CASE_QUESTION_FAILURES } from './case-question-failure.ts'
import { CONFERENCE_FAILURES } from './conference-failure.ts'
import { CONTACT_DAY_FAILURES } from './contact-day-failure.ts'
import { CONTACT_FAILURES } from './contact-failure.ts'
import { HANDOVER_FAILURES } from './handover-failure.ts'
import { INSTRUMENT_FAILURES } from './instrument-failure.ts'
import { LETTER_FAILURES } from './letter-failure.ts'
import { NO_SHOW_FAILURES } from './no-show-failure.ts'
import { PLAN_FAILURES } from './plan-failure.ts'
import { POLICY_FAILURES } from './policy-failure.ts'
import { PROFILE_FAILURES } from './profile-failure.ts'
import { RADAR_FAILURES } from './radar-failure.ts'
import { TALK_FAILURES } from './talk-failure.ts'
import { TEAM_FAILURES } from './team-failure.ts'

/**
 * Every way a request can be refused. The code is the contract; the texts are for people.
 * Facts that travel with a failure hold ids, codes and numbers, never names, BSN or free text.
 */
export const FAILURES = {
  'request.invalid': {
    status: 400,
    nl: 'De invoer klopt niet. Kijk bij de velden die hieronder staan.',
    en: 'The input is not right. See the fields below.',
  },
  'request.too-large': {
    status: 413,
    nl: 'Het bestand is te groot. Splits het bestand en laad de delen na elkaar.',
    en: 'The file is too large. Split the file and load the parts one after another.',
  },
  'request.body-too-large': {
    status: 413,
    nl: 'Dit is te veel in één keer. Wat je typte staat er nog: kort het in, of bewaar het in delen.',
    en: 'This is too much at once. What you typed is still there: shorten it, or save it in parts.',
  },
  'request.not-found': { status: 404, nl: 'Deze pagina bestaat niet.', en: 'There is no such page.' },
  'request.too-many': {
    status: 429,
    nl: 'Te veel verzoeken achter elkaar. Wacht even en probeer het opnieuw.',
    en: 'Too many requests in a row. Wait a moment and try again.',
  },
  'server.broken': {
    status: 500,
    nl: 'Er ging iets mis bij ons. Wat u typte staat er nog. Probeer het opnieuw of geef het nummer van de melding door aan uw beheerder.',
    en: 'Something went wrong on our side. What you typed is still there. Try again or give the report number to your administrator.',
  },
  'session.none': {
    status: 401,
    nl: 'Je bent niet (meer) aangemeld. Meld je opnieuw aan; wat je typte is bewaard.',
    en: 'You are not signed in (any more). Sign in again; what you typed has been kept.',
  },
  'session.csrf': {
    status: 403,
    nl: 'Dit verzoek kwam niet van je eigen scherm. Laad de pagina opnieuw.',
    en: 'This request did not come from your own screen. Reload the page.',
  },
  'session.unknown-worker': {
    status: 403,
    nl: 'Je bent wel aangemeld, maar je account is hier niet bekend of niet actief. Vraag je functioneel beheerder.',
    en: 'You are signed in, but your account is not known or not active here. Ask your functional administrator.',
  },
  'access.denied': { status: 403, nl: 'Dit hoort niet bij jouw rol.', en: 'This is not part of your role.' },
  'dossier.not-found': {
    status: 404,
    nl: 'Dit dossier bestaat niet, of je mag het niet zien.',
    en: 'There is no such dossier, or you may not see it.',
  },
  'dossier.changed-meanwhile': {
    status: 409,
    nl: 'Iemand anders heeft dit dossier intussen gewijzigd. Hieronder staat wat er veranderde. Wat je typte is bewaard: kijk of het nog klopt en sla opnieuw op.',
    en: 'Somebody else has changed this dossier meanwhile. Below is what changed. What you typed is kept: see whether it still holds and save again.',
  },
  'dossier.closed': {
    status: 409,
    nl: 'Dit dossier is afgesloten. Heropen het eerst.',
    en: 'This dossier is closed. Reopen it first.',
  },
  'dossier.not-closed': { status: 409, nl: 'Dit dossier is niet afgesloten.', en: 'This dossier is not closed.' },
  'dossier.event-not-found': {
    status: 404,
    nl: 'Deze gebeurtenis staat niet in het dossier.',
    en: 'There is no such event in the dossier.',
  },
  'dossier.not-correctable': {
    status: 409,
    nl: 'Deze gebeurtenis kan niet worden ingetrokken, omdat andere gebeurtenissen erop steunen.',
    en: 'This event cannot be withdrawn, because other events rest on it.',
  },
  'person.exists': {
    status: 409,
    nl: 'Deze persoon lijkt al bekend. Vergelijk de gegevens en kies: bestaand dossier openen, of toch een nieuw dossier.',
    en: 'This person seems to be known already. Compare the details and choose: open the existing dossier, or a new one after all.',
  },
  'person.bsn-taken': {
    status: 409,
    nl: 'Dit BSN hoort al bij iemand anders in deze gemeente.',
    en: 'This BSN already belongs to somebody else in this municipality.',
  },
  'intake.already-started': { status: 409, nl: 'Er loopt al een intake.', en: 'An intake is already under way.' },
  'intake.not-started': { status: 409, nl: 'Er loopt geen intake.', en: 'No intake is under way.' },
  'intake.suspended': {
    status: 409,
    nl: 'De intake is opgeschort vanwege een medische claim. Ga pas verder als het medisch oordeel er is.',
    en: 'The intake is suspended because of a medical claim. Go on only once the medical judgement is there.',
  },
  'intake.medical-claim': {
    status: 409,
    nl: 'De klant zegt dat werken om medische redenen niet kan. Schort de intake op; na het medisch oordeel kan zij verder.',
    en: 'The client says that work is impossible for medical reasons. Suspend the intake; it goes on after the medical judgement.',
  },
  'intake.not-suspended': { status: 409, nl: 'De intake is niet opgeschort.', en: 'The intake is not suspended.' },
  'intake.unknown-question': {
    status: 400,
    nl: 'Deze vraag hoort niet bij de intake van deze gemeente.',
    en: 'This question is not part of the intake of this municipality.',
  },
  'intake.incomplete': {
    status: 409,
    nl: 'De intake is nog niet klaar. Beantwoord eerst de vragen die hieronder staan.',
    en: 'The intake is not finished. First answer the questions below.',
  },
  'intake.report-missing': {
    status: 409,
    nl: 'Deze gemeente vraagt een gespreksverslag met motivering van je keuzes.',
    en: 'This municipality asks for a conversation report with reasons for your choices.',
  },
  'diagnosis.statement-not-found': {
    status: 404,
    nl: 'Deze uitspraak staat niet in het dossier.',
    en: 'There is no such statement in the dossier.',
  },
  'diagnosis.no-difference': {
    status: 409,
    nl: 'Bij deze uitspraak staat geen andere kijk. Er valt niets te kiezen.',
    en: 'No other view stands beside this statement. There is nothing to choose.',
  },
  ...POLICY_FAILURES,
  ...RADAR_FAILURES,
  ...PROFILE_FAILURES,
  ...CONTACT_FAILURES,
  ...CONTACT_DAY_FAILURES,
  ...TEAM_FAILURES,
  ...PLAN_FAILURES,
  ...NO_SHOW_FAILURES,
  ...ASSESSMENT_FAILURES,
  ...INSTRUMENT_FAILURES,
  ...CONFERENCE_FAILURES,
  ...BUDDY_FAILURES,
  ...CASE_QUESTION_FAILURES,
  ...HANDOVER_FAILURES,
  ...TALK_FAILURES,
  ...LETTER_FAILURES,
  'outflow.day': {
    status: 400,
    nl: 'De dag van uitstroom ligt tussen de opening van het dossier en vandaag.',
    en: 'The day of outflow lies between the opening of the dossier and today.',
  },
  'outflow.unknown-reason': {
    status: 400,
    nl: 'Deze reden staat niet in de lijst.',
    en: 'This reason is not in the list.',
  },
  'outflow.work-missing': {
    status: 400,
    nl: 'Vul bij uitstroom naar werk de uren, het contract en de begindatum in.',
    en: 'For outflow to work, fill in hours, contract and starting date.',
  },
  'import.not-found': { status: 404, nl: 'Deze import bestaat niet.', en: 'There is no such import.' },
  'import.unreadable': {
    status: 400,
    nl: 'Dit bestand kan niet worden gelezen. Bewaar het als CSV of XLSX en probeer het opnieuw.',
    en: 'This file cannot be read. Save it as CSV or XLSX and try again.',
  },
  'import.empty': { status: 400, nl: 'Dit bestand heeft geen regels.', en: 'This file has no rows.' },
  'import.column-missing': {
    status: 400,
    nl: 'Een verplichte kolom ontbreekt in de indeling.',
    en: 'A required column is missing from the mapping.',
  },
  'import.not-new': {
    status: 409,
    nl: 'Deze regel kan geen nieuwe persoon worden: het BSN of klantnummer hoort al bij iemand anders.',
    en: 'This row cannot become a new person: the BSN or client number belongs to somebody else already.',
  },
  'import.wrong-state': {
    status: 409,
    nl: 'Dit kan nu niet met deze import.',
    en: 'This cannot be done with this import now.',
  },
  'access.reason-missing': {
    status: 400,
    nl: 'Noodtoegang kan alleen met een reden.',
    en: 'Emergency access needs a reason.',
  },
  'draft.changed-meanwhile': {
    status: 409,
    nl: 'Dit concept is intussen ergens anders gewijzigd. Lees het opnieuw en kies welke tekst blijft.',
    en: 'This draft was changed elsewhere meanwhile. Read it again and choose which text stays.',
  },
  'draft.too-large': { status: 413, nl: 'Dit concept is te lang.', en: 'This draft is too long.' },
} as const satisfies Record<string, { status: number; nl: string; en: string }>

export type FailureCode = keyof typeof FAILURES

/** Where in the request the fault is, as a JSON pointer, with its own code and a fact for the text. */
export interface FieldFault {
  pointer: string
  code: string
  detail?: string
}

/** An expected refusal. Everything else that is thrown is a bug. */
export class Failure extends Error {
  readonly code: FailureCode
  readonly facts: Readonly<Record<string, unknown>>
  readonly faults: readonly FieldFault[]
  constructor(code: FailureCode, facts: Readonly<Record<string, unknown>> = {}, faults: readonly FieldFault[] = []) {
    super(code)
    this.name = 'Failure'
    this.code = code
    this.facts = facts
    this.faults = faults
  }
}
