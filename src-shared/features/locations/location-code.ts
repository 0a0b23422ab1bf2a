const prefix = 'LOC-'
const codeForm = /^LOC-([0-9A-F]{10})$/

/**
 * The barcode that every location has: of the random end of its id, so that it stays when the location is renamed, moved
 * or merged. 40 bits: of 10,000 locations two have the same with a probability of 1 in 20,000.
 */
export function locationCode(locationId: string): string {
  return prefix + locationId.slice(-10).toUpperCase()
}

/** The end of the id of the location that a code means; null where it is no such code. */
export function endOfLocationId(code: string): string | null {
  return codeForm.exec(code.trim().toUpperCase())?.[1]?.toLowerCase() ?? null
}
