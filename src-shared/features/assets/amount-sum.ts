/** Four decimal places, the most that an amount has. */
const scale = 10_000n

/** Adds amounts (plain decimals, `isAmount`) of one currency without rounding. */
export class AmountSum {
  #total = 0n

  add(amount: string): void {
    const [whole = '0', decimals = ''] = amount.split('.')
    this.#total += BigInt(whole) * scale + BigInt(decimals.padEnd(4, '0'))
  }

  /** A plain decimal, with at least two places where it has any: `1234`, `1234.50`. */
  toString(): string {
    const decimals = (this.#total % scale).toString().padStart(4, '0').replace(/0+$/, '')
    const whole = (this.#total / scale).toString()
    return decimals === '' ? whole : `${whole}.${decimals.padEnd(2, '0')}`
  }
}

/** One of two amounts of a currency as a share of the other, 0 to 1; 0 where the other is nothing. */
export function shareOfAmount(part: string, whole: string): number {
  return Number(whole) === 0 ? 0 : Number(part) / Number(whole)
}
