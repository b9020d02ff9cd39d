import type { Random } from './random.ts'

/** Where made-up residents live. Streets are common Dutch names; the numbers behind them are chance. */
export interface Locality {
  city: string
  /** First and last postcode digits that may occur. */
  postcodes: readonly [number, number]
}

/** @source public knowledge: the places of the three demo municipalities and their postcode ranges */
const LOCALITIES: Readonly<Record<string, readonly Locality[]>> = {
  GM1916: [
    { city: 'Leidschendam', postcodes: [2260, 2267] },
    { city: 'Voorburg', postcodes: [2271, 2275] },
    { city: 'Stompwijk', postcodes: [2266, 2266] },
  ],
  GM0988: [
    { city: 'Weert', postcodes: [6001, 6006] },
    { city: 'Stramproy', postcodes: [6039, 6039] },
    { city: 'Tungelroy', postcodes: [6005, 6005] },
  ],
  GM0363: [
    { city: 'Amsterdam', postcodes: [1011, 1019] },
    { city: 'Amsterdam', postcodes: [1051, 1069] },
    { city: 'Amsterdam', postcodes: [1091, 1098] },
    { city: 'Amsterdam', postcodes: [1102, 1108] },
  ],
}

const ELSEWHERE: readonly Locality[] = [{ city: 'Voorbeeldstad', postcodes: [9990, 9998] }]

const STREETS = `Dorpsstraat Kerkstraat Molenweg Stationsstraat Schoolstraat Beukenlaan Eikenlaan Lindelaan Kastanjelaan
  Esdoornstraat Populierenlaan Wilgenstraat Berkenhof Merelstraat Lijsterlaan Vinkenstraat Zwaluwlaan Reigerstraat
  Tulpstraat Rozenlaan Anjerstraat Irisplein Narcisstraat Beatrixlaan Wilhelminastraat Julianaplein Emmastraat
  Prinsenhof Marktstraat Nieuwstraat Havenkade Vaartweg Sluisstraat Bruglaan Parkweg Zonnehof Sterrenlaan
  Rembrandtstraat Vermeerlaan Mesdagstraat Mozartlaan Bachplein Vondelstraat Spinozahof Huygenslaan Tasmanstraat
  Noordeinde Zuiderhof Oosterlaan Westersingel Weidepad Akkerlaan Korenstraat Vlasveld`
  .trim()
  .split(/\s+/)

const LETTERS = 'ABCDEGHJKLMNPRSTVWXZ'

export interface Address {
  street: string
  houseNumber: string
  postcode: string
  city: string
}

export function drawAddress(random: Random, municipalityId: string): Address {
  const { city, postcodes } = random.pick(LOCALITIES[municipalityId] ?? ELSEWHERE)
  const letter = () => LETTERS[random.int(0, LETTERS.length - 1)]
  const addition = random.chance(0.18) ? random.pick(['A', 'B', '-1', '-2', '-3', ' hs']) : ''
  return {
    street: random.pick(STREETS),
    houseNumber: `${random.int(1, 240)}${addition}`,
    postcode: `${random.int(...postcodes)} ${letter()}${letter()}`,
    city,
  }
}
