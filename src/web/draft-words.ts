/** A code, an id, a day or a number: a choice on the form, and no words of somebody. */
const CODE = /^[a-z\d:.-]*$/

/** The words that somebody typed in a form, in its order; choices and days left out. */
export function typedWords(body: unknown): string[] {
  if (typeof body === 'string') return CODE.test(body.trim()) ? [] : [body.trim()]
  if (typeof body !== 'object' || body === null) return []
  return Object.values(body).flatMap((one) => typedWords(one))
}
