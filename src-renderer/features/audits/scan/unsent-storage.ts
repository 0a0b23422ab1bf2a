import type { WaitingScan } from './desk-state.ts'

/** Keeps the scans that wait for an answer where a reload of the window does not lose them. */
export class UnsentStorage {
  readonly #key: string

  constructor(auditId: string) {
    this.#key = `assetwalk.unsent.${auditId}`
  }

  read(): WaitingScan[] {
    const stored: unknown = JSON.parse(sessionStorage.getItem(this.#key) ?? '[]')
    return Array.isArray(stored) ? (stored as WaitingScan[]) : []
  }

  write(waiting: readonly WaitingScan[]): void {
    if (waiting.length === 0) sessionStorage.removeItem(this.#key)
    else sessionStorage.setItem(this.#key, JSON.stringify(waiting))
  }
}
