import { reopenRoute } from '../../api/outflow.ts'
import { addMonths } from '../../core/day.ts'
import type { Outflow } from '../../core/outflow.ts'
import { useDayText } from '../day-text.ts'
import { WriteProblem } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { useGoAndSay } from '../said.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { messages } from './messages.ts'

/** @source seed1 L373-374: who is back within twelve months has returned */
const RETURN_MONTHS = 12

/** Opens a closed dossier again, and says beforehand whether it counts as a return. */
export function Reopen({ open, outflow }: { open: OpenDossier; outflow: Outflow }) {
  const m = useMessages(messages)
  const days = useDayText()
  const goAndSay = useGoAndSay()
  const until = addMonths(outflow.on, RETURN_MONTHS)
  const isWithin = days.today <= until
  const write = useDossierWrite(reopenRoute, open, () =>
    goAndSay(paths.dossier(open.dossierId), isWithin ? m.reopen.doneWithin : m.reopen.done),
  )
  return (
    <Card title={m.reopen.card} isMain>
      <p>{isWithin ? m.reopen.within(days.day(until)) : m.reopen.after(days.day(until))}</p>
      <p>{m.reopen.next}</p>
      <WriteProblem problem={write.error} open={open} />
      <div className="trede-actions">
        <Button kind="primary" isBusy={write.isPending} onClick={() => write.mutate({ body: {} })}>
          {m.reopen.save}
        </Button>
      </div>
    </Card>
  )
}
