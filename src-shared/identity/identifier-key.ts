/** Nothing in it folds: most tags and serial numbers, and many times faster. */
const printableAscii = /^[ -~]*$/

/**
 * The form in which two spellings of an asset tag, serial number or scanned code are the same:
 * compatibility-folded (full-width digits and letters become plain ones), without control characters
 * and outer blanks, every dash a hyphen, upper case. Scanners differ in exactly these.
 * Returns '' for a code that holds nothing readable.
 */
export function identifierKey(text: string): string {
  if (printableAscii.test(text)) return text.trim().toUpperCase()
  return text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .trim()
    .toUpperCase()
}
