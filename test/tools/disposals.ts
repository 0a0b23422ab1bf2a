import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FileResult } from '../../src-shared/features/jobs/jobs-contract.ts'
import type { EngineClient } from '../../src-shared/wire/connect.ts'
import { ended, staged } from './lists.ts'

interface Worked {
  client: EngineClient
  folder: string
}

export type MadeCertificate = FileResult & { number: string; sha256: string }

export const sampleEvidence = (name: string) =>
  readFileSync(new URL(`../fixtures/evidence/${name}`, import.meta.url))

/** Hands files in as evidence of a case. */
export async function evidenceHandedIn(
  to: Worked,
  caseId: string,
  files: Record<string, string | Buffer>,
  options: { mapping?: string; serial?: string; operator?: string } = {},
) {
  const handed: { stagingId: string; fileName: string }[] = []
  for (const [fileName, content] of Object.entries(files))
    handed.push({ stagingId: await staged(to, Buffer.from(content)), fileName })
  return (await to.client.disposals.addEvidence({ caseId, files: handed, ...options })).evidence
}

/** The certificates of a case, as a job makes them. */
export async function certified(
  { client }: Worked,
  caseId: string,
  options: {
    scope?: 'medium' | 'asset' | 'case'
    serials?: string[]
    tags?: string[]
    supersede?: string
  } = {},
): Promise<MadeCertificate[]> {
  const { jobId } = await client.disposals.certify({ caseId, ...options })
  const { state, result, error } = await ended(client, jobId)
  if (state !== 'done') throw new Error(`certifying ${state}: ${JSON.stringify(error)}`)
  return (result as { certificates: MadeCertificate[] }).certificates
}

/** The bytes of a file that the engine hands out. */
export const outgoing = ({ folder }: Worked, { outgoingId }: Pick<FileResult, 'outgoingId'>) =>
  readFileSync(join(folder, 'outgoing', outgoingId))

/** An NVMe drive of an asset, purged and verified with its logs: what a certificate needs. */
export async function purgedDrive(
  to: Worked,
  { tag, serial = 'S4EWNX0R123456' }: { tag: string; serial?: string },
): Promise<{ caseId: string; serial: string }> {
  const { disposals } = to.client
  const { caseId } = await disposals.open({
    tags: [tag],
    reason: 'Five years old',
    disposition: 'resale',
    confidentiality: 'moderate',
  })
  await disposals.addMedium({ caseId, serial, model: 'SSD 970', manufacturer: 'Samsung', type: 'nvme' })
  await evidenceHandedIn(to, caseId, { 'log.json': sampleEvidence('nvme-sanitize-log.json') }, { serial })
  const tool = 'nvme-cli 2.8'
  const done = { method: 'blockErase', outcome: 'purge', tool, operator: 'Olga Operator' } as const
  await disposals.sanitize({ caseId, serial, ...done })
  await disposals.verify({ caseId, serial, method: 'full', by: 'Žofie 山田' })
  return { caseId, serial }
}
