/**
 * A clock time as people type it ('9', '9:30', '930', '14.05', '10u30'), as HH:MM; undefined for anything else.
 */
export function parseTime(text: string): string | undefined {
  const match = /^(\d{1,2})(?:\s*[:.uh]?\s*(\d{2}))?\s*[uh]?$/i.exec(text.trim())
  if (!match) return undefined
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? '0')]
  if (hours > 23 || minutes > 59) return undefined
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
