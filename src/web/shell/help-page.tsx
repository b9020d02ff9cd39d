import { useMessages } from '../messages.ts'
import { messages } from '../shell-messages.ts'
import { useShortcuts } from '../shortcuts.tsx'
import { Card } from '../ui/card.tsx'
import { CheckField } from '../ui/field.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { KeyTable } from './key-table.tsx'

/** Every shortcut, where drafts are, and whom to ask. In the same place on every page. @source WCAG 2.2, 3.2.6 */
export function HelpPage() {
  const m = useMessages(messages)
  const { isOn, switchOn } = useShortcuts()
  const { keys } = m
  return (
    <>
      <PageHeading>{m.helpPage.title}</PageHeading>
      <div className="trede-stack">
        <Card title={m.helpPage.keysTitle}>
          <p>{m.helpPage.keysText}</p>
          <CheckField
            name="shortcuts"
            label={m.helpPage.keysOn}
            hint={m.helpPage.keysHint}
            isChecked={isOn}
            onChange={switchOn}
          />
          <KeyTable
            keys={[
              ['/', keys.search],
              ['g v', keys.today],
              ['g c', keys.caseload],
              ['n', keys.note],
              ['Ctrl+Enter', keys.save],
              ['↓ | ↑ | j | k', keys.rows],
              ['Enter', keys.open],
              ['␣', keys.select],
              ['Esc', keys.cancel],
              ['?', keys.list],
            ]}
          />
        </Card>
        <Card title={m.helpPage.draftsTitle}>
          <p>{m.helpPage.draftsText}</p>
        </Card>
        <Card title={m.helpPage.contactTitle}>
          <p>{m.helpPage.contactText}</p>
        </Card>
      </div>
    </>
  )
}
