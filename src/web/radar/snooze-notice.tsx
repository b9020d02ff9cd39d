import { resumeRoute } from '../../api/radar.ts'
import { snoozeLabel } from '../../policy/radar-label.ts'
import { useDayText } from '../day-text.ts'
import { WriteProblem } from '../dossier/conflict-notice.tsx'
import { type OpenDossier, useDossierWrite } from '../dossier/dossier-query.ts'
import { useLanguage } from '../language.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { messages } from './messages.ts'

/** In the dossier: that somebody was put away, why, until when, and the way back. */
export function SnoozeNotice({ open }: { open: OpenDossier }) {
  const m = useMessages(messages)
  const language = useLanguage()
  const days = useDayText()
  const write = useDossierWrite(resumeRoute, open)
  const { snooze } = open.dossier
  if (!snooze || snooze.untilOn <= days.today) return null
  const words = open.text(snooze.textId)
  return (
    <>
      <WriteProblem problem={write.error} open={open} />
      <Notice
        kind="info"
        title={m.snooze.notice}
        isLive={false}
        actions={
          open.may('contact.write') ? (
            <Button isBusy={write.isPending} onClick={() => write.mutate({ body: {} })}>
              {m.snooze.resume}
            </Button>
          ) : undefined
        }
      >
        <p>{m.lines.snoozed(snoozeLabel(snooze)[language], days.day(snooze.untilOn))}</p>
        {words ? <p className="trede-words">{words}</p> : null}
      </Notice>
    </>
  )
}
