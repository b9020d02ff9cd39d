import type { ImportField, RowProblem, RowProblemCode } from './import.ts'
import { IMPORT_COLUMNS } from './import-columns.ts'

interface ProblemText {
  severity: RowProblem['severity']
  /** `{column}` is the column's name, `{max}` the most characters it may have. */
  nl: string
  en: string
}

const error = (nl: string, en: string): ProblemText => ({ severity: 'error', nl, en })
const warning = (nl: string, en: string): ProblemText => ({ severity: 'warning', nl, en })

/** Identity and days that a file gets wrong keep a row out; a wrong side detail only leaves that cell out. */
const PROBLEMS: Readonly<Record<RowProblemCode, ProblemText>> = {
  'row.too-few-cells': warning(
    'Deze regel heeft minder kolommen dan de kop. Wat ontbreekt blijft leeg. Controleer de regel.',
    'This row has fewer columns than the heading. What is missing stays empty. Check the row.',
  ),
  'row.too-many-cells': error(
    'Deze regel heeft meer kolommen dan de kop. Waarschijnlijk staat er een scheidingsteken in een tekst. Zet die tekst tussen aanhalingstekens.',
    'This row has more columns than the heading. A text probably holds a separator. Put that text between quotation marks.',
  ),
  'row.broken-quotes': error(
    'In deze regel kloppen de aanhalingstekens niet. Haal losse aanhalingstekens weg of bewaar het bestand opnieuw als CSV.',
    'The quotation marks in this row are not right. Remove stray ones or save the file as CSV again.',
  ),
  'row.required-name': error(
    'De achternaam ontbreekt. Vul een achternaam of een volledige naam in.',
    'The family name is missing. Fill in a family name or a full name.',
  ),
  'row.required-identity': error(
    'Geboortedatum, BSN en klantnummer ontbreken alle drie. Vul er minstens één in.',
    'Birth date, BSN and client number are all missing. Fill in at least one.',
  ),
  'cell.broken-encoding': error(
    'Kolom ‘{column}’: een letter is onleesbaar geworden. Bewaar het bestand opnieuw als CSV UTF-8 of als XLSX.',
    'Column ‘{column}’: a letter has become unreadable. Save the file again as CSV UTF-8 or as XLSX.',
  ),
  'cell.mangled-letters': warning(
    'Kolom ‘{column}’: letters met een accent lijken verkeerd te zijn overgezet. Controleer de tekst.',
    'Column ‘{column}’: letters with an accent seem to have been converted wrongly. Check the text.',
  ),
  'cell.control-characters': warning(
    'Kolom ‘{column}’: er stonden onzichtbare tekens in. Die zijn weggelaten.',
    'Column ‘{column}’: it held invisible characters. They have been left out.',
  ),
  'cell.formula': warning(
    'Kolom ‘{column}’: de cel begint als een formule. Hij wordt niet uitgevoerd en alleen als tekst gelezen. Controleer de cel.',
    'Column ‘{column}’: the cell begins like a formula. It is not run and only read as text. Check the cell.',
  ),
  'cell.too-long': error(
    'Kolom ‘{column}’: de tekst is te lang. Kort hem in tot {max} tekens.',
    'Column ‘{column}’: the text is too long. Shorten it to {max} characters.',
  ),
  'bsn.not-digits': error(
    'Kolom ‘{column}’: een BSN bestaat uit cijfers. Haal andere tekens weg of maak de cel leeg.',
    'Column ‘{column}’: a BSN consists of digits. Remove other characters or empty the cell.',
  ),
  'bsn.wrong-length': error(
    'Kolom ‘{column}’: een BSN heeft 9 cijfers (7 of 8 als de voorloopnullen ontbreken). Verbeter het nummer of maak de cel leeg.',
    'Column ‘{column}’: a BSN has 9 digits (7 or 8 when leading zeros are missing). Correct the number or empty the cell.',
  ),
  'bsn.eleven-test': error(
    'Kolom ‘{column}’: dit BSN bestaat niet, want het klopt niet met de elfproef. Waarschijnlijk is er een cijfer verkeerd. Verbeter het nummer of maak de cel leeg.',
    'Column ‘{column}’: this BSN cannot exist, since it fails the eleven-test. A digit is probably wrong. Correct the number or empty the cell.',
  ),
  'bsn.placeholder': warning(
    'Kolom ‘{column}’: dit is geen BSN maar een vulwaarde. De persoon wordt zonder BSN geladen.',
    'Column ‘{column}’: this is not a BSN but a filler. The person is loaded without a BSN.',
  ),
  'date.unreadable': error(
    'Kolom ‘{column}’: deze datum is niet te lezen. Schrijf dag-maand-jaar, zoals 31-12-2020.',
    'Column ‘{column}’: this date cannot be read. Write day-month-year, such as 31-12-2020.',
  ),
  'date.no-such-day': error(
    'Kolom ‘{column}’: deze dag bestaat niet. Schrijf dag-maand-jaar, zoals 31-12-2020.',
    'Column ‘{column}’: there is no such day. Write day-month-year, such as 31-12-2020.',
  ),
  'date.two-digit-year': warning(
    'Kolom ‘{column}’: het jaar heeft maar twee cijfers. Controleer of de eeuw klopt.',
    'Column ‘{column}’: the year has two digits only. Check whether the century is right.',
  ),
  'date.from-number': warning(
    'Kolom ‘{column}’: hier stond een getal dat een spreadsheet voor een datum gebruikt. Controleer de datum.',
    'Column ‘{column}’: this was a number that a spreadsheet uses for a date. Check the date.',
  ),
  'date.incomplete': error(
    'Kolom ‘{column}’: de dag of de maand ontbreekt. Vul een hele datum in of maak de cel leeg.',
    'Column ‘{column}’: the day or the month is missing. Fill in a whole date or empty the cell.',
  ),
  'date.before-birth': error(
    'Kolom ‘{column}’: deze datum ligt voor de geboortedatum. Verbeter een van de twee.',
    'Column ‘{column}’: this date lies before the birth date. Correct one of the two.',
  ),
  'birth-date.uncertain': warning(
    'Kolom ‘{column}’: van de geboortedatum is de dag of de maand onbekend. Hij wordt zo bewaard.',
    'Column ‘{column}’: the day or the month of the birth date is unknown. It is kept like that.',
  ),
  'birth-date.in-future': error(
    'Kolom ‘{column}’: de geboortedatum ligt in de toekomst. Verbeter de datum.',
    'Column ‘{column}’: the birth date lies in the future. Correct the date.',
  ),
  'birth-date.too-old': error(
    'Kolom ‘{column}’: volgens deze geboortedatum is de persoon ouder dan 120 jaar. Verbeter de datum of maak de cel leeg.',
    'Column ‘{column}’: by this birth date the person is over 120 years old. Correct the date or empty the cell.',
  ),
  'benefit.in-future': warning(
    'Kolom ‘{column}’: de uitkering begint volgens dit bestand pas later. Controleer de datum.',
    'Column ‘{column}’: according to this file the benefit starts later. Check the date.',
  ),
  'last-contact.in-future': error(
    'Kolom ‘{column}’: het laatste contact ligt in de toekomst. Een afspraak hoort in de kolom voor het volgende contact.',
    'Column ‘{column}’: the last contact lies in the future. An appointment belongs in the column for the next contact.',
  ),
  'next-contact.in-past': warning(
    'Kolom ‘{column}’: het volgende contact had al moeten zijn. De datum wordt bewaard; plan na het laden een nieuw contact.',
    'Column ‘{column}’: the next contact is overdue. The date is kept; plan a new contact after loading.',
  ),
  'name.split-uncertain': warning(
    'Kolom ‘{column}’: Trede weet niet zeker wat voornaam en achternaam is. Controleer de naam.',
    'Column ‘{column}’: Trede is not sure which part is the given name and which the family name. Check the name.',
  ),
  'address.split-uncertain': warning(
    'Kolom ‘{column}’: Trede weet niet zeker wat straat en huisnummer is. Controleer het adres.',
    'Column ‘{column}’: Trede is not sure which part is the street and which the house number. Check the address.',
  ),
  'sex.not-recognised': warning(
    'Kolom ‘{column}’: deze waarde is onbekend. Gebruik M, V, 1 of 2. De persoon wordt zonder geslacht geladen.',
    'Column ‘{column}’: this value is unknown. Use M, V, 1 or 2. The person is loaded without a sex.',
  ),
  'household.not-recognised': warning(
    'Kolom ‘{column}’: deze leefvorm is onbekend. Gebruik 1 tot en met 4 of de woorden daarvoor. De persoon wordt zonder leefvorm geladen.',
    'Column ‘{column}’: this household is unknown. Use 1 to 4 or the words for them. The person is loaded without a household.',
  ),
  'postcode.invalid': warning(
    'Kolom ‘{column}’: dit is geen Nederlandse postcode, zoals 1234 AB. De persoon wordt zonder postcode geladen.',
    'Column ‘{column}’: this is not a Dutch postcode such as 1234 AB. The person is loaded without a postcode.',
  ),
  'phone.invalid': warning(
    'Kolom ‘{column}’: dit is geen telefoonnummer. De persoon wordt zonder telefoonnummer geladen.',
    'Column ‘{column}’: this is not a phone number. The person is loaded without a phone number.',
  ),
  'email.invalid': warning(
    'Kolom ‘{column}’: dit e-mailadres klopt niet. De regel wordt zonder dit e-mailadres geladen.',
    'Column ‘{column}’: this e-mail address is not right. The row is loaded without this e-mail address.',
  ),
  'worker.unknown': warning(
    'Kolom ‘{column}’: deze medewerker is hier niet bekend, niet actief, of er zijn er meer met die naam. De regel wordt zonder deze medewerker geladen.',
    'Column ‘{column}’: this worker is not known or not active here, or several have that name. The row is loaded without this worker.',
  ),
  'team.unknown': warning(
    'Kolom ‘{column}’: dit team is hier niet bekend. De regel wordt zonder dit team geladen.',
    'Column ‘{column}’: this team is not known here. The row is loaded without this team.',
  ),
  'dossier.closed': warning(
    'Deze persoon is al bekend en het dossier is afgesloten. Is de inwoner terug, heropen dan het dossier.',
    'This person is known already and the dossier is closed. If the resident is back, reopen the dossier.',
  ),
}

/** A problem in words, from its code and place: what a store kept of it is enough to say it again. */
export function rowProblem(code: RowProblemCode, at: { field?: ImportField; column?: string } = {}): RowProblem {
  const { severity, nl, en } = PROBLEMS[code]
  const columnNl = at.column ?? (at.field ? IMPORT_COLUMNS[at.field].nl : '')
  const columnEn = at.column ?? (at.field ? IMPORT_COLUMNS[at.field].en : '')
  const max = at.field ? String(IMPORT_COLUMNS[at.field].maxLength) : ''
  // A replacer function: a column may be called ‘$&’.
  const fill = (text: string, name: string) => text.replace('{column}', () => name).replace('{max}', () => max)
  return { code, severity, ...at, nl: fill(nl, columnNl), en: fill(en, columnEn) }
}

/** True when none of the problems keeps the row out. */
export function isLoadable(problems: readonly RowProblem[]): boolean {
  return problems.every((problem) => problem.severity !== 'error')
}
