import { sql } from 'kysely'
import * as z from 'zod'
import type { ImportRow } from '../core/import.ts'
import { nameParts, type PersonDetails, plainLetters } from '../core/person.ts'
import { insertRows, type Trx } from './connect.ts'
import { personRow } from './person.ts'

/** The keys of a row by which it may be known. `n` is its place in the question. */
export interface SoughtRow {
  n: number
  row: ImportRow
  rowKey: string | null
}

/** How a person was found: by the reference, by an earlier load of the same row, by BSN, or by name and birth date. */
export type FoundBy = 'reference' | 'earlier' | 'bsn' | 'name'

export interface Found {
  n: number
  by: FoundBy
  personId: string
}

/**
 * Persons who may be the ones in these rows: one question for all of them. A name found here shares the birth date and
 * the start of the sort name only; the caller compares further.
 */
export async function findKnown(trx: Trx, municipalityId: string, sought: readonly SoughtRow[]): Promise<Found[]> {
  if (sought.length === 0) return []
  const given = sought.map(({ n, row, rowKey }) => ({
    n,
    ref: row.externalRef,
    row_key: rowKey,
    bsn: row.bsn,
    birth_date: row.birthDate,
    family: row.familyName === undefined || row.birthDate === undefined ? undefined : plainLetters(row.familyName),
  }))
  const { rows } = await sql<{ n: number; by: FoundBy; person_id: string }>`
    with given as materialized (select * from json_to_recordset(${JSON.stringify(given)}::json)
      as given(n int, ref text, row_key text, bsn text, birth_date text, family text))
    select n, 'reference' as by, person_id from given
      join person on municipality_id = ${municipalityId} and external_ref = ref
    union all select n, 'earlier', person_id from given
      join import_result on municipality_id = ${municipalityId} and import_result.row_key = given.row_key
    union all select n, 'bsn', person_id from given
      join person on municipality_id = ${municipalityId} and person.bsn = given.bsn
    union all select n, 'name', person_id from given
      join person on municipality_id = ${municipalityId} and person.birth_date = given.birth_date
        and (sort_name = family or starts_with(sort_name, family || ' '))`.execute(trx)
  return rows.map(({ n, by, person_id }) => ({ n, by, personId: person_id }))
}

/** The dossier of a known person that a file is about: an open one before a closed one, then the newest. */
export interface KnownDossier {
  dossierId: string
  dossierNumber: string
  isClosed: boolean
  openedOn: string
  ownerId: string | null
  teamId: string
  lastContactOn: string | null
  nextContactOn: string | null
}

export interface KnownPerson {
  personId: string
  person: PersonDetails
  externalRef: string | null
  dossier: KnownDossier | null
}

/** Not looked into: what is in the table was checked when it came in. */
const Details = z.custom<PersonDetails>((value) => typeof value === 'object' && value !== null)

type Nullable<T> = { [K in keyof T]: T[K] | null }

function knownDetails(row: Nullable<Record<string, string>>): PersonDetails {
  const details = {
    bsn: row['bsn'],
    givenNames: row['given_names'],
    initials: row['initials'],
    prefix: row['prefix'],
    familyName: row['family_name'],
    birthDate: row['birth_date'],
    sex: row['sex'],
    household: row['household'],
    street: row['street'],
    houseNumber: row['house_number'],
    postcode: row['postcode'],
    city: row['city'],
    phone: row['phone'],
    email: row['email'],
    preferredLanguage: row['preferred_language'],
  }
  return Details.parse(Object.fromEntries(Object.entries(details).filter(([, value]) => value !== null)))
}

type KnownRow = Nullable<Record<string, string>> & { person_id: string; is_closed: boolean }

function knownPerson(row: KnownRow): KnownPerson {
  const dossier = row['dossier_id']
    ? {
        dossierId: row['dossier_id'],
        dossierNumber: row['dossier_number'] ?? '',
        isClosed: row.is_closed,
        openedOn: row['opened_on'] ?? '',
        ownerId: row['owner_id'] ?? null,
        teamId: row['team_id'] ?? '',
        lastContactOn: row['last_contact_on'] ?? null,
        nextContactOn: row['next_contact_on'] ?? null,
      }
    : null
  return { personId: row.person_id, person: knownDetails(row), externalRef: row['external_ref'] ?? null, dossier }
}

/** Known persons with the dossier that counts. `isLocked` keeps other writers of them waiting. */
export async function knownPersons(
  trx: Trx,
  municipalityId: string,
  personIds: readonly string[],
  { isLocked = false }: { isLocked?: boolean } = {},
): Promise<Map<string, KnownPerson>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<KnownRow>`
    select person.*, dossier.* from
      (select distinct id::uuid as id from json_array_elements_text(${JSON.stringify(personIds)}::json) as id) as wanted
      join person on person.municipality_id = ${municipalityId} and person.person_id = wanted.id
      left join lateral (
        select dossier_id, dossier_number, closed_on is not null as is_closed, opened_on, owner_id, team_id,
          last_contact_on, next_contact_on
        from dossier_row
        where dossier_row.municipality_id = ${municipalityId} and dossier_row.person_id = person.person_id
        order by closed_on is not null, opened_on desc, dossier_number desc limit 1
      ) as dossier on true
      ${isLocked ? sql`for update of person` : sql``}`.execute(trx)
  return new Map(rows.map((row) => [row.person_id, knownPerson(row)]))
}

/** Which of these texts their dossiers hold already, by place in the question. */
export async function textsHeld(
  trx: Trx,
  municipalityId: string,
  sought: readonly { n: number; dossierId: string; body: string }[],
): Promise<Set<number>> {
  if (sought.length === 0) return new Set()
  const given = sought.map(({ n, dossierId, body }) => ({ n, dossier_id: dossierId, body }))
  const { rows } = await sql<{ n: number }>`
    select distinct n from json_to_recordset(${JSON.stringify(given)}::json) as given(n int, dossier_id uuid, body text)
      join text on municipality_id = ${municipalityId} and text.dossier_id = given.dossier_id
        and text.body = given.body`.execute(trx)
  return new Set(rows.map(({ n }) => n))
}

/** Replaces the details of many persons at once. */
export async function updatePersons(
  trx: Trx,
  municipalityId: string,
  persons: readonly { personId: string; person: PersonDetails; externalRef: string | null }[],
): Promise<void> {
  if (persons.length === 0) return
  const rows = persons.map(({ personId, person, externalRef }) => ({
    ...personRow(municipalityId, personId, person),
    external_ref: externalRef,
  }))
  // The upsert meets every row: it is the one statement by which many rows get values of their own.
  await insertRows(
    trx,
    'person',
    rows,
    `on conflict (municipality_id, person_id) do update set bsn = excluded.bsn, external_ref = excluded.external_ref,
      given_names = excluded.given_names, initials = excluded.initials, prefix = excluded.prefix,
      family_name = excluded.family_name, birth_date = excluded.birth_date, sex = excluded.sex,
      household = excluded.household, street = excluded.street, house_number = excluded.house_number,
      postcode = excluded.postcode, city = excluded.city, phone = excluded.phone, email = excluded.email,
      sort_name = excluded.sort_name, updated_at = now()`,
  )
  const ids = persons.map(({ personId }) => personId)
  await trx
    .deleteFrom('person_name_part')
    .where('municipality_id', '=', municipalityId)
    .where('person_id', 'in', ids)
    .execute()
  const parts = persons.flatMap(({ personId, person }) =>
    nameParts(person).map((part) => ({ municipality_id: municipalityId, part, person_id: personId })),
  )
  await insertRows(trx, 'person_name_part', parts)
}
