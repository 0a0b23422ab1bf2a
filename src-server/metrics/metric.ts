/** Values by which one measure is told apart, as `{ route: '/enrol' }`. */
export type Labels = Readonly<Record<string, string>>

/** One measure in the text format of Prometheus 0.0.4. */
interface Metric {
  lines: () => string[]
}

const head = (name: string, help: string, type: 'counter' | 'gauge' | 'histogram') => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
]

const escaped = (value: string) =>
  value.replace(/["\\\n]/g, (sign) => (sign === '\n' ? String.raw`\n` : `\\${sign}`))

function labelled(labels: Labels): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escaped(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

/** What only grows, and is nothing again when the program starts. */
export class Counter implements Metric {
  readonly #head: string[]
  readonly #name: string
  readonly #values = new Map<string, number>()

  constructor(name: string, help: string) {
    this.#name = name
    this.#head = head(name, help, 'counter')
  }

  add(labels: Labels, by = 1): void {
    const key = labelled(labels)
    this.#values.set(key, (this.#values.get(key) ?? 0) + by)
  }

  lines(): string[] {
    return [...this.#head, ...[...this.#values].map(([labels, value]) => `${this.#name}${labels} ${value}`)]
  }
}

/** What is looked at when somebody asks. */
export class Gauge implements Metric {
  readonly #head: string[]
  readonly #name: string
  readonly #read: () => number

  constructor(name: string, help: string, read: () => number) {
    this.#name = name
    this.#head = head(name, help, 'gauge')
    this.#read = read
  }

  lines(): string[] {
    return [...this.#head, `${this.#name} ${this.#read()}`]
  }
}

interface Observed {
  labels: Labels
  /** how many values were at most the bound of the same place */
  atMost: number[]
  sum: number
  count: number
}

/** How often a value was at most each of some bounds. */
export class Histogram implements Metric {
  readonly #head: string[]
  readonly #name: string
  readonly #bounds: readonly number[]
  readonly #observed = new Map<string, Observed>()

  constructor(name: string, help: string, bounds: readonly number[]) {
    this.#name = name
    this.#head = head(name, help, 'histogram')
    this.#bounds = bounds
  }

  observe(labels: Labels, value: number): void {
    const key = labelled(labels)
    const observed = this.#observed.get(key) ?? {
      labels,
      atMost: this.#bounds.map(() => 0),
      sum: 0,
      count: 0,
    }
    this.#observed.set(key, observed)
    this.#bounds.forEach((bound, place) => {
      if (value <= bound) observed.atMost[place] = (observed.atMost[place] ?? 0) + 1
    })
    observed.sum += value
    observed.count++
  }

  lines(): string[] {
    const name = this.#name
    const lines = [...this.#observed.values()].flatMap(({ labels, atMost, sum, count }) => [
      ...this.#bounds.map(
        (le, place) => `${name}_bucket${labelled({ ...labels, le: `${le}` })} ${atMost[place]}`,
      ),
      `${name}_bucket${labelled({ ...labels, le: '+Inf' })} ${count}`,
      `${name}_sum${labelled(labels)} ${sum}`,
      `${name}_count${labelled(labels)} ${count}`,
    ])
    return [...this.#head, ...lines]
  }
}

/** All of them as they are told to whoever asks. */
export const exposition = (metrics: readonly Metric[]) =>
  `${metrics.flatMap((metric) => metric.lines()).join('\n')}\n`
