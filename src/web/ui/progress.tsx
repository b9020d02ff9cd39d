import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

interface ProgressProps {
  /** What is under way: 'Regels laden'. */
  label: string
  /** Done and total in the same unit; a total of 0 or unknown gives a bar without an end. */
  done: number
  total?: number | undefined
  /** In words: '12.000 van 100.000 regels'. Default: the percentage. */
  words?: string
}

/** How far long work is, as a bar and in words. */
export function Progress({ label, done, total, words }: ProgressProps) {
  const m = useMessages(messages)
  const percent = total ? Math.min(100, Math.floor((100 * done) / total)) : undefined
  const text = words ?? (percent === undefined ? m.busy : m.progress(percent))
  return (
    <div className="trede-progress">
      <p className="trede-progress-words">
        <span>{label}</span>
        <span>{text}</span>
      </p>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={text}
        className={percent === undefined ? 'trede-bar trede-bar-endless' : 'trede-bar'}
      >
        <div style={{ inlineSize: `${percent ?? 30}%` }} />
      </div>
    </div>
  )
}
