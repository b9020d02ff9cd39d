import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../messages.ts'
import { paths } from '../paths.ts'
import { setSearchText, useSearchText } from '../search-text.ts'
import { useMay } from '../session.ts'
import { messages } from '../shell-messages.ts'
import { useShortcut } from '../shortcuts.tsx'
import { SearchBox } from '../ui/search-box.tsx'

/** The search field in the top bar; `/` goes there from anywhere. */
export function GlobalSearch() {
  return useMay('person.search') ? <Search /> : null
}

function Search() {
  const m = useMessages(messages)
  const router = useRouter()
  const searched = useSearchText()
  const [text, setText] = useState(searched)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => setText(searched), [searched])
  useShortcut('/', m.keys.search, () => {
    input.current?.focus()
    input.current?.select()
  })
  const search = (next: string) => {
    setSearchText(next)
    void router.navigate({ href: paths.search() })
  }
  return (
    <SearchBox
      value={text}
      onChange={setText}
      onSearch={search}
      label={m.search.label}
      isLabelHidden
      placeholder={m.search.placeholder}
      inputRef={input}
    />
  )
}
