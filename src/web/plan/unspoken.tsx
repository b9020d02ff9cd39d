import type { IsoDate } from '../../core/day.ts'
import { unspoken } from '../../core/unspoken.ts'
import { useDayText } from '../day-text.ts'
import type { OpenDossier } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { Tag } from '../ui/card.tsx'
import { goalWords } from './goal-messages.ts'

/** Marks what was agreed before anybody had spoken with the resident. @source seed3 L280, L292 */
export function Unspoken({ open, agreedOn }: { open: OpenDossier; agreedOn: IsoDate }) {
  const m = useMessages(goalWords)
  const days = useDayText()
  const { firstContactOn } = open.dossier
  const state = unspoken(open.dossier, agreedOn)
  if (!state) return null
  if (state === 'still' || firstContactOn === null)
    return (
      <p>
        <Tag>{m.unspoken}</Tag>
      </p>
    )
  return <p className="trede-hint">{m.unspokenThen(days.day(firstContactOn, 'short'))}</p>
}

/** Says so beforehand, where steps are being agreed. */
export function UnspokenHint({ open }: { open: OpenDossier }) {
  const m = useMessages(goalWords)
  return open.dossier.firstContactOn === null ? <p className="trede-hint">{m.unspokenForm}</p> : null
}
