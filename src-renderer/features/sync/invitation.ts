/**
 * An address and a code in one text, as a QR code carries them: `https://host/#CODE`. What stands behind the sign is told
 * to no server by whoever opens it.
 * @returns null for any other text
 */
export function invitationIn(text: string): { url: string; code: string } | null {
  const parsed = URL.parse(text.trim())
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return null
  // A code is of digits, letters and hyphens; anything else was not made by a server of ours.
  const code = /^#([\w-]+)$/.exec(parsed.hash)?.[1]
  return code === undefined ? null : { url: parsed.origin, code }
}
