/**
 * Whether a text prints as it reads: no control characters, and none that turn the order of what follows (Unicode UAX 9),
 * by which a name on a certificate could look like another.
 */
export function isPlainText(text: string): boolean {
  return text.isWellFormed() && !/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(text)
}

/** A text from elsewhere, with a mark in place of each such character. */
export function asPlainText(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd')
}
