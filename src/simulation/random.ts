/* oxlint-disable typescript/no-unsafe-type-assertion -- indexes are kept within bounds here, once for the whole room */
/** A repeatable stream of chance: the same seed gives the same draws on every machine. */
export interface Random {
  /** 0 ≤ x < 1. */
  float: () => number
  /** A whole number, both ends included. */
  int: (min: number, max: number) => number
  chance: (probability: number) => boolean
  pick: <T>(choices: readonly T[]) => T
  /** One of the choices, by weights that need not add up to 1. */
  weighted: <T>(choices: readonly (readonly [choice: T, weight: number])[]) => T
  /** `count` different choices in random order, or all when there are fewer. */
  sample: <T>(choices: readonly T[], count: number) => T[]
  /** Waiting time with a constant chance per unit; `mean` in that unit. */
  exponential: (mean: number) => number
  /** A version-4 shaped UUID. */
  uuid: () => string
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Four 32-bit words that depend on every character of the seed (FNV-1a, finished by a murmur3 mixer). */
function seedWords(seed: string): [number, number, number, number] {
  let hash = 0x811c9dc5
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193)
  const next = () => {
    hash = (hash + 0x9e3779b9) | 0
    let word = hash
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35)
    return word ^ (word >>> 16)
  }
  return [next(), next(), next(), next()]
}

/** The sfc32 generator: 128 bits of state, passes PractRand, fast on 32-bit integers. */
function sfc32(seed: string): () => number {
  let [a, b, c, d] = seedWords(seed)
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let i = 0; i < 12; i++) next()
  return next
}

const byteAt = (word: number, shift: number): string => HEX[(word >>> shift) & 255] as string
const bytes = (word: number): string => byteAt(word, 24) + byteAt(word, 16) + byteAt(word, 8) + byteAt(word, 0)

function shapedUuid(next: () => number): string {
  const middle = bytes((next() & 0xffff0fff) | 0x00004000)
  const variant = bytes((next() & 0x3fffffff) | 0x80000000)
  return `${bytes(next())}-${middle.slice(0, 4)}-${middle.slice(4)}-${variant.slice(0, 4)}-${variant.slice(4)}${bytes(next())}`
}

function draw<T>(choices: readonly T[], index: number): T {
  if (choices.length === 0) throw new RangeError('nothing to choose from')
  return choices[index] as T
}

/** @param seed any text; one letter more gives another stream */
export function createRandom(seed: string): Random {
  const next = sfc32(seed)
  const float = () => next() / 4_294_967_296
  const int = (min: number, max: number) => min + Math.floor(float() * (max - min + 1))
  return {
    float,
    int,
    chance: (probability) => float() < probability,
    pick: (choices) => draw(choices, int(0, choices.length - 1)),
    weighted: (choices) => {
      let rest = float() * choices.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [choice, weight] of choices) {
        rest -= weight
        if (rest < 0) return choice
      }
      return draw(choices, choices.length - 1)[0]
    },
    sample: (choices, count) => {
      const left = [...choices]
      for (let i = 0; i < Math.min(count, left.length); i++) {
        const other = int(i, left.length - 1)
        const kept = left[i] as (typeof left)[number]
        left[i] = left[other] as (typeof left)[number]
        left[other] = kept
      }
      return left.slice(0, count)
    },
    exponential: (mean) => -mean * Math.log(1 - float()),
    uuid: () => shapedUuid(next),
  }
}
