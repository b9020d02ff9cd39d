/** The list with one row a place up or down; the same list where there is no such place. */
export function moved<T>(rows: readonly T[], index: number, step: -1 | 1): T[] {
  const row = rows[index]
  const to = index + step
  if (row === undefined || to < 0 || to >= rows.length) return [...rows]
  return rows.toSpliced(index, 1).toSpliced(to, 0, row)
}
