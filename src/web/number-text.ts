import { useLanguage } from './language.ts'

/** '12.000' in Dutch, '12,000' in English. */
export function useNumber(): (value: number) => string {
  const format = new Intl.NumberFormat(useLanguage() === 'nl' ? 'nl-NL' : 'en-GB')
  return (value) => format.format(value)
}
