import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/** More on paper than this is not a list to read. Our own default; the count above it says what is left out. */
const MOST = 1000

interface Page<Row> {
  items: readonly Row[]
  next: string | null
}

/** Prints a list as a whole, whatever page of it is on the screen. `rows` are those of the whole, while it is printed. */
export function usePrintAll<Row>(read: (after: string | undefined) => Promise<Page<Row>>) {
  const [rows, setRows] = useState<readonly Row[]>()
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const all: Row[] = []
      let after: string | undefined
      do {
        const { items, next } = await read(after)
        all.push(...items)
        after = next ?? undefined
      } while (after !== undefined && all.length < MOST)
      return all
    },
    onSuccess: setRows,
  })
  useEffect(() => {
    if (!rows) return
    const back = () => setRows(undefined)
    addEventListener('afterprint', back, { once: true })
    print()
    return () => removeEventListener('afterprint', back)
  }, [rows])
  return { rows, print: () => mutate(), isBusy: isPending, error }
}
