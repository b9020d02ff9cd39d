import type { Session } from '../api/access.ts'
import type { Permission } from '../core/access.ts'
import { paths } from './paths.ts'
import type { messages } from './shell-messages.ts'

export interface NavigationItem {
  key: keyof (typeof messages)['nl']['navigation']
  to: string
  group: keyof (typeof messages)['nl']['groups']
  /** Shown to whoever has this permission, however far it reaches. */
  permission: Permission
}

/** In the order of a working day. */
const NAVIGATION: readonly NavigationItem[] = [
  { key: 'today', to: paths.today(), group: 'work', permission: 'contact.write' },
  { key: 'agenda', to: paths.agenda(), group: 'work', permission: 'contact.write' },
  { key: 'caseload', to: paths.caseload(), group: 'work', permission: 'caseload.read' },
  { key: 'radar', to: paths.radar(), group: 'work', permission: 'contact.write' },
  { key: 'contactDays', to: paths.contactDays(), group: 'work', permission: 'contact.write' },
  { key: 'report', to: paths.report(), group: 'work', permission: 'dossier.report' },
  { key: 'handovers', to: paths.handovers(), group: 'work', permission: 'handover.accept' },
  { key: 'caseQuestions', to: paths.caseQuestions(), group: 'work', permission: 'case-question.read' },
  { key: 'buddies', to: paths.buddies(), group: 'work', permission: 'buddy.count' },
  { key: 'team', to: paths.team(), group: 'work', permission: 'capacity.read' },
  { key: 'imports', to: paths.imports(), group: 'manage', permission: 'import.run' },
  { key: 'standIns', to: paths.standIns(), group: 'manage', permission: 'stand-in.manage' },
  { key: 'capacityRules', to: paths.capacityRules(), group: 'manage', permission: 'capacity.rule' },
  { key: 'letterSender', to: paths.letterSender(), group: 'manage', permission: 'letter.sender' },
  { key: 'readLog', to: paths.readLog(), group: 'manage', permission: 'readlog.read' },
  { key: 'policy', to: paths.policy(), group: 'manage', permission: 'policy.read' },
]

export function navigationFor({ permissions }: Pick<Session, 'permissions'>): NavigationItem[] {
  return NAVIGATION.filter((item) => permissions[item.permission] !== undefined)
}

/** Where a worker starts: the first that they may use; the read log for who keeps watch over it and guides nobody. */
export function startFor(session: Pick<Session, 'permissions'>): string | undefined {
  const { permissions } = session
  if (permissions['readlog.read'] && !permissions['caseload.read']) return paths.readLog()
  return navigationFor(session)[0]?.to
}
