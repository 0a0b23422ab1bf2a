/** One thing that was tried. */
export interface Check {
  name: string
  ok: boolean
  milliseconds: number
  /** why it failed */
  reason?: string
}

/** Tries things in turn and notes what came of each; what failed does not keep the next from being tried. */
export class Checks {
  readonly done: Check[] = []

  async try(name: string, work: () => void | Promise<void>): Promise<void> {
    const started = performance.now()
    const since = () => Math.round(performance.now() - started)
    try {
      await work()
      this.done.push({ name, ok: true, milliseconds: since() })
    } catch (error) {
      this.done.push({ name, ok: false, milliseconds: since(), reason: String(error) })
    }
  }

  get areFine(): boolean {
    return this.done.every(({ ok }) => ok)
  }
}

export function must(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(what)
}
