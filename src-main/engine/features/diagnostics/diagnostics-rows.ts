/** Rows of a section: what, and how it is. */
export type Rows = readonly (readonly [what: string, how: string])[]

/** Rows as text, in two columns. */
export function textOf(rows: Rows): string {
  const width = Math.max(0, ...rows.map(([what]) => what.length))
  return rows.map(([what, how]) => `${what.padEnd(width)}  ${how}`).join('\n')
}

export const inDigits = (count: number) => Math.round(count).toLocaleString('en')
