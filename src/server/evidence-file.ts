import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { EvidenceFile, type ShownCard } from '../policy/evidence.ts'
import { readJson } from './policy-file.ts'

export const EVIDENCE_FILE = 'evidence.json'

/** A file of cards as loaded: who keeps it, and the SHA-256 in hex of what was read. */
interface KeptEvidence {
  owner: string
  file: EvidenceFile
  hash: string
}

/** What is known of what works: the country's cards first, then those of municipalities. */
export interface LoadedEvidence {
  rule: EvidenceFile['rule']
  cards: readonly ShownCard[]
  files: readonly { owner: string; version: string; hash: string }[]
}

export const hasEvidence = (folder: string): Promise<boolean> =>
  access(join(folder, EVIDENCE_FILE)).then(
    () => true,
    () => false,
  )

/** The cards in a folder of policies; none where nobody wrote any. @throws PolicyFault when the file is not right */
export async function readEvidence(folder: string, owner: string): Promise<KeptEvidence[]> {
  if (!(await hasEvidence(folder))) return []
  const { data, hash } = await readJson(EvidenceFile, folder, EVIDENCE_FILE)
  return [{ owner, file: data, hash }]
}

/** @param nameOf the name of a municipality by its CBS code; undefined for the country */
export function assembleEvidence(
  kept: readonly KeptEvidence[],
  nameOf: (owner: string) => string | undefined,
): LoadedEvidence {
  return {
    rule: kept.map(({ file }) => file.rule).find((rule) => rule !== null) ?? null,
    cards: kept.flatMap(({ owner, file }) => {
      const name = nameOf(owner)
      const municipality = name === undefined ? null : { id: owner, name }
      return file.cards.map((card) => ({ ...card, municipality }))
    }),
    files: kept.map(({ owner, file, hash }) => ({ owner, version: file.version, hash })),
  }
}
