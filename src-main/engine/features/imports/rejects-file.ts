import { once } from 'node:events'
import { createWriteStream, rmSync, statSync, type WriteStream } from 'node:fs'
import { type Stringifier, stringify } from 'csv-stringify'
import { importsText } from '../../../../src-shared/features/imports/imports-text.ts'
import type { FileResult } from '../../../../src-shared/features/jobs/jobs-contract.ts'
import { files } from '../files/files.ts'
import type { JobContext } from '../jobs/jobs.ts'

/**
 * The rows of a list that were not taken over, as they came, with the reason in a last column: to be mended and
 * imported again. Its cells are not neutralised, since they have to come back as they are.
 */
export class RejectsFile {
  readonly #job: JobContext
  readonly #header: readonly string[]
  readonly #fileName: string
  #open: { id: string; file: string; csv: Stringifier; bytes: WriteStream } | undefined

  constructor(job: JobContext, header: readonly string[], listName: string) {
    this.#job = job
    this.#header = header
    this.#fileName = `${listName.replace(/\.[^.]*$/, '')}-rejected.csv`
  }

  async add(cells: readonly string[], reason: string): Promise<void> {
    this.#open ??= this.#begin()
    const filled = this.#header.map((_, position) => cells[position] ?? '')
    const surplus = cells.slice(this.#header.length)
    if (!this.#open.csv.write([...filled, reason, ...surplus])) await once(this.#open.csv, 'drain')
  }

  /** The file as a job's result; null if no row was rejected. */
  async close(): Promise<FileResult | null> {
    if (!this.#open) return null
    const { id, file, csv, bytes } = this.#open
    csv.end()
    await once(bytes, 'close')
    return { outgoingId: id, fileName: this.#fileName, size: statSync(file).size }
  }

  #begin() {
    const id = this.#job.newId()
    const file = files.outgoing(this.#job.dataFolder, id)
    rmSync(file, { force: true })
    const csv = stringify({ bom: true, record_delimiter: 'windows' })
    const bytes = csv.pipe(createWriteStream(file, { mode: 0o600 }))
    csv.write([...this.#header, importsText.rejectReasonColumn])
    return { id, file, csv, bytes }
  }
}
