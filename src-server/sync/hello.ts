import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { type HelloAnswer, type helloRequest, protocolVersion } from '../../src-shared/sync/protocol.ts'
import { devices, type KnownDevice } from '../accounts/devices.ts'
import { sitesOf } from '../accounts/sites.ts'
import type { Session } from '../database/server-database.ts'
import { refused } from '../refusal-error.ts'
import { beginEpoch, epochOf, isHistoryOf } from './epoch.ts'
import { headsFor } from './pull.ts'
import { lastNumberOf, lastNumbersOf } from './replicas.ts'

/**
 * Tells a laptop where the server stands. A server that has less than it acknowledged or told was restored from a backup: a new
 * epoch begins, in which every laptop sends again what is missing and asks for everything once more.
 * @throws PROTOCOL_UNKNOWN
 */
export async function hello(
  session: Session,
  device: KnownDevice,
  {
    protocol,
    replicaId,
    acknowledged,
    cursors,
    marks,
    epoch,
    sites: letIn,
    replicas,
  }: z.output<typeof helloRequest>,
  newId: () => string,
): Promise<Omit<HelloAnswer, 'most'>> {
  if (protocol !== protocolVersion)
    throw refused('PROTOCOL_UNKNOWN', { min: protocolVersion, max: protocolVersion })
  const sites = await sitesOf(session, device)
  if (isDeepStrictEqual(letIn, sites)) await devices.noteLetGo(session, device)
  const lastN = await lastNumberOf(session, replicaId)
  const present = await epochOf(session)
  const isLost = acknowledged > lastN || !(await isHistoryOf(session, { cursors, marks }))
  if (epoch !== present || !isLost) {
    const { heads } = await headsFor(session, device)
    const news = heads.some(({ siteId, seq }) => cursors[siteId] !== Number(seq))
    const lastNs = replicas && (await lastNumbersOf(session, replicas))
    return { epoch: present, lastN, sites, news, ...(lastNs && { lastNs }) }
  }
  const begun = newId()
  await beginEpoch(session, begun)
  return { epoch: begun, lastN, sites, news: true }
}
