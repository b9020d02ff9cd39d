/** Exact up to a year; then coarser, where a day more or less says nothing. */
const DAYS_OF_YEAR = 365
export const daysNl = (days: number): string => {
  if (days <= DAYS_OF_YEAR) return days === 1 ? '1 dag' : `${days} dagen`
  return days < 2 * DAYS_OF_YEAR ? `${Math.floor(days / 30.44)} maanden` : `${Math.floor(days / 365.25)} jaar`
}
export const daysEn = (days: number): string => {
  if (days <= DAYS_OF_YEAR) return days === 1 ? '1 day' : `${days} days`
  return days < 2 * DAYS_OF_YEAR ? `${Math.floor(days / 30.44)} months` : `${Math.floor(days / 365.25)} years`
}

export const dueNl = (days: number): string => {
  if (days < 0) return `${daysNl(-days)} te laat`
  return days === 0 ? 'uiterlijk vandaag' : days === 1 ? 'uiterlijk morgen' : `nog ${daysNl(days)}`
}
export const dueEn = (days: number): string => {
  if (days < 0) return `${daysEn(-days)} late`
  return days === 0 ? 'today at the latest' : days === 1 ? 'tomorrow at the latest' : `${daysEn(days)} left`
}

export const withinNl = (days: number): string =>
  days === 0 ? 'uiterlijk vandaag' : days === 1 ? 'uiterlijk morgen' : `binnen ${daysNl(days)}`
export const withinEn = (days: number): string =>
  days === 0 ? 'today at the latest' : days === 1 ? 'tomorrow at the latest' : `within ${daysEn(days)}`

export const whenNl = (days: number): string =>
  days === 0
    ? 'vandaag'
    : days === 1
      ? 'morgen'
      : days === -1
        ? 'gisteren'
        : days > 0
          ? `over ${daysNl(days)}`
          : `${daysNl(-days)} geleden`
export const whenEn = (days: number): string =>
  days === 0
    ? 'today'
    : days === 1
      ? 'tomorrow'
      : days === -1
        ? 'yesterday'
        : days > 0
          ? `in ${daysEn(days)}`
          : `${daysEn(-days)} ago`

/** Days to go are counted from today; below zero the day has passed. */
