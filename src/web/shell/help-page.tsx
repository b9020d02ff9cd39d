import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { messages } from '../shell-messages.ts'
import { useShortcuts } from '../shortcuts.tsx'
import { Card } from '../ui/card.tsx'
import { CheckField } from '../ui/field.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { KeyTable } from './key-table.tsx'

/** Every shortcut, where drafts are, and whom to ask. In the same place on every page. @source WCAG 2.2, 3.2.6 */
export function HelpPage() {
  const m = useMessages(messages)
  const { isOn, switchOn } = useShortcuts()
  const { keys } = m
  const mayReadPolicy = useMay('policy.read')
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
              ['g a', keys.agenda],
              ['g u', keys.radar],
              ['n', keys.note],
              ['v', keys.prepare],
              ['t', keys.talk],
              ['b', keys.letter],
              ['w', keys.whatWorks],
              ['Ctrl+Enter', keys.save],
              ['↓ | ↑ | j | k', keys.rows],
              ['Enter', keys.open],
              ['␣', keys.select],
              ['Esc', keys.cancel],
              ['?', keys.list],
            ]}
          />
        </Card>
        {mayReadPolicy ? (
          <Card title={m.helpPage.whatWorksTitle}>
            <p>{m.helpPage.whatWorksText}</p>
            <PageLink to={paths.whatWorks()}>{m.helpPage.whatWorksLink}</PageLink>
          </Card>
        ) : null}
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
