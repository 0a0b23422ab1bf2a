/** What a PIN is made of: digits, so that it can be typed with gloves on. */
const shortest = 4
const longest = 12
/** Wrong ones that cost nothing but another try. */
const freeTries = 3
/** Seconds to wait after the next wrong one; each further one doubles it. */
const firstWait = 30
const longestWait = 3600

/** Why a PIN is not taken; null for one that is. */
export function pinFault(pin: string): 'digits' | 'simple' | null {
  if (!/^\d+$/.test(pin) || pin.length < shortest || pin.length > longest) return 'digits'
  const steps = new Set([...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index])))
  const [step = 0] = steps
  return steps.size === 1 && Math.abs(step) <= 1 ? 'simple' : null
}

/** Seconds until the next try after so many wrong ones in a row. */
export function waitAfter(failures: number): number {
  if (failures < freeTries) return 0
  return Math.min(longestWait, firstWait * 2 ** (failures - freeTries))
}

/** How many more wrong ones cost nothing. */
export function triesLeft(failures: number): number {
  return Math.max(0, freeTries - failures)
}
