/** A file of evidence that begins as something known and does not go on as such: cut off, or changed by somebody. */
export class EvidenceDamaged extends Error {
  /** @param reason in words, for who hands it in */
  constructor(reason: string) {
    super(reason)
    this.name = 'EvidenceDamaged'
  }
}
