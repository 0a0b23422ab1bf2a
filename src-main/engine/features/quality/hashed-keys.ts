/** Tells which of very many keys come more than once, in eight bytes for each. */
export class HashedKeys {
  readonly #hashes: Float64Array
  #count = 0

  /** @param room how many keys there are, at most */
  constructor(room: number) {
    this.#hashes = new Float64Array(room)
  }

  add(key: string): void {
    this.#hashes[this.#count++] = hashOf(key)
  }

  /** Tells of a key whether it came more than once, seldom wrongly; null where none did. */
  repeated(): ((key: string) => boolean) | null {
    const sorted = this.#hashes.subarray(0, this.#count).sort()
    const repeated = new Set<number>()
    for (let at = 1; at < sorted.length; at++)
      if (sorted[at] === sorted[at - 1]) repeated.add(sorted[at] as number)
    return repeated.size === 0 ? null : (key) => repeated.has(hashOf(key))
  }
}

/** 53 bits of two FNV-1a hashes with different offsets. */
function hashOf(key: string): number {
  let [one, other] = [0x811c9dc5, 0x01000193]
  for (let at = 0; at < key.length; at++) {
    const sign = key.charCodeAt(at)
    one = Math.imul(one ^ sign, 0x01000193)
    other = Math.imul(other ^ (sign + 0x9e37), 0x85ebca6b)
  }
  return (one >>> 0) * 2 ** 21 + (other >>> 11)
}
