const numbers = new Intl.NumberFormat('en-US')

/** `20,000` */
export function wholeNumber(n: number): string {
  return numbers.format(n)
}

/** `2026-03-14 09:12`, of a moment in UTC, ISO 8601: the order of parts that nobody misreads. */
export function utcMinute(moment: string): string {
  return moment.slice(0, 16).replace('T', ' ')
}

/** `2026-03-14 09:12:07`, for what comes many times a minute. */
export function utcSecond(moment: string): string {
  return moment.slice(0, 19).replace('T', ' ')
}

/** `92.4 %`, rounded, but 100 % only for all and 0 % only for none. */
export function share(part: number, whole: number): string {
  if (whole === 0) return '–'
  const tenths = Math.round((part / whole) * 1000)
  const bounded = part === 0 || part === whole ? tenths : Math.min(999, Math.max(1, tenths))
  return `${(bounded / 10).toFixed(1)}\u00a0%`
}

/** `1,234.50`, of a plain decimal. @param places decimal places */
export function amountOf(amount: string, places: number): string {
  const options = { minimumFractionDigits: places, maximumFractionDigits: places }
  return new Intl.NumberFormat('en-US', options).format(amount as Intl.StringNumericLiteral)
}

/** Decimal places that these amounts need, so that they stand in line. */
export function placesOf(amounts: readonly string[]): number {
  return Math.max(0, ...amounts.map((amount) => amount.split('.')[1]?.length ?? 0))
}
