import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { outgoingFile, receiveStaged } from '../../../src-main/engine/files.ts'
import type { AuditReport } from '../../../src-shared/features/audits/report.ts'
import { type ImportResult, importResult } from '../../../src-shared/features/imports/imports-contract.ts'
import { fileResult } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { jobDone } from '../../tools/port-client.ts'
import type { WindowHouse } from '../../tools/window-house.ts'

export const worker = 'Ann Lee'

/** Makes the first person, so that windows offer her and the test's own client acts as her. */
async function firstPerson({ connection }: WindowHouse): Promise<void> {
  connection.setActor((await connection.client.session.join({ name: worker })).id)
}

/** Imports a list beside the windows, as the command line would. */
async function importList(house: WindowHouse, csv: string): Promise<ImportResult> {
  const { client } = house.connection
  const { stagingId } = await client.files.stage()
  await receiveStaged(house.dataFolder, stagingId, Readable.from([csv]))
  const { jobId } = await client.imports.start({ stagingId, fileName: 'list.csv' })
  return importResult.parse((await jobDone(client, jobId)).result)
}

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

/** A house with that register, in which Ann Lee works. */
export async function fillForAudit(house: WindowHouse): Promise<void> {
  await firstPerson(house)
  await importList(house, auditList)
}

/** The report of an audit as it stands, fetched beside the windows. */
export async function reportOf(house: WindowHouse, auditId: string): Promise<AuditReport> {
  const { client } = house.connection
  const { jobId } = await client.audits.report({ auditId, format: 'json' })
  const { outgoingId } = fileResult.parse((await jobDone(client, jobId)).result)
  return JSON.parse(await readFile(outgoingFile(house.dataFolder, outgoingId), 'utf8')) as AuditReport
}
