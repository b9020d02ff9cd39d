import { Button as PlainButton, type ButtonProps as PlainProps } from '@rijkshuisstijl-community/components-react'
import type { Ref } from 'react'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'
import { PageLink, type PageLinkProps } from './page-link.tsx'

type Kind = 'primary' | 'secondary' | 'subtle'

const APPEARANCE: Record<Kind, string> = {
  primary: 'primary-action-button',
  secondary: 'secondary-action-button',
  subtle: 'subtle-button',
}

export interface ButtonProps extends Omit<PlainProps, 'appearance' | 'busy' | 'hint'> {
  /** One primary button per screen part; 'secondary' is the default. */
  kind?: Kind
  /** While the answer is awaited: says so, and a second press does nothing. */
  isBusy?: boolean
  /** Colours the button for an act that takes something away. */
  isDanger?: boolean
  ref?: Ref<HTMLButtonElement> | undefined
}

/** A button; `type` is 'button' unless given. Works as submit with type="submit". */
export function Button({
  kind = 'secondary',
  isBusy = false,
  isDanger = false,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const m = useMessages(messages)
  return (
    <PlainButton
      type="button"
      {...rest}
      appearance={APPEARANCE[kind]}
      {...(isDanger ? { hint: 'danger' } : {})}
      {...(isBusy ? { 'aria-disabled': true, 'aria-busy': true } : {})}
      onClick={(event) => {
        // The second click of a double click would send twice what was meant once.
        if (isBusy || (rest.type === 'submit' && event.detail > 1)) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {isBusy ? m.busy : children}
    </PlainButton>
  )
}

/** A link that looks like a button: for going somewhere, never for doing something. */
export function LinkAsButton({ kind = 'secondary', ...rest }: Omit<PageLinkProps, 'className'> & { kind?: Kind }) {
  return (
    <PageLink
      {...rest}
      className={`utrecht-button utrecht-button--${kind === 'subtle' ? 'subtle' : `${kind}-action`} trede-link-button`}
    />
  )
}
