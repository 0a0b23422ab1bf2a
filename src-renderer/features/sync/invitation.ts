/**
 * An address and a code in one text, as a QR code carries them: `https://host/#CODE`. What stands behind the sign is told
 * to no server by whoever opens it.
 * @returns null for any other text
 */
export function invitationIn(text: string): { url: string; code: string } | null {
  const parsed = URL.parse(text.trim())
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.hash.length < 2) return null
  return { url: parsed.origin, code: decodeURIComponent(parsed.hash.slice(1)) }
}
