/** Chromium's command line: switches until `--`, with `=` for a value. */
export class FakeCommandLine {
  readonly #switches = new Map<string, string>()

  read(args: readonly string[]): void {
    const end = args.indexOf('--')
    for (const arg of end === -1 ? args : args.slice(0, end)) {
      const [, name, value = ''] = /^--?([^=]+)=?(.*)$/.exec(arg) ?? []
      if (name !== undefined) this.#switches.set(name.toLowerCase(), value)
    }
  }

  hasSwitch = (name: string) => this.#switches.has(name)
  getSwitchValue = (name: string) => this.#switches.get(name) ?? ''
  appendSwitch = (name: string, value = '') => void this.#switches.set(name, value)
  removeSwitch = (name: string) => void this.#switches.delete(name)
}
