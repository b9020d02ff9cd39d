/** Some five lines on a wide screen: longer texts push what stands below out of sight. */
const MOST_SHOWN = 400

/** A text, or when it is long its first whole words. */
export function firstWords(text: string): string {
  // A few words more cost less than a button.
  if (text.length <= MOST_SHOWN + 80) return text
  const cut = text.slice(0, MOST_SHOWN)
  const gap = cut.search(/\s\S*$/)
  const words = gap > 0 ? cut.slice(0, gap) : cut
  return words.isWellFormed() ? words.trimEnd() : words.slice(0, -1)
}
