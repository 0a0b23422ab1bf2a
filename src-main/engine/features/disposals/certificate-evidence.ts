import type { Database } from 'better-sqlite3'
import type { MediumCertificate } from '../../../../src-shared/features/disposals/certificate.ts'
import { erasuresOfCase, evidenceOfCase, sanitizationsOfCase } from './sanitization-store.ts'

type Evidence = MediumCertificate['evidence']

/** The files that say something of each medium, and those that name none: photos, what a vendor sent. */
export function certifiedEvidence(
  database: Database,
  caseId: string,
): { byMedium: ReadonlyMap<string, Evidence>; unbound: Evidence } {
  const erasures = erasuresOfCase.all(database, { caseId })
  const files = evidenceOfCase.all(database, { caseId })
  // A photo of a sanitization is of its medium alone.
  const photos = sanitizationsOfCase
    .all(database, { caseId })
    .flatMap(({ medium_id, photo_id }) => (photo_id === null ? [] : [{ medium_id, evidence_id: photo_id }]))
  const shown = new Map(
    files.map(({ id, file_name, format, sha256, size }) => [
      id,
      { fileName: file_name, format, sha256, size },
    ]),
  )
  const speaking = new Set([...erasures, ...photos].map(({ evidence_id }) => evidence_id))
  const byMedium = Map.groupBy(
    [...erasures.filter(({ medium_id }) => medium_id !== null), ...photos],
    ({ medium_id }) => medium_id ?? '',
  )
  const filesOf = (ids: Iterable<string>) =>
    [...new Set(ids)].flatMap((id) => {
      const file = shown.get(id)
      return file ? [file] : []
    })
  return {
    byMedium: new Map(
      [...byMedium].map(([mediumId, own]) => [mediumId, filesOf(own.map(({ evidence_id }) => evidence_id))]),
    ),
    unbound: filesOf(files.map(({ id }) => id).filter((id) => !speaking.has(id))),
  }
}
