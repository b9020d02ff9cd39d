import type { Role } from '../../src/core/access.ts'
import { addDays } from '../../src/core/day.ts'
import { plainLetters } from '../../src/core/person.ts'
import { CITY, TODAY } from './installation.ts'
import { loadStatements } from './team-load.ts'
import { race, type Spread } from './timing.ts'
import { type Ask, ask, bare, type Sample, type Screen, type World } from './world.ts'

/** A page: what a browser asks, and the hand-written SQL that brings the same rows. */
export interface Page {
  name: string
  askOf: (world: World, round: number) => Ask
  /** Statements with their values, one after another; the rows of all of them are serialised. */
  sqlOf: (world: World, round: number) => (readonly [text: string, values: readonly unknown[]])[]
}

function pick<T>(list: readonly T[], round: number): T {
  const found = list[round % list.length]
  if (found === undefined) throw new Error('there is nobody to pick from')
  return found
}

const someone = (world: World, role: Role, round: number): Screen => pick(world.screens(role), round * 7)
const someDossier = (world: World, round: number): Sample => pick(world.samples, round)

function ownerOf(world: World, sample: Sample): Screen {
  const owner = world.screens('case-manager').find(({ workerId }) => workerId === sample.ownerId)
  if (!owner) throw new Error('a sample without an owner')
  return owner
}

const NAMES = 'given_names, initials, prefix, family_name, birth_date'
const FROM = 'from dossier_row d join person p using (municipality_id, person_id) where municipality_id = $1'
const ROW = `dossier_id, dossier_number, phase, category, goal_kind, opened_on, closed_on, last_contact_on,
  next_contact_on, in_sight_on, owner_id, team_id, ${NAMES}`

const KEYS = {
  'next-contact': `coalesce(next_contact_on, 'infinity')`,
  'in-sight': 'in_sight_on',
  name: 'sort_name',
  opened: 'opened_on',
}

/** The page first, and then the persons of that page: a good hand would write it so too. */
const pageOf = (open: string, order: string): string =>
  `from (select * ${open} ${order}) d join person p using (municipality_id, person_id)`

function caseload(role: Role, place: 'own' | 'team' | 'municipality', sort: keyof typeof KEYS): Page {
  const where = { own: 'and owner_id = $2', team: 'and team_id = $2', municipality: 'and $2::text is not null' }[place]
  return {
    name: `caseload, ${place}, by ${sort}`,
    askOf: (world, round) => ({
      method: 'GET',
      path: `/caseload?place=${place}&sort=${sort}`,
      screen: someone(world, role, round),
    }),
    sqlOf: (world, round) => {
      const { workerId, teamId } = someone(world, role, round)
      const values = [CITY, place === 'team' ? teamId : workerId]
      const open = `from dossier_row d where municipality_id = $1 ${where} and closed_on is null`
      const order = `order by ${KEYS[sort]}, dossier_id limit 51`
      const page =
        sort === 'name' ? `${FROM} ${where} and closed_on is null ${order}` : `${pageOf(open, order)} ${order}`
      return [
        [`select ${ROW} ${page}`, values],
        [`select count(*) from (select 1 ${open} limit 1000) as some_rows`, values],
      ]
    },
  }
}

const today: Page = {
  name: 'Vandaag',
  askOf: (world, round) => ({ method: 'GET', path: '/vandaag', screen: someone(world, 'case-manager', round) }),
  sqlOf: (world, round) => {
    const { workerId, teamId } = someone(world, 'case-manager', round)
    const own = [CITY, workerId]
    const until = addDays(TODAY, 14)
    const listed = `dossier_id, dossier_number, ${NAMES}`
    return [
      [
        `select ${listed}, appointment_id, starts_at, minutes, place, outcome from appointment_row a
          join dossier_row d using (municipality_id, dossier_id) join person p using (municipality_id, person_id)
          where municipality_id = $1 and worker_id = $2 and starts_at >= $3 and starts_at < $4 order by starts_at`,
        [...own, `${TODAY}T00:00:00+01:00`, `${addDays(TODAY, 1)}T00:00:00+01:00`],
      ],
      [
        `select ${listed}, kind, due_on from term_row t join dossier_row d using (municipality_id, dossier_id)
          join person p using (municipality_id, person_id)
          where municipality_id = $1 and t.owner_id = $2 and due_on <= $3 order by due_on limit 25`,
        [...own, until],
      ],
      ['select count(*) from term_row where municipality_id = $1 and owner_id = $2 and due_on <= $3', [...own, until]],
      [
        `select ${listed}, last_contact_on, next_contact_on, in_sight_on, opened_on ${FROM} and owner_id = $2
          and closed_on is null order by in_sight_on limit 10`,
        own,
      ],
      [
        'select count(*) from dossier_row where municipality_id = $1 and team_id = $2 and owner_id is null and closed_on is null',
        [CITY, teamId],
      ],
      [
        `select ${listed}, handover_to_worker_id ${FROM} and (handover_to_worker_id = $2
          or (handover_to_worker_id is null and handover_to_team_id = $3))`,
        [...own, teamId],
      ],
    ]
  },
}

/** The norm of each category and of who copes alone is looked up by hand; here one number stands for all. */
const OUT_OF_SIGHT = `spoken_on + 183 < $3::date or next_contact_on < $3::date or next_contact_on is null
  or missed_on is not null or handover_on is not null or suspended_on is not null or spoken_on is null`

function radar(role: Role, place: 'own' | 'team' | 'municipality'): Page {
  const where = { own: 'and owner_id = $2', team: 'and team_id = $2', municipality: 'and $2::text is not null' }[place]
  return {
    name: `radar, ${place}`,
    askOf: (world, round) => ({ method: 'GET', path: `/radar?place=${place}`, screen: someone(world, role, round) }),
    sqlOf: (world, round) => {
      const { workerId, teamId } = someone(world, role, round)
      const values = [CITY, place === 'team' ? teamId : workerId, TODAY]
      const open = `from dossier_row d where municipality_id = $1 ${where} and closed_on is null and (${OUT_OF_SIGHT})`
      const order = 'order by unseen_on, dossier_id limit 51'
      return [
        [`select d.*, ${NAMES} ${pageOf(open, order)} ${order}`, values],
        [
          `select count(*), count(*) filter (where spoken_on + 183 < $3::date),
            count(*) filter (where next_contact_on < $3::date), count(*) filter (where next_contact_on is null),
            count(missed_on), count(handover_on), count(suspended_on), count(*) filter (where spoken_on is null) ${open}`,
          values,
        ],
      ]
    },
  }
}

function load(role: Role, place: 'team' | 'municipality'): Page {
  return {
    name: `load, ${place}`,
    askOf: (world, round) => ({
      method: 'GET',
      path: `/team/belasting?place=${place}`,
      screen: someone(world, role, round),
    }),
    sqlOf: (world, round) => loadStatements(place === 'team' ? someone(world, role, round).teamId : null, OUT_OF_SIGHT),
  }
}

const dossier: Page = {
  name: 'dossier page',
  askOf: (world, round) => {
    const sample = someDossier(world, round)
    return { method: 'GET', path: `/dossiers/${sample.dossierId}`, screen: ownerOf(world, sample) }
  },
  sqlOf: (world, round) => {
    const { dossierId } = someDossier(world, round)
    const values = [CITY, dossierId]
    return [
      [
        `select seq, kind, effective_on, recorded_at, actor_id, policy_version, body from event
          where municipality_id = $1 and dossier_id = $2 order by seq`,
        values,
      ],
      [`select d.*, p.* ${FROM} and dossier_id = $2`, values],
      ['select text_id, body from text where municipality_id = $1 and dossier_id = $2', values],
      [
        `select worker_id, name from worker where municipality_id = $1 and worker_id in
          (select actor_id from event where municipality_id = $1 and dossier_id = $2)`,
        values,
      ],
    ]
  },
}

const hits = (where: string): string => `select h.*, w.name as owner_name, t.name as team_name
  from (select municipality_id, dossier_id, dossier_number, ${NAMES}, sort_name, owner_id, team_id, closed_on
    ${FROM} and ${where} order by sort_name, dossier_id limit 21) h
  left join worker w on w.municipality_id = h.municipality_id and w.worker_id = h.owner_id
  join team t on t.municipality_id = h.municipality_id and t.team_id = h.team_id order by sort_name, dossier_id`

type Looking = Pick<Page, 'name'> & {
  everywhere: boolean
  textOf: (sample: Sample) => string
  where: string
  searched: (sample: Sample) => string
}

const search = ({ name, everywhere, textOf, where, searched }: Looking): Page => ({
  name: `search, ${name}`,
  askOf: (world, round) => {
    const sample = someDossier(world, round)
    const body = { text: textOf(sample), everywhere }
    return { method: 'POST', path: '/personen/_zoek', screen: ownerOf(world, sample), body }
  },
  sqlOf: (world, round) => {
    const sample = someDossier(world, round)
    const own = everywhere ? [] : [sample.ownerId]
    const reach = everywhere ? '' : ' and d.owner_id = $3'
    return [[hits(where + reach), [CITY, searched(sample), ...own]]]
  },
})

const NAME_PART = `p.person_id in (select person_id from person_name_part where municipality_id = $1 and part like $2)`
const prefixOf = (letters: number) => (sample: Sample) => `${plainLetters(sample.namePart).slice(0, letters)}%`

export const PAGES: readonly Page[] = [
  caseload('case-manager', 'own', 'next-contact'),
  caseload('case-manager', 'own', 'name'),
  caseload('team-lead', 'team', 'in-sight'),
  caseload('team-lead', 'team', 'name'),
  caseload('lawfulness-reviewer', 'municipality', 'next-contact'),
  caseload('lawfulness-reviewer', 'municipality', 'in-sight'),
  caseload('lawfulness-reviewer', 'municipality', 'name'),
  caseload('lawfulness-reviewer', 'municipality', 'opened'),
  today,
  radar('case-manager', 'own'),
  radar('team-lead', 'team'),
  radar('lawfulness-reviewer', 'municipality'),
  load('team-lead', 'team'),
  load('lawfulness-reviewer', 'municipality'),
  dossier,
  search({
    name: 'four letters, own caseload',
    everywhere: false,
    textOf: ({ namePart }) => namePart,
    where: NAME_PART,
    searched: prefixOf(4),
  }),
  search({
    name: 'four letters, municipality',
    everywhere: true,
    textOf: ({ namePart }) => namePart,
    where: NAME_PART,
    searched: prefixOf(4),
  }),
  search({
    name: 'two letters, municipality',
    everywhere: true,
    textOf: ({ namePart }) => namePart.slice(0, 2),
    where: NAME_PART,
    searched: prefixOf(2),
  }),
  search({
    name: 'birth date, municipality',
    everywhere: true,
    textOf: ({ birthDate }) => birthDate,
    where: 'birth_date = $2',
    searched: ({ birthDate }) => birthDate,
  }),
  search({
    name: 'dossier number',
    everywhere: true,
    textOf: ({ dossierNumber }) => dossierNumber,
    where: 'dossier_number = $2',
    searched: ({ dossierNumber }) => dossierNumber,
  }),
]

export interface PageFigures {
  name: string
  app: Spread
  bare: Spread
  /** Bare SQL that keeps one row of the read log. */
  logged: Spread
  /** The application where the city is alone. */
  alone: Spread
}

const viaApp = (world: World, page: Page) => (round: number) => ask(world.app, page.askOf(world, round))

/** The bare SQL with the one thing a page may not leave out: who looked is kept before anything is shown. */
const viaLoggedSql = (world: World, page: Page) => (round: number) =>
  world.db.transaction().execute(async (trx) => {
    const found: unknown[] = []
    for (const [text, values] of page.sqlOf(world, round)) found.push(await bare(trx, text, values))
    const { workerId } = page.askOf(world, round).screen
    await bare(trx, LOOK, [CITY, workerId])
    return JSON.stringify(found)
  })

const LOOK = `insert into read_log (municipality_id, worker_id, what, purpose) values ($1, $2, 'bench', 'guidance')`

const viaSql = (world: World, page: Page) => async (round: number) => {
  const found: unknown[] = []
  for (const [text, values] of page.sqlOf(world, round)) found.push(await bare(world.db, text, values))
  return JSON.stringify(found)
}

/** The application against bare SQL, without and with a read log, in the large installation, and against itself in one of a tenth. */
export async function measurePage(page: Page, city: World, installation: World, rounds: number): Promise<PageFigures> {
  const contenders = {
    app: viaApp(installation, page),
    bare: viaSql(installation, page),
    logged: viaLoggedSql(installation, page),
    alone: viaApp(city, page),
  }
  return { name: page.name, ...(await race(contenders, { rounds, warmUp: Math.ceil(rounds / 4) })) }
}
