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
  /** top-level locations that it may see, by id; null: everything. `sitesOf` says what that is today */
  sites: string[] | null
  /** taken away, and not let go of by the device yet */
  leavingSites: string[]
}

/** A device with its sites by id. */
export type Listed = Omit<Device, 'sites'> & { sites: string[] | null }

const minute = 60_000

export const devices = {
  /** Lets a device in. One that enrols again with its key keeps its id, and comes back if it was revoked. */
  async add(
    session: Session,
    device: { id: string; name: string; role: Role; publicKey: string; sites: string[] | null },
    now: string,
  ): Promise<string> {
    const [row] = await session.rows<{ id: string }>(
      `INSERT INTO device (id, name, role, public_key, enrolled_at, sites) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (public_key) DO UPDATE
       SET name = excluded.name, role = excluded.role, enrolled_at = excluded.enrolled_at, revoked_at = NULL,
         sites = excluded.sites
       RETURNING id`,
      [device.id, device.name, device.role, device.publicKey, now, device.sites],
    )
    return row?.id ?? device.id
  },

  async byId(session: Session, id: string): Promise<KnownDevice | undefined> {
    const [row] = await session.rows<KnownDevice>(
      `SELECT id, role, public_key AS "publicKey", revoked_at AS "revokedAt", last_seen_at AS "lastSeenAt", sites,
         leaving_sites AS "leavingSites"
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

  /** Notes when a device was here, to the minute, so that not every request writes its row. @returns whether it did */
  async noteSeen(session: Session, { id, lastSeenAt }: KnownDevice, now: string): Promise<boolean> {
    if (lastSeenAt !== null && Math.abs(Date.parse(now) - Date.parse(lastSeenAt)) < minute) return false
    await session.rows('UPDATE device SET last_seen_at = $2 WHERE id = $1', [id, now])
    return true
  },

  all(session: Session): Promise<Listed[]> {
    return session.rows<Listed>(
      `SELECT id, name, role, enrolled_at AS "enrolledAt", last_seen_at AS "lastSeenAt", revoked_at AS "revokedAt", sites
       FROM device ORDER BY enrolled_at, id`,
    )
  },

  /**
   * From now on the device sees these sites and no others. What it did in one that is taken away it can still send, until
   * it says that it has let go of it.
   * @throws DEVICE_UNKNOWN
   */
  async setSites(session: Session, id: string, sites: string[] | null, everything: string[]): Promise<void> {
    const device = await devices.byId(session, id)
    if (!device) throw refused('DEVICE_UNKNOWN', {})
    const before = new Set([...(device.sites ?? everything), ...device.leavingSites])
    const leaving = sites === null ? [] : [...before].filter((site) => !sites.includes(site))
    await session.rows('UPDATE device SET sites = $2, leaving_sites = $3 WHERE id = $1', [id, sites, leaving])
  },

  /** The device has sent what it did in sites that were taken away, and does nothing there any more. */
  async noteLetGo(session: Session, { id, leavingSites }: KnownDevice): Promise<void> {
    if (leavingSites.length === 0) return
    await session.rows('UPDATE device SET leaving_sites = ARRAY[]::text[] WHERE id = $1', [id])
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
