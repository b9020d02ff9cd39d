import { Hono } from 'hono'
import { addDays } from '../../src/core/day.ts'
import { TODAY } from './installation.ts'
import { race, type Spread } from './timing.ts'
import { type Ask, ask, bare, type World } from './world.ts'

const NOTE = 'Gesproken over de week: de eerste dag in het buurthuis ging goed, volgende keer de fiets regelen.'

/** A note of a talk with the next date, on a dossier that nobody else in this run writes to. */
export function contactAsk(world: World, index: number): Ask {
  const sample = world.samples[index]
  const screen = world.screens('case-manager').find(({ workerId }) => workerId === sample?.ownerId)
  if (!(sample && screen)) throw new Error(`there are ${world.samples.length} dossiers to write to`)
  const body = { version: sample.version, text: NOTE, channel: 'talk', nextContactOn: addDays(TODAY, 7) }
  return { method: 'POST', path: `/dossiers/${sample.dossierId}/contacten`, screen, body }
}

/** The least that a handler can do which keeps a note: one row in one transaction. */
async function bareHandler(world: World): Promise<Hono> {
  await bare(
    world.db,
    'create table if not exists bench_note (dossier_id uuid not null, version int not null, body text not null)',
  )
  const app = new Hono()
  app.post('/notes/:dossierId', async (c) => {
    const { version, text } = await c.req.json<{ version: number; text: string }>()
    const { dossierId } = c.req.param()
    await world.db
      .transaction()
      .execute((trx) =>
        bare(trx, 'insert into bench_note (dossier_id, version, body) values ($1, $2, $3)', [dossierId, version, text]),
      )
    return c.json({ version: version + 1 })
  })
  return app
}

/** What no page can be faster than: a question and its answer, and a row kept on disk. */
export interface Basics {
  roundTrip: Spread
  commit: Spread
}

export async function measureBasics(world: World, rounds: number): Promise<Basics> {
  await bare(world.db, 'create table if not exists bench_mark (at timestamptz not null)')
  const contenders = {
    roundTrip: () => bare(world.db, 'select 1'),
    commit: () => bare(world.db, 'insert into bench_mark values (now())'),
  }
  return race(contenders, { rounds, warmUp: Math.ceil(rounds / 4) })
}

export interface WritingFigures {
  app: Spread
  bare: Spread
  alone: Spread
}

/** Noting a contact, against the bare handler, and against the application where the city is alone. */
export async function measureWriting(city: World, installation: World, rounds: number): Promise<WritingFigures> {
  const handler = await bareHandler(installation)
  const post = async (round: number) => {
    const { path, body } = contactAsk(installation, round)
    const dossierId = path.split('/')[2]
    const response = await handler.request(`/notes/${dossierId}`, { method: 'POST', body: JSON.stringify(body) })
    return response.text()
  }
  const contenders = {
    app: (round: number) => ask(installation.app, contactAsk(installation, round)),
    bare: post,
    alone: (round: number) => ask(city.app, contactAsk(city, round)),
  }
  return race(contenders, { rounds, warmUp: Math.ceil(rounds / 4) })
}

/** How many dossiers {@link measureWriting} writes to; later writing begins after them. */
export const dossiersWritten = (rounds: number): number => rounds + Math.ceil(rounds / 4)
