/** A name for one writing of a draft. Not randomUUID: browsers have that only over https. */
export function newRevision(): string {
  const digits = [...crypto.getRandomValues(new Uint8Array(20))].map((byte) => (byte % 36).toString(36))
  return digits.join('')
}
