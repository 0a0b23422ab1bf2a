import { readFile, stat } from 'node:fs/promises'
import type { Database } from 'better-sqlite3'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { largestAttachment } from '../../../../src-shared/features/attachments/attachments-contract.ts'
import type { EvidenceMatch } from '../../../../src-shared/features/disposals/disposals-message.ts'
import { disposalsProblems } from '../../../../src-shared/features/disposals/disposals-problems-contract.ts'
import type { Erasure } from '../../../../src-shared/features/disposals/erasure.ts'
import type { EvidenceMapping } from '../../../../src-shared/features/disposals/evidence-mapping.ts'
import { filesProblems } from '../../../../src-shared/features/files/files-contract.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { storeContent } from '../../content/store-content.ts'
import type { Transaction } from '../../database/transaction.ts'
import { stagingFile } from '../../files.ts'
import { people } from '../people/people.ts'
import { disposals } from './disposals.ts'
import { mediaOfCase } from './disposals-store.ts'
import { EvidenceDamaged } from './evidence/evidence-damaged.ts'
import { type ReadEvidence, readEvidence } from './evidence/read-evidence.ts'
import { evidenceOfCase, insertErasure, insertEvidence, videosOfCase } from './sanitization-store.ts'

/** A file whose content lies durably in the data folder, with what was read of it. */
export interface TakenEvidence extends ReadEvidence {
  fileName: string
  size: number
  sha256: string
}

/**
 * Reads staged files and stores them as they came. Where one is damaged, none is stored.
 * @returns null where one is not staged: it did not arrive, or the command was answered before
 * @throws EVIDENCE_DAMAGED
 */
export async function takeInEvidence(
  dataFolder: string,
  staged: readonly { stagingId: string; fileName: string }[],
  mapping: EvidenceMapping | null,
  newId: () => string,
): Promise<TakenEvidence[] | null> {
  const taken: { file: Omit<TakenEvidence, 'sha256'>; bytes: Uint8Array }[] = []
  for (const { stagingId, fileName } of staged) {
    const file = stagingFile(dataFolder, stagingId)
    const size = (await stat(file).catch(() => null))?.size
    if (size === undefined) return null
    if (size > largestAttachment) throw damaged(fileName, 'it is larger than 25 MB')
    const bytes = await readFile(file)
    taken.push({ file: { fileName, size, ...read(fileName, bytes, mapping) }, bytes })
  }
  const stored: TakenEvidence[] = []
  for (const { file, bytes } of taken)
    stored.push({ ...file, sha256: await storeContent(dataFolder, bytes, newId) })
  return stored
}

function read(fileName: string, bytes: Uint8Array, mapping: EvidenceMapping | null): ReadEvidence {
  if (bytes.length === 0) throw damaged(fileName, 'it is empty')
  try {
    return readEvidence(fileName, bytes, mapping)
  } catch (error) {
    if (error instanceof EvidenceDamaged) throw damaged(fileName, error.message)
    throw error
  }
}

const damaged = (fileName: string, reason: string) =>
  failure(disposalsProblems, 'EVIDENCE_DAMAGED', { fileName, reason })

/**
 * Keeps files as evidence of a case, each of what they say bound to the medium of that serial number.
 * @param serial the drive of which a log is that names none
 * @returns the ids of the evidence
 * @throws CASE_UNKNOWN, FILE_NOT_STAGED
 */
export function addEvidence(
  tx: Transaction,
  order: {
    caseId: string
    files: readonly { stagingId: string }[]
    operator?: string | undefined
    serial?: string | undefined
  },
  taken: readonly TakenEvidence[] | null,
): string[] {
  const { database } = tx
  const { caseId } = order
  const { site_id } = disposals.get(database, caseId)
  if (!taken) throw failure(filesProblems, 'FILE_NOT_STAGED', { stagingId: order.files[0]?.stagingId ?? '' })
  const operator = order.operator === undefined ? null : people.ensure(tx, order.operator)
  const matcher = new MediumMatcher(database, caseId)
  const nameless = order.serial ?? serialOfPair(taken)
  const ids = taken.map((file) => {
    const evidenceId = tx.newId()
    insertEvidence.run(database, {
      id: evidenceId,
      site_id,
      case_id: caseId,
      file_name: file.fileName,
      size: file.size,
      sha256: file.sha256,
      format: file.format,
      operator_id: operator?.id ?? null,
      actor_id: tx.actorId,
      at: tx.at,
    })
    const erasures = file.erasures.map((erasure) => ({
      ...erasure,
      serial: erasure.serial ?? file.identity?.serial ?? nameless,
      model: erasure.model ?? file.identity?.model ?? null,
    }))
    const twice = repeatedSerials(erasures)
    for (const erasure of erasures) {
      const { match, mediumId } = matcher.match(erasure, twice)
      insertErasure.run(database, {
        id: tx.newId(),
        site_id,
        case_id: caseId,
        evidence_id: evidenceId,
        match,
        medium_id: mediumId,
        erasure: JSON.stringify(erasure),
      })
    }
    return evidenceId
  })
  tx.touch('disposals')
  return ids
}

/** Whether a file was handed in as evidence of this very case. */
export function isEvidenceOf(database: Database, caseId: string, evidenceId: string): boolean {
  return evidenceOfCase.all(database, { caseId }).some(({ id }) => id === evidenceId)
}

/**
 * That what is said to show something is there, in this very case.
 * @throws EVIDENCE_UNKNOWN
 */
export function assertShown(
  database: Database,
  caseId: string,
  { photoId, videoId }: { photoId?: string | undefined; videoId?: string | undefined },
): void {
  const hasVideo = () => videosOfCase.all(database, { caseId }).some(({ id }) => id === videoId)
  const isThere =
    (photoId === undefined || isEvidenceOf(database, caseId, photoId)) &&
    (videoId === undefined || hasVideo())
  if (!isThere) throw failure(disposalsProblems, 'EVIDENCE_UNKNOWN', {})
}

/** The serial number of the identity that came with a log that names none, where there is one of each. */
function serialOfPair(taken: readonly TakenEvidence[]): string | null {
  const identities = taken.filter(({ format }) => format === 'nvmeIdentity')
  const logs = taken.flatMap(({ format, erasures }) => (format === 'nvmeSanitizeLog' ? erasures : []))
  return identities.length === 1 && logs.length === 1 ? (identities[0]?.identity?.serial ?? null) : null
}

const keyOf = ({ serial }: Erasure) => (serial === null ? '' : identifierKey(serial))

function repeatedSerials(erasures: readonly Erasure[]): ReadonlySet<string> {
  const [seen, twice] = [new Set<string>(), new Set<string>()]
  for (const key of erasures.map(keyOf)) (seen.has(key) ? twice : seen).add(key)
  return twice
}

/** Finds the medium of a case that a log is of: by its serial number, and only where that means one thing on both sides. */
class MediumMatcher {
  readonly #bySerial = new Map<string, string[]>()

  constructor(database: Database, caseId: string) {
    for (const { id, serial_key } of mediaOfCase.all(database, { caseId }))
      this.#bySerial.set(serial_key, [...(this.#bySerial.get(serial_key) ?? []), id])
  }

  match(erasure: Erasure, twice: ReadonlySet<string>): { match: EvidenceMatch; mediumId: string | null } {
    const key = keyOf(erasure)
    const [mediumId, ...others] = (key !== '' && this.#bySerial.get(key)) || []
    if (mediumId === undefined) return { match: 'unmatched', mediumId: null }
    if (others.length > 0 || twice.has(key)) return { match: 'ambiguous', mediumId: null }
    return { match: 'matched', mediumId }
  }
}
