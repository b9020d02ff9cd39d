import type { Visibility } from '../core/decision.ts'
import type { PersonDetails } from '../core/person.ts'
import { listed, listedDossiers } from './attention.ts'
import type { Trx } from './connect.ts'

/** A person as the dossier page shows it; undefined fields are left out. */
export async function getPerson(
  trx: Trx,
  municipalityId: string,
  personId: string,
): Promise<Partial<PersonDetails> & { personId: string; externalRef: string | null; familyName: string }> {
  const row = await trx
    .selectFrom('person')
    .selectAll()
    .where('municipality_id', '=', municipalityId)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  const details = {
    bsn: row.bsn,
    givenNames: row.given_names,
    initials: row.initials,
    prefix: row.prefix,
    birthDate: row.birth_date,
    sex: row.sex,
    household: row.household,
    street: row.street,
    houseNumber: row.house_number,
    postcode: row.postcode,
    city: row.city,
    phone: row.phone,
    email: row.email,
    preferredLanguage: row.preferred_language,
  }
  const known = Object.fromEntries(Object.entries(details).filter(([, value]) => value !== null))
  return { ...(known as Partial<PersonDetails>), familyName: row.family_name, personId, externalRef: row.external_ref }
}

/** Name, number and next contact of one dossier, for a letter. */
export async function listedPerson(trx: Trx, municipalityId: string, dossierId: string) {
  const row = await listedDossiers(trx)
    .select('next_contact_on')
    .where('dossier_row.municipality_id', '=', municipalityId)
    .where('dossier_row.dossier_id', '=', dossierId)
    .executeTakeFirstOrThrow()
  return { ...listed(row), nextContactOn: row.next_contact_on }
}

/** The texts of a dossier that a reader may see, by id: those of the given visibilities, and their own words. */
export async function dossierTexts(
  trx: Trx,
  municipalityId: string,
  dossierId: string,
  visible: readonly [Visibility, ...Visibility[]],
  readerId?: string,
): Promise<Record<string, string>> {
  const rows = await trx
    .selectFrom('text')
    .select(['text_id', 'body'])
    .where('municipality_id', '=', municipalityId)
    .where('dossier_id', '=', dossierId)
    .where(({ or, eb }) =>
      or([eb('visibility', 'in', visible), ...(readerId === undefined ? [] : [eb('author_id', '=', readerId)])]),
    )
    .execute()
  return Object.fromEntries(rows.map((row) => [row.text_id, row.body]))
}

/** Other dossiers of the same person, newest first. */
export async function otherDossiers(trx: Trx, municipalityId: string, personId: string, dossierId: string) {
  return trx
    .selectFrom('dossier_row')
    .select(['dossier_id as dossierId', 'dossier_number as dossierNumber'])
    .where('municipality_id', '=', municipalityId)
    .where('person_id', '=', personId)
    .where('dossier_id', '<>', dossierId)
    .orderBy('opened_on', 'desc')
    .execute()
}

/** The next `count` dossier numbers of a year: '2026-000001' … Concurrent openings wait for each other here. */
export async function takeDossierNumbers(
  trx: Trx,
  municipalityId: string,
  year: string,
  count: number,
): Promise<string[]> {
  const { value } = await trx
    .insertInto('counter')
    .values({ municipality_id: municipalityId, name: `dossier-${year}`, value: count })
    .onConflict((conflict) =>
      conflict
        .columns(['municipality_id', 'name'])
        .doUpdateSet((eb) => ({ value: eb('counter.value', '+', eb.ref('excluded.value')) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow()
  return Array.from({ length: count }, (_, index) => `${year}-${String(value - count + 1 + index).padStart(6, '0')}`)
}
