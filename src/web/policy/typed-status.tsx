import { useDayText } from '../day-text.ts'
import type { Draft } from '../draft.ts'
import { useMessages } from '../messages.ts'
import { Button } from '../ui/button.tsx'
import { messages } from './draft-messages.ts'

interface TypedStatusProps {
  draft: Pick<Draft<object>, 'state' | 'isRestored'>
  onForget: () => void
}

/** Says whether what is typed is kept, in words that do not call it a draft: the version itself is one already. */
export function TypedStatus({ draft: { state, isRestored }, onForget }: TypedStatusProps) {
  const m = useMessages(messages)
  const { clock } = useDayText()
  const words =
    state.kind === 'saved'
      ? m.kept(clock(state.at))
      : state.kind === 'local'
        ? m.keptHere(clock(state.at))
        : state.kind === 'unkept'
          ? m.notKept
          : ''
  return (
    <div className="trede-draft">
      <span role="status">
        {isRestored ? `${m.isBack} ` : ''}
        {words}
      </span>
      <Button kind="subtle" onClick={onForget}>
        {m.forget}
      </Button>
    </div>
  )
}
