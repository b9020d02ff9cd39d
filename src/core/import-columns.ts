import { IMPORT_LIMITS, ImportField, type ImportMapping, type RowProblemCode } from './import.ts'

/** How a field is named and explained to the person who maps the columns. */
export interface ImportColumn {
  nl: string
  en: string
  helpNl: string
  helpEn: string
  /** The most characters a cell may have. */
  maxLength: number
}

const column = (nl: string, en: string, helpNl: string, helpEn: string, maxLength = 200): ImportColumn => ({
  nl,
  en,
  helpNl,
  helpEn,
  maxLength,
})

const DAY_NL = 'Bijvoorbeeld 1-2-1980, 1980-02-01 of 19800201.'
const DAY_EN = 'For example 1-2-1980, 1980-02-01 or 19800201.'

export const IMPORT_COLUMNS: Readonly<Record<ImportField, ImportColumn>> = {
  externalRef: column(
    'Klantnummer',
    'Client number',
    'Het nummer in het oude systeem. Hieraan herkent Trede de persoon als je later opnieuw laadt.',
    'The number in the old system. Trede knows the person by it when you load again later.',
    60,
  ),
  bsn: column(
    'BSN',
    'BSN',
    'Burgerservicenummer; voorloopnullen mogen ontbreken.',
    'Citizen service number; leading zeros may be missing.',
    20,
  ),
  givenNames: column('Voornamen', 'Given names', 'Eén of meer voornamen.', 'One or more given names.'),
  initials: column('Voorletters', 'Initials', 'Bijvoorbeeld A.B.', 'For example A.B.', 40),
  prefix: column('Voorvoegsel', 'Name prefix', 'Bijvoorbeeld van der.', 'For example van der.', 40),
  familyName: column(
    'Achternaam',
    'Family name',
    'De achternaam zonder voorvoegsel.',
    'The family name without its prefix.',
  ),
  fullName: column(
    'Volledige naam',
    'Full name',
    'De hele naam in één kolom; Trede splitst die. Bijvoorbeeld Vries, A. de.',
    'The whole name in one column; Trede splits it. For example Vries, A. de.',
    300,
  ),
  birthDate: column(
    'Geboortedatum',
    'Birth date',
    `${DAY_NL} Onbekende dag of maand als 00.`,
    `${DAY_EN} Unknown day or month as 00.`,
    40,
  ),
  sex: column('Geslacht', 'Sex', 'M, V, man, vrouw, 1 of 2.', 'M, V, man, vrouw, 1 or 2.', 40),
  household: column(
    'Leefvorm',
    'Household',
    '1 alleenstaand, 2 alleenstaande ouder, 3 gehuwd of samenwonend, 4 anders; of in woorden.',
    '1 single, 2 single parent, 3 married or living together, 4 other; or in words.',
    60,
  ),
  street: column('Straat', 'Street', 'De straatnaam.', 'The street name.'),
  houseNumber: column(
    'Huisnummer',
    'House number',
    'Het huisnummer, met of zonder toevoeging.',
    'The house number, with or without its addition.',
    20,
  ),
  houseNumberAddition: column(
    'Toevoeging',
    'House number addition',
    'Huisletter of toevoeging, als die in een eigen kolom staat.',
    'House letter or addition, if it has a column of its own.',
    10,
  ),
  address: column(
    'Adres',
    'Address',
    'Straat en huisnummer in één kolom; Trede splitst die.',
    'Street and house number in one column; Trede splits it.',
    300,
  ),
  postcode: column('Postcode', 'Postcode', 'Bijvoorbeeld 1234 AB.', 'For example 1234 AB.', 20),
  city: column('Woonplaats', 'City', 'De woonplaats.', 'The place of residence.', 100),
  phone: column('Telefoon', 'Phone', 'Eén telefoonnummer.', 'One phone number.', 40),
  email: column('E-mail', 'E-mail', 'Het e-mailadres van de inwoner.', "The resident's e-mail address."),
  benefitStartedOn: column(
    'Start uitkering',
    'Benefit started',
    `De dag waarop de uitkering inging. ${DAY_NL}`,
    `The day the benefit started. ${DAY_EN}`,
    40,
  ),
  workerName: column('Behandelaar', 'Worker', 'De klantmanager, consulent of coach.', 'The case manager or coach.'),
  workerEmail: column(
    'E-mail behandelaar',
    "Worker's e-mail",
    'Hiermee vindt Trede de juiste medewerker.',
    'By this Trede finds the right worker.',
  ),
  teamName: column('Team', 'Team', 'Het team dat de inwoner begeleidt.', 'The team that guides the resident.'),
  lastContactOn: column(
    'Laatste contact',
    'Last contact',
    `De dag van het laatste contact. ${DAY_NL}`,
    `The day of the last contact. ${DAY_EN}`,
    40,
  ),
  nextContactOn: column(
    'Volgend contact',
    'Next contact',
    `De dag van het volgende contact. ${DAY_NL}`,
    `The day of the next contact. ${DAY_EN}`,
    40,
  ),
  note: column(
    'Opmerking',
    'Remark',
    'Vrije tekst; komt als notitie in het dossier.',
    'Free text; becomes a note in the dossier.',
    IMPORT_LIMITS.noteLength,
  ),
  category: column(
    'Indeling oud systeem',
    'Category in the old system',
    'De indeling zoals het oude systeem die kent; blijft als tekst bewaard.',
    'The category as the old system knows it; kept as text.',
  ),
}

/** What a mapping still lacks: a name, and something to know the person by (birth date, BSN or client number). */
export function mappingFaults(mapping: ImportMapping): RowProblemCode[] {
  const faults: RowProblemCode[] = []
  if (!mapping.familyName && !mapping.fullName) faults.push('row.required-name')
  if (!mapping.birthDate && !mapping.bsn && !mapping.externalRef) faults.push('row.required-identity')
  return faults
}

/** A field with the place of its column in this file. */
export interface BoundColumn {
  field: ImportField
  column: string
  /** Counted from 0. */
  index: number
}

export interface BoundMapping {
  columns: readonly BoundColumn[]
  /** Columns that the mapping names and this file lacks. */
  missing: readonly { field: ImportField; column: string }[]
}

const sameName = (text: string): string => text.normalize('NFC').trim().toLowerCase()

/** A kept mapping laid on the heading of one file, whatever the order of its columns; capitals do not matter. */
export function bindMapping(mapping: ImportMapping, headers: readonly string[]): BoundMapping {
  const places = new Map<string, number>()
  for (const [index, header] of headers.entries()) {
    if (!places.has(sameName(header))) places.set(sameName(header), index)
  }
  const columns: BoundColumn[] = []
  const missing: { field: ImportField; column: string }[] = []
  for (const field of ImportField.options) {
    const name = mapping[field]
    if (name === undefined) continue
    const index = places.get(sameName(name))
    if (index === undefined) missing.push({ field, column: name })
    else columns.push({ field, column: headers[index] ?? name, index })
  }
  return { columns, missing }
}
