/** Bytes as image formats write them. */

export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Whether these signs of ASCII stand at a place; a dot stands for any one byte. */
export function saysAt(bytes: Uint8Array, at: number, signs: string): boolean {
  if (at + signs.length > bytes.length) return false
  for (let index = 0; index < signs.length; index++)
    if (signs[index] !== '.' && bytes[at + index] !== signs.charCodeAt(index)) return false
  return true
}

/** Parts, one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
