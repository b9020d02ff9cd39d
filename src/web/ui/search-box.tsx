import { TextInput } from '@rijkshuisstijl-community/components-react'
import { type Ref, useId } from 'react'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'

interface SearchBoxProps {
  value: string
  onChange: (text: string) => void
  onSearch: (text: string) => void
  /** Default 'Zoeken'; not shown when `isLabelHidden`. */
  label?: string
  isLabelHidden?: boolean
  placeholder?: string
  inputRef?: Ref<HTMLInputElement>
}

/** A search field with its button. The text never goes into an address. */
export function SearchBox({
  value,
  onChange,
  onSearch,
  label,
  isLabelHidden = false,
  placeholder,
  inputRef,
}: SearchBoxProps) {
  const m = useMessages(messages)
  const id = useId()
  return (
    <form
      role="search"
      className="trede-search"
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(value.trim())
      }}
    >
      <label htmlFor={id} className={isLabelHidden ? 'trede-hidden' : 'trede-label'}>
        {label ?? m.search.label}
      </label>
      <div className="trede-search-row">
        <TextInput
          id={id}
          ref={inputRef}
          type="search"
          value={value}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
        <button type="submit" className="trede-search-button" aria-label={m.search.button} title={m.search.button}>
          <svg
            width="18"
            height="18"
            viewBox="0 0 18 18"
            aria-hidden="true"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.8"
            strokeLinecap="round"
          >
            <circle cx="7.5" cy="7.5" r="5" />
            <path d="m11.5 11.5 4.5 4.5" />
          </svg>
        </button>
      </div>
    </form>
  )
}
