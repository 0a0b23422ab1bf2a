import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AuditReport } from '../../src-shared/features/audits/report.ts'
import { ended } from './lists.ts'
import type { TestEngine } from './test-engine.ts'

/** The bytes of what a job hands out. */
export async function drawnBy({ client, folder }: Pick<TestEngine, 'client' | 'folder'>, jobId: string) {
  const { outgoingId } = (await ended(client, jobId)).result as { outgoingId: string }
  return readFileSync(join(folder, 'outgoing', outgoingId))
}

/** The report of an audit as JSON; of a closed one the newest edition, or the one that is named. */
export async function reportOf(
  engine: Pick<TestEngine, 'client' | 'folder'>,
  auditId: string,
  edition?: number,
): Promise<AuditReport & { digest: string }> {
  const { jobId } = await engine.client.audits.report({ auditId, format: 'json', edition })
  return JSON.parse((await drawnBy(engine, jobId)).toString('utf8'))
}
