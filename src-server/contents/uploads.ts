import type { Session } from '../database/server-database.ts'

/** An upload that a device has begun and not finished. */
export interface Upload {
  /** names the file in which it arrives */
  id: string
  sha256: string
  /** bytes of the whole */
  length: number
}

const day = 86_400_000
/** Who has not gone on for so long begins anew. */
const keptFor = 7 * day

export const uploads = {
  async of(session: Session, deviceId: string, sha256: string): Promise<Upload | undefined> {
    const [row] = await session.rows<Omit<Upload, 'length'> & { length: number | string }>(
      'SELECT id, sha256, length FROM upload WHERE device_id = $1 AND sha256 = $2',
      [deviceId, sha256],
    )
    return row && { ...row, length: Number(row.length) }
  },

  /**
   * Begins an upload; one of the same content that was begun with another length is given up.
   * @returns it, and the files of uploads that nobody has gone on with
   */
  async begin(
    session: Session,
    deviceId: string,
    upload: Upload,
    now: string,
  ): Promise<{ upload: Upload; stale: string[] }> {
    const oldest = new Date(Date.parse(now) - keptFor).toISOString()
    const stale = await session.rows<{ id: string }>(
      `DELETE FROM upload WHERE begun_at < $1 OR (device_id = $2 AND sha256 = $3 AND length <> $4) RETURNING id`,
      [oldest, deviceId, upload.sha256, upload.length],
    )
    await session.rows(
      `INSERT INTO upload (sha256, device_id, id, length, begun_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (sha256, device_id) DO NOTHING`,
      [upload.sha256, deviceId, upload.id, upload.length, now],
    )
    const begun = (await uploads.of(session, deviceId, upload.sha256)) ?? upload
    return { upload: begun, stale: stale.map(({ id }) => id) }
  },

  async end(session: Session, { id }: Upload): Promise<void> {
    await session.rows('DELETE FROM upload WHERE id = $1', [id])
  },
}
