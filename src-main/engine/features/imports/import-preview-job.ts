import { codesOf, identifierKinds } from '../../../../src-shared/features/identifiers/identifier-kinds.ts'
import { columnNames } from '../../../../src-shared/features/imports/column-names.ts'
import { ownFieldPrefix } from '../../../../src-shared/features/imports/column-plan.ts'
import { type ImportedAsset, readImportRow } from '../../../../src-shared/features/imports/import-row.ts'
import type { ImportOrder, ImportPreview } from '../../../../src-shared/features/imports/imports-contract.ts'
import { importsText } from '../../../../src-shared/features/imports/imports-text.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { files } from '../files/files.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { type CsvRow, copied } from './csv-records.ts'
import { belowHeader, readCsv } from './csv-source.ts'
import { type ImportPlan, planImport } from './import-plan.ts'
import { type Decision, imports, type Rejected } from './imports.ts'
import { finding } from './references.ts'

const shownOfEach = 10
/** Short enough for a scan to wait for. */
const boxMilliseconds = 8

/** Says what the import of a staged file would do, row by row, without writing anything. The file stays. */
export async function previewImport(order: ImportOrder, job: JobContext): Promise<ImportPreview> {
  const file = files.staged(job.dataFolder, order.stagingId)
  const plan = withNewFields(await planImport(job.database, file, order, job.signal))
  const preview = emptyPreview(plan)
  const coming = new Coming()
  let began = performance.now()
  for await (const rows of belowHeader(readCsv(file, plan.format, job.signal)))
    for (const row of rows) {
      look(row, plan, order.update, job, coming, preview)
      if (performance.now() - began < boxMilliseconds) continue
      job.progress(preview.rows, plan.rows)
      await new Promise<void>((resolve) => setImmediate(resolve))
      job.signal.throwIfAborted()
      began = performance.now()
    }
  return preview
}

/** Tags and codes of rows that were looked at: by the time a later row is written they would be in the register. */
class Coming {
  readonly lineOfTag = new Map<string, number>()
  readonly #tagOfCode = new Map<string, string>()

  take(row: ImportedAsset): void {
    for (const code of codesIn(row)) this.#tagOfCode.set(copied(identifierKey(code)), copied(row.assetTag))
  }

  has(assetTag: string): boolean {
    return this.lineOfTag.has(identifierKey(assetTag))
  }

  /** A code of the row that one before it has. */
  clash(row: ImportedAsset): { code: string; assetTag: string } | undefined {
    for (const code of [row.assetTag, ...codesIn(row)]) {
      const assetTag = this.#tagOfCode.get(identifierKey(code))
      if (assetTag !== undefined) return { code, assetTag }
    }
    return undefined
  }
}

const codesIn = (row: ImportedAsset) => identifierKinds.flatMap((kind) => codesOf(kind, row[kind] ?? ''))

function look(
  { line, cells }: CsvRow,
  plan: ImportPlan,
  update: boolean,
  job: JobContext,
  coming: Coming,
  preview: ImportPreview,
): void {
  const { first } = preview
  preview.rows++
  const row = readImportRow(cells, plan.header, plan.columns, plan.dates)
  const decision = 'reason' in row ? rejected(row.reason) : decide(row, line, update, job, coming)
  const assetTag = cells[plan.columns.columns.get('assetTag') ?? -1] ?? ''
  if (decision.kind === 'rejected') {
    preview.reject++
    if (first.reject.length < shownOfEach) first.reject.push({ line, assetTag, reason: decision.reason })
    return
  }
  const name = 'name' in row || 'model' in row ? (row.name ?? row.model?.name ?? '') : ''
  const shown = { line, assetTag, name }
  if (decision.kind === 'updated') {
    preview.update++
    if (first.update.length < shownOfEach) first.update.push({ ...shown, fields: decision.fields })
  } else {
    const kind = decision.kind === 'created' ? 'create' : 'skip'
    preview[kind]++
    if (first[kind].length < shownOfEach) first[kind].push(shown)
  }
}

/** What would become of a row, with regard to those before it. */
function decide(
  row: ImportedAsset,
  line: number,
  update: boolean,
  job: JobContext,
  coming: Coming,
): Decision {
  const key = copied(identifierKey(row.assetTag))
  const earlier = coming.lineOfTag.get(key)
  if (earlier !== undefined) return rejected(importsText.reasons.assetTagTwiceInFile(earlier))
  coming.lineOfTag.set(key, line)
  const decision = imports.decide(job.database, row, update, finding(job.database), (tag) => coming.has(tag))
  if (decision.kind === 'rejected') return decision
  const clash = coming.clash(row)
  if (clash) return rejected(importsText.reasons.codeTaken(clash.code, clash.assetTag))
  coming.take(row)
  return decision
}

const rejected = (reason: string): Rejected => ({ kind: 'rejected', reason })

/** The plan as it will be once the fields of the organisation's own are made that it needs. */
function withNewFields(plan: ImportPlan): ImportPlan {
  const own = plan.columns.own.map((column) => ({
    ...column,
    field: column.field ?? {
      id: ownFieldPrefix + column.name,
      name: column.name,
      type: 'text' as const,
      pattern: null,
      choices: null,
    },
  }))
  return { ...plan, columns: { ...plan.columns, own } }
}

function emptyPreview({ format, header, dates, columns: { columns, own } }: ImportPlan): ImportPreview {
  const fieldAt = new Map<number, string>([...columns].map(([field, position]) => [position, field]))
  for (const { position, name } of own) fieldAt.set(position, ownFieldPrefix + name)
  return {
    format: { ...format, dates },
    columns: columnNames(header).map((title, position) => ({ title, field: fieldAt.get(position) ?? null })),
    newFields: own.flatMap(({ name, field }) => (field?.id.startsWith(ownFieldPrefix) ? [name] : [])),
    rows: 0,
    create: 0,
    update: 0,
    skip: 0,
    reject: 0,
    first: { create: [], update: [], skip: [], reject: [] },
  }
}
