import { Readable } from 'node:stream'
import { receiveStaged } from '../../src-main/engine/files.ts'
import type {
  ImportOrder,
  ImportPreview,
  ImportResult,
} from '../../src-shared/features/imports/imports-contract.ts'
import type { Job } from '../../src-shared/features/jobs/jobs-contract.ts'
import { sampleOrganisation } from '../../src-shared/features/samples/sample-organisation.ts'
import type { EngineClient } from '../../src-shared/wire/connect.ts'

interface Staging {
  client: EngineClient
  folder: string
}

type Cell = string | undefined

/** A row of a list, by header. */
export type ListRow = Record<string, Cell>

const quoted = (cell: Cell) =>
  /[",\r\n]/.test(cell ?? '') ? `"${cell?.replaceAll('"', '""')}"` : (cell ?? '')

/** A CSV as Snipe-IT writes one: UTF-8 with BOM; the header is that of the first row. */
export function csvOf(rows: readonly ListRow[]): string {
  const header = Object.keys(rows[0] ?? {})
  const lines = rows.map((row) => header.map((title) => quoted(row[title])).join(','))
  return `\ufeff${header.map(quoted).join(',')}\r\n${lines.map((line) => `${line}\r\n`).join('')}`
}

/** The list of an invented organisation, as its importer would get it. */
export function sampleList(assets: number, seed: number): ListRow[] {
  return [...sampleOrganisation(assets, seed)].map((asset) => {
    const person = asset.checkedOutTo?.kind === 'person' ? asset.checkedOutTo : undefined
    return {
      'Asset Tag': asset.assetTag,
      Serial: asset.serialNumber,
      'Asset Name': asset.name,
      Model: asset.model?.name,
      'Model Number': asset.model?.modelNumber,
      Manufacturer: asset.model?.manufacturer,
      Category: asset.category,
      Location: asset.location,
      Status: asset.status,
      'Purchase Date': asset.purchaseDate,
      'Purchase Cost': asset.purchaseCost,
      Currency: asset.currency,
      Company: asset.company,
      Department: asset.department,
      Supplier: asset.supplier,
      'Order Number': asset.orderNumber,
      Ownership: asset.ownership,
      'Fixed Asset Number': asset.fixedAssetNumber,
      'In Service Date': asset.inServiceDate,
      Warranty: asset.warrantyMonths === undefined ? undefined : `${asset.warrantyMonths} months`,
      'EOL Date': asset.endOfLifeDate,
      'MAC Address': asset.mac,
      IMEI: asset.imei,
      Notes: asset.notes,
      'Checkout Type': person && 'user',
      'Checked Out To: Username': person?.username,
      'Checked Out To: Full Name': person?.name,
      'Checked Out To: Email': person?.email,
    }
  })
}

/** Hands a file to the engine, as a door does. */
export async function staged({ client, folder }: Staging, content: string | Buffer): Promise<string> {
  const { stagingId } = await client.files.stage()
  const isTaken = await receiveStaged(folder, stagingId, Readable.from([Buffer.from(content)]))
  if (!isTaken) throw new Error('the staged file was not taken')
  return stagingId
}

/** A job once it has ended. */
export async function ended(client: EngineClient, jobId: string): Promise<Job> {
  for (;;) {
    const job = await client.jobs.show({ jobId })
    if (job.state !== 'running') return job
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

type ImportOptions = Partial<Omit<ImportOrder, 'stagingId' | 'fileName'>>

/** Imports a list and waits for its job. */
export async function importJob(
  to: Staging,
  list: string | Buffer | readonly ListRow[],
  options: ImportOptions = {},
): Promise<Job> {
  const content = typeof list === 'string' || Buffer.isBuffer(list) ? list : csvOf(list)
  const stagingId = await staged(to, content)
  const { jobId } = await to.client.imports.start({ stagingId, fileName: 'list.csv', ...options })
  return ended(to.client, jobId)
}

/** What the import of a list would do. */
export async function previewed(
  to: Staging,
  list: string | Buffer | readonly ListRow[],
  options: ImportOptions = {},
): Promise<ImportPreview> {
  const content = typeof list === 'string' || Buffer.isBuffer(list) ? list : csvOf(list)
  const stagingId = await staged(to, content)
  const { jobId } = await to.client.imports.preview({ stagingId, fileName: 'list.csv', ...options })
  const { state, result, error } = await ended(to.client, jobId)
  if (state !== 'done') throw new Error(`the preview ${state}: ${JSON.stringify(error)}`)
  return result as ImportPreview
}

/** Imports a list that is to succeed. */
export async function imported(
  to: Staging,
  list: string | Buffer | readonly ListRow[],
  options: ImportOptions = {},
): Promise<ImportResult> {
  const { state, result, error } = await importJob(to, list, options)
  if (state !== 'done') throw new Error(`the import ${state}: ${JSON.stringify(error)}`)
  return result as ImportResult
}
