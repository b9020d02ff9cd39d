import type { PolicyDocument } from '../../api/policy-draft.ts'
import type { Finding } from '../../policy/finding.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { PageLink } from '../ui/page-link.tsx'
import { messages } from './draft-messages.ts'

/** The way to what a finding is about: its table, where it has one. */
export function FindingActions({ finding, document }: { finding: Finding; document: PolicyDocument }) {
  const { findings: m } = useMessages(messages)
  const file = document.files.find(
    (one) => one.file === finding.file && one.tables.some(({ decision }) => decision === finding.part),
  )
  if (!file || !finding.part) return null
  return <PageLink to={paths.policyTable(document.row.version, file.file, finding.part)}>{m.go}</PageLink>
}
