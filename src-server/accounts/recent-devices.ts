import type { Session } from '../database/server-database.ts'
import { devices, type KnownDevice } from './devices.ts'

/** Milliseconds for which a device is known without asking: it sends one request after the other. */
const recent = 60_000
const mostKnown = 10_000

/**
 * The devices that were here a moment ago, by which the signature of a request is held against their key, which never
 * changes. What else is said of them may be of a minute ago: what they may do is looked up in the transaction that does
 * it. One that is revoked is looked up each time, since it can be let in again.
 */
export class RecentDevices {
  readonly #session: Session
  readonly #known = new Map<string, { device: KnownDevice; since: number }>()

  constructor(session: Session) {
    this.#session = session
  }

  async byId(id: string, now: string): Promise<KnownDevice | undefined> {
    const known = this.#known.get(id)
    const age = known && Math.abs(Date.parse(now) - known.since)
    if (known && age !== undefined && age < recent) return known.device
    const device = await devices.byId(this.#session, id)
    if (this.#known.size === mostKnown) this.#known.clear()
    if (device?.revokedAt === null) this.#known.set(id, { device, since: Date.parse(now) })
    else this.#known.delete(id)
    return device
  }

  /** Notes that a device was here, where that was not noted within the last minute. */
  async noteSeen(device: KnownDevice, now: string): Promise<void> {
    if (await devices.noteSeen(this.#session, device, now)) device.lastSeenAt = now
  }
}
