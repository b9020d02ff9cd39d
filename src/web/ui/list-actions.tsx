import { useDayText } from '../day-text.ts'
import { useMessages } from '../messages.ts'
import { useSession } from '../session.ts'
import { Button } from './button.tsx'
import { messages } from './messages.ts'

interface ListActionsProps {
  print: string
  /** Fetches what is not on the screen, and prints then; else the page is printed as it is. */
  onPrint?: () => void
  isPrinting?: boolean
  /** The list as a file; absent for who may not take it away, or where there is nothing in it. */
  file?: { href: string; name: string; label: string; hint: string } | undefined
}

/** What is done with a list as a whole: on paper, or as a file. */
export function ListActions({ print: label, onPrint, isPrinting = false, file }: ListActionsProps) {
  return (
    <>
      <Button kind="subtle" isBusy={isPrinting} onClick={onPrint ?? (() => print())}>
        {label}
      </Button>
      {file ? (
        <a
          className="utrecht-button utrecht-button--secondary-action trede-link-button"
          href={file.href}
          download={file.name}
          title={file.hint}
        >
          {file.label}
        </a>
      ) : null}
    </>
  )
}

/** On paper only: when a list was printed and by whom, since it names people. */
export function PrintedBy() {
  const m = useMessages(messages)
  const { today, day } = useDayText()
  const { name } = useSession().worker
  return <p className="trede-print-only">{m.printedBy(day(today), name)}</p>
}
