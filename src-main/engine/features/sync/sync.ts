import type { Database } from 'better-sqlite3'
import type { z } from 'zod'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { syncProblems } from '../../../../src-shared/features/sync/sync-contract.ts'
import type { enrolAnswer } from '../../../../src-shared/sync/protocol.ts'
import type { Transaction } from '../../database/transaction.ts'
import { readDeviceKey } from './device-key.ts'
import { httpCarrier } from './http-carrier.ts'
import { fillOutbox } from './outbox.ts'
import { ServerConversation } from './server-conversation.ts'
import { enrolled } from './sync-run.ts'
import { enrol, enrolment, replica } from './sync-store.ts'

interface Here {
  database: Database
  dataFolder: string
  now: () => string
}

export const sync = {
  /**
   * The address of a server in the form in which it is kept: without a path.
   * @throws SERVER_URL_INVALID, ENROLLED_ELSEWHERE where this data folder takes part in another sync
   */
  urlToEnrolAt(database: Database, text: string): string {
    const parsed = URL.parse(text)
    const isHttp = parsed !== null && /^https?:$/.test(parsed.protocol)
    if (!isHttp || parsed.username !== '' || !/^\/?$/.test(parsed.pathname))
      throw failure(syncProblems, 'SERVER_URL_INVALID', {})
    const known = enrolment.get(database, {})
    if (known && known.url !== parsed.origin)
      throw failure(syncProblems, 'ENROLLED_ELSEWHERE', { url: known.url })
    return parsed.origin
  },

  /** Notes that this data folder takes part, and that all it has is to be sent; what it sent before stays sent. */
  noteEnrolled(tx: Transaction, url: string, { deviceId, role, epoch }: z.output<typeof enrolAnswer>): void {
    const { database, at } = tx
    const known = enrolment.get(database, {})
    const replicaId = replica.get(database, {})?.id ?? ''
    const enrolledNow = { url, device_id: deviceId, role, epoch, enrolled_at: at, pulling: 0 as const }
    if (known) return void enrol.run(database, { ...known, ...enrolledNow, epoch: known.epoch })
    fillOutbox(tx)
    enrol.run(database, { ...enrolledNow, replica_id: replicaId, acknowledged: 0, synced_at: null })
  },

  /** @throws NOT_ENROLLED, DEVICE_KEY_MISSING */
  conversation({ database, dataFolder, now }: Here, signal?: AbortSignal): ServerConversation {
    const { url, device_id: deviceId } = enrolled(database)
    return new ServerConversation({
      url,
      carry: httpCarrier(url, signal),
      deviceId,
      key: readDeviceKey(dataFolder),
      now,
    })
  },
}
