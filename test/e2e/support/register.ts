import { readFile } from 'node:fs/promises'
import { outgoingFile } from '../../../src-main/engine/files.ts'
import type { Host } from '../../../src-main/engine/host.ts'
import type { AuditReport } from '../../../src-shared/features/audits/report.ts'
import { fileResult } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { newFolder } from '../../tools/data-folder.ts'
import { imported } from '../../tools/lists.ts'
import { jobDone } from '../../tools/port-client.ts'
import { fillFolder } from '../../tools/sample-folder.ts'
import { openWindowHouse, type WindowHouse } from '../../tools/window-house.ts'

export const worker = 'Ann Lee'

const header = 'Asset Tag,Serial Number,Name,Model,Category,Status,Location'

function lines(from: number, count: number, place: string, status = 'Ready to Deploy'): string[] {
  return Array.from({ length: count }, (_, n) => {
    const tag = from + n
    return `A-${tag},SN${tag}X,Desk ${tag},ThinkPad T14,Laptop,${status},${place}`
  })
}

export const places = {
  office: 'HQ / Floor 1 / 1.01 Office',
  lab: 'HQ / Floor 1 / 1.02 Lab',
  store: 'HQ / Floor 2 / Store 株式会社',
  depot: 'Depot / Shelf 1',
}

/** A small register in which a scan can have every verdict. */
const auditList = [
  header,
  ...lines(1001, 60, places.office),
  ...lines(1101, 5, places.lab),
  ...lines(1201, 3, places.store),
  ...lines(2001, 2, places.depot),
  ...lines(9001, 2, places.office, 'Archived'),
  `A-1301,TWIN-7,Left twin,U2724D,Monitor,Ready to Deploy,${places.store}`,
  `A-1302,TWIN-7,Right twin,U2724D,Monitor,Ready to Deploy,${places.store}`,
  '',
].join('\r\n')
/** Of these, what an audit of HQ expects. */
export const expectedInHq = 70

let filled: Promise<string> | undefined

/** A house with that register, in which Ann Lee works. The list is imported once for a process; houses get a copy. */
export async function openAuditHouse(host?: Host): Promise<WindowHouse> {
  filled ??= filledFolder()
  const house = await openWindowHouse({ from: await filled, host })
  house.connection.setActor((await house.connection.client.session.join({ name: worker })).id)
  return house
}

async function filledFolder(): Promise<string> {
  const { path: folder, remove } = newFolder()
  process.once('exit', remove)
  await fillFolder(folder, worker, (client) => imported({ client, folder }, auditList))
  return folder
}

/** The report of an audit as it stands, fetched beside the windows. */
export async function reportOf(house: WindowHouse, auditId: string): Promise<AuditReport> {
  const { client } = house.connection
  const { jobId } = await client.audits.report({ auditId, format: 'json' })
  const { outgoingId } = fileResult.parse((await jobDone(client, jobId)).result)
  return JSON.parse(await readFile(outgoingFile(house.dataFolder, outgoingId), 'utf8')) as AuditReport
}
