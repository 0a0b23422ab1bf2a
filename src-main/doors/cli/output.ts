import { failure } from '../../../src-shared/contract/problems.ts'
import { cliProblems } from './cli-problems.ts'

// A closed pipe is told by the callback of the write that met it; without a listener it would end the process.
process.stdout.on('error', () => undefined)

/**
 * Prints a line; settles once it is handed over, so that a slow reader slows the command down.
 * @throws OUTPUT_CLOSED
 */
export const printLine = (line: string): Promise<void> => printPart(`${line}\n`)

/** The same of a part of a line. */
export async function printPart(text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error) reject(failure(cliProblems, 'OUTPUT_CLOSED', {}))
      else resolve()
    })
  })
}

/** Says on stderr what a person should know beside the answer. */
export const printNote = (line: string) => void process.stderr.write(`${line}\n`)

export const printJson = (value: unknown) => printLine(JSON.stringify(value))

/** Prints rows in columns as wide as their widest cell. What would move the cursor of a terminal is a blank. */
export async function printColumns(cells: readonly (readonly string[])[]): Promise<void> {
  const rows = cells.map((row) => row.map((cell) => cell.replace(/\p{Cc}+/gu, ' ')))
  const widths: number[] = []
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length)
    })
  for (const row of rows)
    await printLine(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

export const inDigits = (count: number) => count.toLocaleString('en')

/** Says on a terminal how far a job is; nothing where stderr goes elsewhere. */
export const progressLine = {
  show(done: number, total: number | null): void {
    if (!process.stderr.isTTY) return
    process.stderr.write(`\r\u001b[K${inDigits(done)}${total === null ? '' : ` / ${inDigits(total)}`}`)
  },
  clear(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  },
}
