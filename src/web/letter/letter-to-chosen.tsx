import { useNavigate } from '@tanstack/react-router'
import { GROUP_LIMIT } from '../../api/letter-group.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { chooseForLetter } from './group-choice.ts'
import { messages } from './group-messages.ts'

/** From the people ticked in a list to one letter for them. */
export function LetterToChosen({ dossierIds }: { dossierIds: readonly string[] }) {
  const m = useMessages(messages)
  const navigate = useNavigate()
  if (dossierIds.length > GROUP_LIMIT) return <span>{m.tooMany(GROUP_LIMIT)}</span>
  return (
    <Button
      kind="primary"
      onClick={() => {
        chooseForLetter(dossierIds)
        void navigate({ href: paths.groupLetter() })
      }}
    >
      {m.choose(dossierIds.length)}
    </Button>
  )
}
