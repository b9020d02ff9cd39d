import { sql } from 'kysely'
import { nameParts, type PersonDetails, plainLetters, sortName } from '../core/person.ts'
import { nameOf } from './attention.ts'
import { insertRows, type Trx } from './connect.ts'

/** A person to be kept: details with an id, and the key of an earlier system if there was one. */
export type NewPerson = PersonDetails & { personId: string; externalRef: string | null }

/** A person as a row of the table; what is unknown is null. */
export function personRow(municipalityId: string, personId: string, person: PersonDetails) {
  return {
    municipality_id: municipalityId,
    person_id: personId,
    bsn: person.bsn ?? null,
    given_names: person.givenNames ?? null,
    initials: person.initials ?? null,
    prefix: person.prefix ?? null,
    family_name: person.familyName,
    birth_date: person.birthDate ?? null,
    sex: person.sex ?? null,
    household: person.household ?? null,
    street: person.street ?? null,
    house_number: person.houseNumber ?? null,
    postcode: person.postcode ?? null,
    city: person.city ?? null,
    phone: person.phone ?? null,
    email: person.email ?? null,
    preferred_language: person.preferredLanguage ?? null,
    sort_name: sortName(person),
  }
}

const partRows = (municipalityId: string, personId: string, person: PersonDetails) =>
  nameParts(person).map((part) => ({ municipality_id: municipalityId, part, person_id: personId }))

/** Keeps new persons, with the words by which they are found. */
export async function insertPersons(trx: Trx, municipalityId: string, persons: readonly NewPerson[]): Promise<void> {
  const rows = persons.map((person) => ({
    ...personRow(municipalityId, person.personId, person),
    external_ref: person.externalRef,
  }))
  await insertRows(trx, 'person', rows)
  await insertRows(
    trx,
    'person_name_part',
    persons.flatMap((one) => partRows(municipalityId, one.personId, one)),
  )
}

/** Replaces a person's details. */
export async function updatePerson(
  trx: Trx,
  municipalityId: string,
  personId: string,
  person: PersonDetails,
): Promise<void> {
  const { municipality_id: _municipality, person_id: _person, ...details } = personRow(municipalityId, personId, person)
  await trx
    .updateTable('person')
    .set({ ...details, updated_at: sql<string>`now()` })
    .where('municipality_id', '=', municipalityId)
    .where('person_id', '=', personId)
    .execute()
  await trx
    .deleteFrom('person_name_part')
    .where('municipality_id', '=', municipalityId)
    .where('person_id', '=', personId)
    .execute()
  await insertRows(trx, 'person_name_part', partRows(municipalityId, personId, person))
}

/** People who may be the same: the same BSN, or the same name and birth date. At most ten. */
// oxlint-disable-next-line eslint/max-lines-per-function -- one statement and its reading
export async function listDuplicates(trx: Trx, municipalityId: string, person: PersonDetails) {
  const { bsn, birthDate } = person
  if (bsn === undefined && birthDate === undefined) return []
  const rows = await trx
    .selectFrom('person')
    .leftJoin('dossier_row', (join) =>
      join
        .onRef('dossier_row.municipality_id', '=', 'person.municipality_id')
        .onRef('dossier_row.person_id', '=', 'person.person_id'),
    )
    .leftJoin('worker', (join) =>
      join
        .onRef('worker.municipality_id', '=', 'dossier_row.municipality_id')
        .onRef('worker.worker_id', '=', 'dossier_row.owner_id'),
    )
    .select(['bsn', 'given_names', 'initials', 'prefix', 'family_name', 'birth_date', 'city'])
    .select(['dossier_id', 'dossier_number', 'closed_on', 'worker.name as owner_name'])
    .where('person.municipality_id', '=', municipalityId)
    .where(({ or, eb }) =>
      or([
        ...(bsn === undefined ? [] : [eb('bsn', '=', bsn)]),
        ...(birthDate === undefined ? [] : [eb('birth_date', '=', birthDate)]),
      ]),
    )
    .limit(200)
    .execute()
  const family = plainLetters([person.prefix, person.familyName].filter(Boolean).join(' '))
  return rows.flatMap((row) => {
    const isSameBsn = bsn !== undefined && row.bsn === bsn
    const isSameName = plainLetters([row.prefix, row.family_name].filter(Boolean).join(' ')) === family
    if (!isSameBsn && !(isSameName && row.birth_date === birthDate)) return []
    const ground: 'same-bsn' | 'same-name-and-birth-date' = isSameBsn ? 'same-bsn' : 'same-name-and-birth-date'
    return [
      {
        ground,
        dossierId: row.dossier_id,
        dossierNumber: row.dossier_number,
        name: nameOf(row),
        birthDate: row.birth_date,
        city: row.city,
        closedOn: row.closed_on,
        ownerName: row.owner_name,
      },
    ]
  })
}
