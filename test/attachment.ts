import { addAttachmentRoute, addMedicalAttachmentRoute } from '../src/api/attachment.ts'
import { type Client, filledPath, type Problem } from './kit.ts'

/** Bytes that begin as a file of this kind does. */
export const PDF = new TextEncoder().encode('%PDF-1.7\n% een evaluatieformulier\n%%EOF\n')

type Route = typeof addAttachmentRoute | typeof addMedicalAttachmentRoute

const sent = (client: Client, dossierId: string, bytes: Uint8Array, route: Route): Promise<Response> =>
  client.raw('post', filledPath(route.path, { dossierId }), { body: bytes })

/** Brings a file in, as the browser does, and gives its id. @throws Error when it is refused */
export async function bringIn(
  client: Client,
  dossierId: string,
  bytes: Uint8Array = PDF,
  route: Route = addAttachmentRoute,
): Promise<string> {
  const response = await sent(client, dossierId, bytes, route)
  if (!response.ok) throw new Error(await response.text())
  return route.response.parse(await response.json()).attachmentId
}

export const bringInMedical = (client: Client, dossierId: string): Promise<string> =>
  bringIn(client, dossierId, PDF, addMedicalAttachmentRoute)

/** Brings in a file that should be refused. */
export async function refusedFile(client: Client, dossierId: string, bytes: Uint8Array): Promise<Problem> {
  const response = await sent(client, dossierId, bytes, addAttachmentRoute)
  if (response.ok) throw new Error('the file was not refused')
  return (await response.json()) as Problem
}
