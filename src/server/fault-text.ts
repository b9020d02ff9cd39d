/** What is wrong with one field, in words: what it is and what to do. */
const FAULTS: Record<string, { nl: string; en: string }> = {
  'end-before-start': {
    nl: 'Het einde ligt voor het begin. Kies een latere dag.',
    en: 'The end lies before the start. Choose a later day.',
  },
  'too-late': {
    nl: 'Dit is verder weg dan het beleid toestaat. Kies een eerdere dag.',
    en: 'This is further away than the policy allows. Choose an earlier day.',
  },
  range: {
    nl: 'Deze dag kan hier niet. Kies een andere dag.',
    en: 'This day is not possible here. Choose another day.',
  },
  'assessment.same-decision': {
    nl: 'Voor dit besluit loopt al een ronde.',
    en: 'A round for this decision is already open.',
  },
  'attachment.not-found': {
    nl: 'Dit bestand is er niet meer. Haal het weg en kies het opnieuw.',
    en: 'This file is not there any more. Remove it and choose it again.',
  },
  'instrument.medical-file': {
    nl: 'Dit bewaart alleen de medisch adviseur.',
    en: 'Only the medical adviser keeps this.',
  },
  'instrument.not-medical': {
    nl: 'Kies een medisch instrument.',
    en: 'Choose a medical instrument.',
  },
  period: { nl: 'Dit maatje is er op die dag niet.', en: 'This buddy is not there on that day.' },
  full: { nl: 'Dit maatje heeft geen plaats meer.', en: 'This buddy has no room left.' },
  'start-day': {
    nl: 'Kies een dag vanaf de vraag tot en met vandaag.',
    en: 'Choose a day from the request up to today.',
  },
  'district.invalid': {
    nl: 'Geef de eerste twee tot vier cijfers van een postcode, zoals 5611.',
    en: 'Give the first two to four digits of a postcode, such as 5611.',
  },
  required: { nl: 'Vul dit in.', en: 'Fill this in.' },
  'not-after-today': { nl: 'Kies een dag na vandaag.', en: 'Choose a day after today.' },
  'before-start': {
    nl: 'Deze dag ligt voor het begin van de stap.',
    en: 'This day lies before the start of the step.',
  },
  'before-begin': { nl: 'Kies een tijd na het begin.', en: 'Choose a time after the beginning.' },
  'may-not': { nl: 'Wie dit is, mag het plan niet tekenen.', en: 'Who this is may not sign the plan.' },
  'signed-day': {
    nl: 'Kies een dag vanaf de dag van deze versie tot en met vandaag.',
    en: 'Choose a day from the day of this version up to today.',
  },
  'too-few': { nl: 'Zo wordt het er maar één.', en: 'This makes only one.' },
  'too-many': { nl: 'Zo worden het er te veel.', en: 'This makes too many.' },
  past: { nl: 'Kies een dag vanaf vandaag.', en: 'Choose a day from today on.' },
  future: { nl: 'Kies een dag tot en met vandaag.', en: 'Choose a day up to and including today.' },
  unknown: { nl: 'Kies iets uit de lijst.', en: 'Choose something from the list.' },
  'out-of-bounds': {
    nl: 'Dit valt buiten wat kan. Kies een andere waarde.',
    en: 'This is out of bounds. Choose another value.',
  },
  'letter.open': {
    nl: 'Vul in wat tussen dubbele accolades staat, of haal het weg.',
    en: 'Fill in what stands between double braces, or take it out.',
  },
  'unknown-field': {
    nl: 'Dit veld kennen we niet. Laat het weg of kijk of de naam goed is gespeld.',
    en: 'We do not know this field. Leave it out or check its spelling.',
  },
  'day.invalid': {
    nl: 'Dit is geen bestaande dag. Schrijf bijvoorbeeld 2026-11-23.',
    en: 'This day does not exist. Write for example 2026-11-23.',
  },
  'birth-date.invalid': {
    nl: 'Dit is geen geldige geboortedatum. Een onbekende maand of dag schrijf je als 00.',
    en: 'This is not a valid birth date. Write an unknown month or day as 00.',
  },
  'birth-date.future': { nl: 'De geboortedatum ligt in de toekomst.', en: 'The birth date lies in the future.' },
  closed: {
    nl: 'Op deze dag is de gemeente gesloten. Kies een andere dag.',
    en: 'The municipality is closed on this day. Choose another day.',
  },
  same: { nl: 'Kies iemand anders.', en: 'Choose somebody else.' },
  'before-birth': {
    nl: 'Deze dag ligt voor de geboortedatum. Kies een latere dag.',
    en: 'This day lies before the birth date. Choose a later day.',
  },
  'measurement.domain-twice': {
    nl: 'Dit leefgebied staat er twee keer. Laat er één staan.',
    en: 'This life domain occurs twice. Leave one of them.',
  },
  'bsn.invalid': {
    nl: 'Dit is geen geldig BSN. Controleer de negen cijfers.',
    en: 'This is not a valid BSN. Check the nine digits.',
  },
  'postcode.invalid': { nl: 'Schrijf de postcode als 1234 AB.', en: 'Write the postcode as 1234 AB.' },
  'email.invalid': { nl: 'Dit is geen e-mailadres.', en: 'This is not an e-mail address.' },
  'fact.out-of-bounds': { nl: 'Deze waarde past niet bij dit kenmerk.', en: 'This value does not fit this fact.' },
  'text.unreadable-character': {
    nl: 'In deze tekst staat een teken dat we niet kunnen bewaren. Haal het weg.',
    en: 'This text holds a character that we cannot keep. Remove it.',
  },
  identifies: {
    nl: 'Hieraan is te zien om wie het gaat. Schrijf het zonder naam, nummer, geboortedatum of adres.',
    en: 'This shows who it is about. Write it without name, number, birth date or address.',
  },
  'too-small': { nl: 'Dit is te kort of te klein.', en: 'This is too short or too small.' },
  'too-big': { nl: 'Dit is te lang of te groot.', en: 'This is too long or too large.' },
  'key.invalid': {
    nl: 'Gebruik kleine letters, cijfers en streepjes, zoals "werk-eerst".',
    en: 'Use lower case letters, digits and hyphens, such as "work-first".',
  },
  'policy.period-reversed': {
    nl: 'De laatste dag ligt voor de eerste dag.',
    en: 'The last day lies before the first day.',
  },
  'policy.category-twice': {
    nl: 'Twee categorieën hebben dezelfde sleutel.',
    en: 'Two categories have the same key.',
  },
  'policy.next-unknown': {
    nl: 'De categorie die hierop volgt, staat niet in de lijst.',
    en: 'The category that follows is not in the list.',
  },
  'invalid-json': { nl: 'Dit is geen geldige JSON.', en: 'This is no valid JSON.' },
}

const OTHER = { nl: 'Deze waarde past hier niet.', en: 'This value does not fit here.' }

export const faultText = (code: string, language: 'nl' | 'en'): string => (FAULTS[code] ?? OTHER)[language]
