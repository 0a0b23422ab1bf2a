import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { FileResult, Job } from '../../../../src-shared/features/jobs/jobs-contract.ts'
import type { Connection, EngineClient } from '../../../../src-shared/wire/connect.ts'
import { openOutgoing, receiveStaged } from '../../../engine/files.ts'
import { must } from './checks.ts'

const list = [
  'Asset Tag,Asset Name,Serial,Location',
  'SELF-1,Laptop,S-1,Self-test / Room 1',
  'SELF-2,Monitor,S-2,Self-test / Room 1',
  'SELF-3,Phone,S-3,Self-test / Room 2',
].join('\r\n')

const looksEvery = 50

/**
 * The engine imports a list, audits it, and draws the report, all through a port of its own.
 * @returns the id of that audit
 */
export async function checkEngine({ client, setActor }: Connection, dataFolder: string): Promise<string> {
  setActor((await client.session.join({ name: 'Self-test' })).id)

  const { stagingId } = await client.files.stage()
  await receiveStaged(dataFolder, stagingId, Readable.from([Buffer.from(list)]))
  await resultOf(client, await client.imports.start({ stagingId, fileName: 'self-test.csv' }))
  const { assetCount } = await client.session.welcome()
  must(assetCount === 3, `${assetCount} of 3 assets were imported`)

  const { auditId } = await client.audits.start({ location: 'Self-test' })
  const { scan } = await client.audits.scan({ auditId, code: 'SELF-1', method: 'scanner' })
  must(scan.assetTag === 'SELF-1', 'the scan found another asset')

  const report = await resultOf(client, await client.audits.report({ auditId, format: 'pdf' }))
  const file = await openOutgoing(dataFolder, (report as FileResult).outgoingId)
  const bytes = file ? await buffer(file.bytes) : Buffer.alloc(0)
  must(bytes.subarray(0, 5).toString('latin1') === '%PDF-', 'the report is no PDF')
  return auditId
}

async function resultOf(client: EngineClient, { jobId }: { jobId: string }): Promise<unknown> {
  for (;;) {
    const job: Job = await client.jobs.show({ jobId })
    if (job.state === 'done') return job.result
    must(job.state === 'running', `a job ${job.state}: ${job.error?.message ?? ''}`)
    await new Promise((resolve) => setTimeout(resolve, looksEvery))
  }
}
