import { resolve } from 'node:path'
import type { Hono } from 'hono'
import { CompiledQuery } from 'kysely'
import pino from 'pino'
import type { Rights, Role } from '../../src/core/access.ts'
import type { IsoDate } from '../../src/core/day.ts'
import { type Db, openServer, withScope } from '../../src/db/connect.ts'
import { createApp } from '../../src/server/app.ts'
import type { Deps } from '../../src/server/deps.ts'
import { newUuid } from '../../src/server/ids.ts'
import { createLimits } from '../../src/server/limits.ts'
import { type LoadedPolicies, loadPolicies } from '../../src/server/policies.ts'
import { CSRF_HEADER, sessionCookieName, startSession } from '../../src/server/session.ts'
import { CITY, TODAY } from './installation.ts'

const ORIGIN = 'http://localhost:3000'
const POLICIES = resolve(import.meta.dirname, '../../policies')
const NINE_O_CLOCK = new Date(`${TODAY}T08:00:00Z`)

/** Somebody at a screen, signed in. */
export interface Screen {
  workerId: string
  teamId: string
  role: Role
  headers: Record<string, string>
}

/** An open dossier, with what one looks for to find it. */
export interface Sample {
  dossierId: string
  personId: string
  dossierNumber: string
  version: number
  ownerId: string
  birthDate: string
  /** The first four letters of the family name. */
  namePart: string
}

/** The application on one database, with people at work in the city. */
export interface World {
  db: Db
  deps: Deps
  app: Hono
  screens: (role: Role) => readonly Screen[]
  /** Open dossiers of case managers, in a fixed order that is no order of the data. */
  samples: readonly Sample[]
  close: () => Promise<void>
}

/** No role sees the whole municipality as a list unless its policy says so: here one does, and tries policies out. */
function widened(policies: LoadedPolicies): LoadedPolicies {
  const wide = (rights: Rights): Rights => ({
    ...rights,
    'lawfulness-reviewer': {
      ...rights['lawfulness-reviewer'],
      'caseload.read': 'municipality',
      'capacity.read': 'municipality',
      'policy.write': 'municipality',
    },
  })
  return {
    ...policies,
    inForce: (municipalityId: string, day: IsoDate) => {
      const policy = policies.inForce(municipalityId, day)
      return policy && { ...policy, rights: wide(policy.rights) }
    },
  }
}

/** One statement, as it stands, on a connection of the application's own pool. */
export async function bare<T>(db: Db, text: string, values: readonly unknown[] = []): Promise<T[]> {
  const { rows } = await db.executeQuery<T>(CompiledQuery.raw(text, [...values]))
  return rows
}

async function signIn(deps: Deps): Promise<Screen[]> {
  const staff = await bare<{ workerId: string; teamId: string; role: Role }>(
    deps.db,
    `select w.worker_id as "workerId", team_id as "teamId", roles[1] as role from worker w
      join worker_team using (municipality_id, worker_id) where municipality_id = $1 order by team_id, w.worker_id`,
    [CITY],
  )
  return withScope(deps.db, CITY, async (trx) => {
    const screens: Screen[] = []
    for (const worker of staff) {
      const session = await startSession(trx, { municipalityId: CITY, workerId: worker.workerId }, deps.now())
      const cookie = `${sessionCookieName(false)}=${session.cookieValue}`
      screens.push({ ...worker, headers: { cookie, [CSRF_HEADER]: session.csrfToken } })
    }
    return screens
  })
}

const SAMPLES = `select dossier_id as "dossierId", p.person_id as "personId", dossier_number as "dossierNumber", version,
  owner_id as "ownerId", birth_date as "birthDate", left(p.family_name, 4) as "namePart"
  from dossier_row d join person p using (municipality_id, person_id)
  where municipality_id = $1 and closed_on is null and owner_id is not null and phase in ('plan', 'guidance')
  order by md5(dossier_id::text) limit 5000`

/** Opens a database for measuring; what searches and sessions are limited to otherwise is not measured here. */
export async function openWorld(url: string): Promise<World> {
  const db = openServer(url)
  const deps: Deps = {
    db,
    policies: widened(await loadPolicies(POLICIES)),
    now: () => new Date(NINE_O_CLOCK),
    today: () => TODAY,
    newId: newUuid,
    log: pino({ level: 'error' }, pino.destination(2)),
    limits: createLimits({ searchPerMinute: 1_000_000 }),
    isSecure: false,
    origin: () => ORIGIN,
  }
  const screens = await signIn(deps)
  const samples = await bare<Sample>(db, SAMPLES, [CITY])
  return {
    db,
    deps,
    app: createApp(deps),
    screens: (role) => screens.filter((screen) => screen.role === role),
    samples,
    close: () => db.destroy(),
  }
}

export interface Ask {
  method: 'GET' | 'POST' | 'PUT'
  path: string
  screen: Screen
  /** Goes as JSON. */
  body?: unknown
  /** Goes as a file. */
  bytes?: Buffer
}

/** What a browser would send. */
export const requestOf = ({ method, path, screen, body, bytes }: Ask) => ({
  path: `/v1${path}`,
  init: {
    method,
    headers: body === undefined ? screen.headers : { ...screen.headers, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(bytes === undefined ? {} : { body: new Uint8Array(bytes) }),
  },
})

/** The whole answer as text. @throws Error when it is refused: a refusal is no measurement */
export async function ask(app: Hono, one: Ask): Promise<string> {
  const { path, init } = requestOf(one)
  const response = await app.request(ORIGIN + path, init)
  const text = await response.text()
  if (!response.ok) throw new Error(`${one.method} ${one.path.split('?')[0]} was refused: ${text.slice(0, 300)}`)
  return text
}
