export type StoredValue = null | number | bigint | string | Buffer

/** What is not written as SQLite writes it: damaged. */
export class NotReadable extends Error {}

const text = new TextDecoder('utf-8', { fatal: true })

/** A number of variable length (https://sqlite.org/fileformat2.html#varint) and where it ends. @throws NotReadable */
export function varint(bytes: Buffer, at: number): [value: number, end: number] {
  let value = 0n
  for (let n = 0; n < 9; n++) {
    const byte = bytes[at + n]
    if (byte === undefined) throw new NotReadable('a number is cut off')
    if (n === 8) {
      const whole = BigInt.asIntN(64, (value << 8n) | BigInt(byte))
      return [Number(whole), at + 9]
    }
    value = (value << 7n) | BigInt(byte & 0x7f)
    if (byte < 0x80) return [Number(value), at + n + 1]
  }
  throw new NotReadable('a number does not end')
}

/** The values of a record (https://sqlite.org/fileformat2.html#record_format). @throws NotReadable */
export function recordValues(payload: Buffer): StoredValue[] {
  const [headerSize, start] = varint(payload, 0)
  if (headerSize < start || headerSize > payload.length) throw new NotReadable('a header is too long')
  const values: StoredValue[] = []
  let at = start
  let body = headerSize
  while (at < headerSize) {
    const [type, end] = varint(payload, at)
    const size = sizeOf(type)
    if (end > headerSize || body + size > payload.length) throw new NotReadable('a value is cut off')
    values.push(storedValue(type, payload.subarray(body, body + size)))
    at = end
    body += size
  }
  if (body !== payload.length) throw new NotReadable('there is more than the header says')
  return values
}

const sizes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0]

function sizeOf(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2)
  const size = sizes[type]
  if (size === undefined) throw new NotReadable('a value has no type')
  return size
}

function storedValue(type: number, bytes: Buffer): StoredValue {
  if (type === 0) return null
  if (type === 7) return bytes.readDoubleBE(0)
  if (type === 8) return 0
  if (type === 9) return 1
  if (type === 6) {
    const whole = bytes.readBigInt64BE(0)
    return Number.isSafeInteger(Number(whole)) ? Number(whole) : whole
  }
  if (type < 6) return bytes.readIntBE(0, bytes.length)
  if (type % 2 === 0) return Buffer.from(bytes)
  try {
    return text.decode(bytes)
  } catch {
    throw new NotReadable('a text is no UTF-8')
  }
}
