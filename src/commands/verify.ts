import { listMunicipalities, rebuild, verify } from '../db/rebuild.ts'
import type { Command } from './command.ts'

/** Checks every journal against itself and against the lists. Exit code 1 when anything is wrong. */
export const verifyCommand: Command = async ({ db, print, progress }) => {
  let count = 0
  for (const municipalityId of await listMunicipalities(db)) {
    const faults = await verify(db, municipalityId, (done) => progress(`${municipalityId}: ${done} dossiers`))
    for (const { dossierId, what, detail } of faults)
      print(`${municipalityId} ${dossierId} ${what} ${detail}`.trimEnd())
    count += faults.length
    print(`${municipalityId}: ${faults.length === 0 ? 'in orde / in order' : `${faults.length} fouten / faults`}`)
  }
  return count === 0 ? 0 : 1
}

/** Makes everything that lists read anew from the journal. */
export const rebuildCommand: Command = async ({ db, print, progress }) => {
  for (const municipalityId of await listMunicipalities(db)) {
    const done = await rebuild(db, municipalityId, (count) => progress(`${municipalityId}: ${count} dossiers`))
    print(`${municipalityId}: ${done} dossiers`)
  }
  return 0
}
