import { useDayText } from '../day-text.ts'
import type { Draft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { Button } from './button.tsx'
import { messages } from './messages.ts'

/** Says whether what is typed is kept, and lets the typist throw it away. Put it beside the save button. */
export function DraftStatus({
  draft,
}: {
  draft: Pick<Draft<object>, 'state' | 'isRestored' | 'discard' | 'takeBack'>
}) {
  const { draft: m } = useMessages(messages)
  const { clock } = useDayText()
  const { state } = draft
  const words = {
    none: () => '',
    saving: () => m.saving,
    saved: () => (state.kind === 'saved' ? m.saved(clock(state.at)) : ''),
    local: () => (state.kind === 'local' ? m.local(clock(state.at)) : ''),
    unkept: () => m.unkept,
    differs: () => m.differs,
  }[state.kind]()
  return (
    <div className="trede-draft">
      <span role="status">
        {draft.takeBack ? m.discarded : ''}
        {draft.isRestored ? `${m.restored} ` : ''}
        {words}
      </span>
      {draft.takeBack ? (
        <Button kind="subtle" onClick={draft.takeBack}>
          {m.takeBack}
        </Button>
      ) : state.kind === 'none' ? null : (
        <Button kind="subtle" onClick={draft.discard}>
          {m.discard}
        </Button>
      )}
    </div>
  )
}
