import type { Role } from '../../src-shared/contract/rights.ts'
import type { Device } from '../../src-shared/sync/protocol.ts'
import type { Session } from '../database/server-database.ts'
import { refused } from '../refusal-error.ts'

export interface KnownDevice {
  id: string
  role: Role
  /** Ed25519, 32 bytes in hexadecimal digits */
  publicKey: string
  revokedAt: string | null
  lastSeenAt: string | null
}

const minute = 60_000

export const devices = {
  /** Lets a device in. One that enrols again with its key keeps its id, and comes back if it was revoked. */
  async add(
    session: Session,
    device: { id: string; name: string; role: Role; publicKey: string },
    now: string,
  ): Promise<string> {
    const [row] = await session.rows<{ id: string }>(
      `INSERT INTO device (id, name, role, public_key, enrolled_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (public_key) DO UPDATE
       SET name = excluded.name, role = excluded.role, enrolled_at = excluded.enrolled_at, revoked_at = NULL
       RETURNING id`,
      [device.id, device.name, device.role, device.publicKey, now],
    )
    return row?.id ?? device.id
  },

  async byId(session: Session, id: string): Promise<KnownDevice | undefined> {
    const [row] = await session.rows<KnownDevice>(
      `SELECT id, role, public_key AS "publicKey", revoked_at AS "revokedAt", last_seen_at AS "lastSeenAt"
       FROM device WHERE id = $1`,
      [id],
    )
    return row
  },

  /**
   * The same one, once more: what was decided of it meanwhile holds.
   * @throws DEVICE_UNKNOWN, DEVICE_REVOKED
   */
  async present(session: Session, id: string): Promise<KnownDevice> {
    const device = await devices.byId(session, id)
    if (!device) throw refused('DEVICE_UNKNOWN', {})
    if (device.revokedAt !== null) throw refused('DEVICE_REVOKED', {})
    return device
  },

  /** Notes when a device was here, to the minute, so that not every request writes its row. */
  async noteSeen(session: Session, { id, lastSeenAt }: KnownDevice, now: string): Promise<void> {
    if (lastSeenAt !== null && Math.abs(Date.parse(now) - Date.parse(lastSeenAt)) < minute) return
    await session.rows('UPDATE device SET last_seen_at = $2 WHERE id = $1', [id, now])
  },

  all(session: Session): Promise<Device[]> {
    return session.rows<Device>(
      `SELECT id, name, role, enrolled_at AS "enrolledAt", last_seen_at AS "lastSeenAt", revoked_at AS "revokedAt"
       FROM device ORDER BY enrolled_at, id`,
    )
  },

  /** From now on the device is refused. @throws DEVICE_UNKNOWN */
  async revoke(session: Session, id: string, now: string): Promise<void> {
    const [row] = await session.rows(
      'UPDATE device SET revoked_at = coalesce(revoked_at, $2) WHERE id = $1 RETURNING id',
      [id, now],
    )
    if (!row) throw refused('DEVICE_UNKNOWN', {})
  },
}
