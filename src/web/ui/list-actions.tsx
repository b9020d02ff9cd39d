import { Button } from './button.tsx'

interface ListActionsProps {
  print: string
  /** The list as a file; absent for who may not take it away, or where there is nothing in it. */
  file?: { href: string; name: string; label: string; hint: string } | undefined
}

/** What is done with a list as a whole: on paper, or as a file. */
export function ListActions({ print: label, file }: ListActionsProps) {
  return (
    <>
      <Button kind="subtle" onClick={() => print()}>
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
