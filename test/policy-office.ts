import type * as z from 'zod'
import {
  getPolicyVersion,
  type PolicyDocument,
  proposePolicy,
  publishPolicy,
  savePolicyPack,
  startPolicyDraft,
} from '../src/api/policy-draft.ts'
import type { Client, TestApp } from './kit.ts'
import type { Town } from './town.ts'

/** The version that came with Trede, by municipality. */
export const BASE = { GM0363: 'GM0363-2017.1', GM0988: 'GM0988-2012.1', GM1916: 'GM1916-2009.1' } as Record<
  string,
  string
>

export type Pack = z.infer<typeof PolicyDocument>['pack']

/** A municipality's two policy officers, who make and publish its policy. */
export interface PolicyOffice {
  town: Town
  writer: Client
  second: Client
}

export async function openPolicyOffice(app: TestApp, town: Town): Promise<PolicyOffice> {
  const officer = async () => app.as(await town.hire(['policy-officer']))
  return { town, writer: await officer(), second: await officer() }
}

/** A draft from the version that came with Trede. */
export async function startDraft(
  { town, writer }: PolicyOffice,
  validFrom: string,
  more: { basedOn?: string; validUntil?: string | null } = {},
): Promise<string> {
  const body = { basedOn: BASE[town.id] ?? '', title: 'Nieuw beleid', validFrom, validUntil: null, ...more }
  return (await writer.call(startPolicyDraft, { body })).version
}

export const readVersion = (client: Client, version: string) => client.call(getPolicyVersion, { params: { version } })

/** Saves a draft with a changed pack. */
export async function saveDraft(
  client: Client,
  version: string,
  change: (pack: Pack) => Partial<Pack> | Record<string, unknown>,
) {
  const { row, pack } = await readVersion(client, version)
  const { revision, title, validFrom, validUntil } = row
  const body = { revision, title, validFrom, validUntil, pack: { ...pack, ...change(pack) } }
  return client.call(savePolicyPack, { params: { version }, body })
}

/** Calls residents by another word. */
export const called = (nl: string) => (pack: Pack) => ({
  labels: { ...pack.labels, client: { value: { nl, en: nl }, source: 'raadsbesluit 12' } },
})

/** One puts a draft forward and the other publishes it. */
export async function publishDraft({ writer, second }: PolicyOffice, version: string): Promise<void> {
  const { revision } = (await readVersion(writer, version)).row
  await writer.call(proposePolicy, { params: { version }, body: { revision } })
  await second.call(publishPolicy, { params: { version }, body: { revision } })
}
