/** The parts of an address that stood in one cell. */
export interface AddressParts {
  street: string
  houseNumber?: string
  postcode?: string
  city?: string
  /** False when street and house number could not be told apart for sure. */
  isCertain: boolean
}

/** A Dutch postcode as '1234 AB'; undefined for anything else. */
export function tidyPostcode(text: string): string | undefined {
  const match = /^([1-9]\d{3})[\s-]*([A-Za-z]{2})$/.exec(text.trim())
  return match?.[1] && match[2] ? `${match[1]} ${match[2].toUpperCase()}` : undefined
}

/** '2265 AB Voorburg' at the end of an address. */
const PLACE = /[,\s]+([1-9]\d{3}\s?[A-Za-z]{2})(?:[,\s]+(\S.*))?$/
/** The last number with its addition: '12', '12a', '12-3', '12 bis', '12 A 3'. */
const NUMBER = /^(.*\S)\s+(\d{1,5}(?:\s?[-/]?\s?(?:\d{1,4}|[A-Za-z]{1,5})){0,2})$/

/** Street and house number (and postcode and city where they follow) of an address in one cell. */
export function splitAddress(text: string): AddressParts {
  const place = PLACE.exec(text)
  const line = (place ? text.slice(0, place.index) : text).replace(/[,\s]+$/, '')
  const postcode = place?.[1] ? tidyPostcode(place[1]) : undefined
  const rest = { ...(postcode ? { postcode } : {}), ...(place?.[2] ? { city: place[2].trim() } : {}) }
  const number = line.length > 300 ? null : NUMBER.exec(line)
  if (!number?.[1] || !number[2]) return { street: line, ...rest, isCertain: false }
  // ‘Plein 1944 12’ and ‘Dorpsstraat 12 3’ look the same.
  const isCertain = !/\d$/.test(number[1])
  return { street: number[1].replace(/,$/, ''), houseNumber: number[2], ...rest, isCertain }
}
