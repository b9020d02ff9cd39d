import type { OpenDossier, TestApp } from './kit.ts'
import { guided } from './resident.ts'

/** A team of its own: a lead, somebody who leaves with residents, and colleagues. */
export async function teamOf(app: TestApp, residentCount = 3) {
  const teamId = app.deps.newId()
  await app.db.insertInto('team').values({ municipality_id: 'GM0363', team_id: teamId, name: 'Team Kade' }).execute()
  const hire = async () => app.as(await app.amsterdam.hire(['case-manager'], [teamId]))
  const lead = app.as(await app.amsterdam.hire(['team-lead'], [teamId]))
  const [leaving, first, second] = [await hire(), await hire(), await hire()]
  const residents: OpenDossier[] = []
  for (let count = 0; count < residentCount; count++) residents.push(await guided(leaving, app.today()))
  return { teamId, lead, leaving, first, second, residents }
}
