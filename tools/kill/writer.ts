import { getCaseload } from '../../src/api/attention.ts'
import { makeAppointmentRoute, noteContactRoute } from '../../src/api/contact.ts'
import { getDossier, reportPerson } from '../../src/api/dossier.ts'
import { addDays, dayInAmsterdam } from '../../src/core/day.ts'
import type { Random } from '../../src/simulation/random.ts'
import type { Ledger, Write } from './ledger.ts'
import { NoAnswer, Refused, type Visitor } from './visitor.ts'

/** One of several people who write at the same time, some of them in the same dossiers. */
export interface Writer {
  name: string
  visitor: Visitor
  random: Random
  /** Dossiers this writer knows, with the version seen last; 0 is not looked up yet. */
  versions: Map<string, number>
  count: number
}

/** Letters alone, since a name is no number: 27 is 'BB'. */
export function letters(count: number): string {
  return count < 26 ? String.fromCharCode(65 + count) : letters(Math.floor(count / 26) - 1) + letters(count % 26)
}

async function versionOf({ visitor, versions }: Writer, dossierId: string): Promise<number> {
  const known = versions.get(dossierId) ?? 0
  if (known > 0) return known
  return (await visitor.call(getDossier, { params: { dossierId }, query: {} })).version
}

/** Sends a write and keeps in the ledger what the application said of it. */
async function keep(ledger: Ledger, write: Write, send: () => Promise<{ version: number; dossierId?: string }>) {
  ledger.writes.push(write)
  try {
    const { version, dossierId } = await send()
    Object.assign(write, { fate: 'acknowledged', version, dossierId: dossierId ?? write.dossierId })
  } catch (error) {
    if (error instanceof Refused) write.fate = 'refused'
    throw error
  }
}

const signature = ({ name, visitor }: Writer) => ({ writer: name, municipalityId: visitor.municipalityId })

async function report(writer: Writer, ledger: Ledger, life: number): Promise<void> {
  const { visitor } = writer
  const marker = `Kill${letters(++writer.count)} ${writer.name}`
  const write: Write = { kind: 'report', marker, ...signature(writer), fate: 'unanswered', life }
  const birthDate = addDays('1960-01-01', writer.count)
  await keep(ledger, write, () =>
    visitor.call(reportPerson, { body: { person: { familyName: marker, birthDate }, isKnownToDiffer: true } }),
  )
  if (write.dossierId && write.version) writer.versions.set(write.dossierId, write.version)
}

async function note(writer: Writer, ledger: Ledger, life: number): Promise<void> {
  const { visitor, random, versions } = writer
  const dossierId = random.pick([...versions.keys()])
  const version = await versionOf(writer, dossierId)
  const kind = random.chance(0.8) ? 'contact' : 'appointment'
  const marker = `kill ${writer.name} ${++writer.count}`
  const write: Write = { kind, marker, ...signature(writer), fate: 'unanswered', life, dossierId }
  const today = dayInAmsterdam(new Date())
  const params = { dossierId }
  const startsAt = `${addDays(today, 3)}T10:00:00Z`
  // Seven days is within every municipality's contact norm.
  const contact = { version, text: marker, channel: 'phone', nextContactOn: addDays(today, 7) } as const
  try {
    await keep(ledger, write, () =>
      kind === 'contact'
        ? visitor.call(noteContactRoute, { params, body: contact })
        : visitor.call(makeAppointmentRoute, {
            params,
            body: { version, text: marker, startsAt, minutes: 30, place: 'office' },
          }),
    )
    versions.set(dossierId, write.version ?? 0)
  } catch (error) {
    // Somebody else wrote in it, or no answer came: look first the next time.
    versions.set(dossierId, 0)
    throw error
  }
}

/** The dossiers in this writer's own caseload, as many as fit on a page. */
export async function openCaseload(writer: Writer, limit: number): Promise<void> {
  const { items } = await writer.visitor.call(getCaseload, { query: { limit } })
  for (const { dossierId } of items) writer.versions.set(dossierId, 0)
}

const EXPECTED = new Set(['dossier.changed-meanwhile', 'dossier.closed'])

/** Writes one after the other until no answer comes any more. @throws Refused for a refusal that is no collision */
export async function writeOn(writer: Writer, ledger: Ledger, life: number): Promise<void> {
  for (;;) {
    try {
      await (writer.versions.size === 0 || writer.random.chance(0.25) ? report : note)(writer, ledger, life)
    } catch (error) {
      if (error instanceof NoAnswer) return
      if (!(error instanceof Refused && EXPECTED.has(error.code))) throw error
    }
  }
}
