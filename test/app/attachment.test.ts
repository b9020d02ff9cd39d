import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listReads } from '../../src/api/access.ts'
import { getAttachmentRoute } from '../../src/api/attachment.ts'
import { recordResultRoute } from '../../src/api/instrument.ts'
import { ATTACHMENT_BYTES } from '../../src/core/attachment.ts'
import { addDays } from '../../src/core/day.ts'
import { withScope } from '../../src/db/connect.ts'
import { bringIn, PDF, refusedFile } from '../attachment.ts'
import { type Client, createTestApp, filledPath, type OpenDossier, type TestApp } from '../kit.ts'
import { reported } from '../resident.ts'

let app: TestApp
let klantmanager: Client
beforeAll(async () => {
  app = await createTestApp()
  klantmanager = app.as(app.amsterdam.of('case-manager'))
})
afterAll(() => app.close())

const NAME = 'Rapport van Toos Bewoner.pdf'
const melba = { instrument: 'melba', measuredBy: 'A. Bos, De Risse', on: '2026-10-01', text: 'Werkt zorgvuldig.' }

const pathOf = (dossierId: string, attachmentId: string) =>
  filledPath(getAttachmentRoute.path, { dossierId, attachmentId })

describe('a file', () => {
  async function withFile(bytes = PDF): Promise<[OpenDossier, string]> {
    const resident = await reported(klantmanager)
    const attachmentId = await bringIn(klantmanager, resident.dossierId, bytes)
    await resident.write(recordResultRoute, { ...melba, attachments: [{ attachmentId, name: NAME }] })
    return [resident, attachmentId]
  }

  test('is kept with the result, comes back byte for byte, and can do nothing in a browser', async () => {
    const [resident, attachmentId] = await withFile()
    const response = await klantmanager.raw('get', pathOf(resident.dossierId, attachmentId))
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(PDF)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent(NAME)}`)
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test('has its name in a text that can be erased, and in no event and no log', async () => {
    const [resident, attachmentId] = await withFile()
    const { events, texts } = await resident.page()
    expect(JSON.stringify(events)).not.toContain('Rapport van')
    expect(Object.values(texts)).toContain(NAME)
    expect(app.logLines.join('\n')).not.toContain('Rapport van')
    await sql`delete from text where body = ${NAME} and dossier_id = ${resident.dossierId}`.execute(app.db)
    const response = await klantmanager.raw('get', pathOf(resident.dossierId, attachmentId))
    expect(response.headers.get('content-disposition')).toContain('bijlage.pdf')
  })

  test('is in the read log each time it is opened', async () => {
    const [resident, attachmentId] = await withFile()
    for (let count = 0; count < 2; count++) await klantmanager.raw('get', pathOf(resident.dossierId, attachmentId))
    const officer = app.as(app.amsterdam.of('privacy-officer'))
    const { items } = await officer.call(listReads, { query: { dossierId: resident.dossierId } })
    expect(items.filter(({ what }) => what === 'attachment')).toHaveLength(2)
  })

  test('is not there for who may not see the dossier, in another dossier, or in another municipality', async () => {
    const [resident, attachmentId] = await withFile()
    const other = await reported(klantmanager)
    const path = pathOf(resident.dossierId, attachmentId)
    expect((await app.as(app.amsterdam.neighbour).raw('get', path)).status).toBe(404)
    expect((await app.as(app.weert.of('case-manager')).raw('get', path)).status).toBe(404)
    expect((await klantmanager.raw('get', pathOf(other.dossierId, attachmentId))).status).toBe(404)
    const taken = { ...melba, attachments: [{ attachmentId, name: 'x' }] }
    expect((await other.refusal(recordResultRoute, taken)).code).toBe('attachment.not-found')
  })

  test('that is too large, empty or of another kind than its bytes may be is refused, and the result can still be written', async () => {
    const resident = await reported(klantmanager)
    const refused = (bytes: Uint8Array) => refusedFile(klantmanager, resident.dossierId, bytes)
    const large = new Uint8Array(ATTACHMENT_BYTES + 1)
    large.set(PDF)
    expect(await refused(large)).toMatchObject({ status: 413, code: 'attachment.too-large' })
    expect((await refused(new Uint8Array())).code).toBe('attachment.empty')
    const page = new TextEncoder().encode('<html><script>alert(1)</script>')
    expect(await refused(page)).toMatchObject({ status: 415, code: 'attachment.kind' })
    const program = new TextEncoder().encode('PK\u0003\u0004 word/document.xml word/vbaProject.bin')
    expect((await refused(program)).code).toBe('attachment.kind')
    await resident.write(recordResultRoute, melba)
  })

  test('that was kept cannot be changed or removed, and one that nothing names goes after a week', async () => {
    const [resident, keptId] = await withFile()
    const looseId = await bringIn(klantmanager, resident.dossierId)
    const count = (statement: string) =>
      withScope(app.db, app.amsterdam.id, async (trx) =>
        Number((await sql.raw(statement).execute(trx)).numAffectedRows),
      )
    expect(await count(`delete from attachment where attachment_id = '${keptId}'`)).toBe(0)
    await expect(count(`update attachment set body = 'x' where attachment_id = '${keptId}'`)).rejects.toThrow(
      'permission denied',
    )
    app.travelTo(addDays(app.today(), 8))
    await bringIn(klantmanager, resident.dossierId)
    expect((await klantmanager.raw('get', pathOf(resident.dossierId, looseId))).status).toBe(404)
    expect((await klantmanager.raw('get', pathOf(resident.dossierId, keptId))).status).toBe(200)
  })
})
