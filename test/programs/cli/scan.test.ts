import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderOfTest } from '../../tools/data-folder.ts'
import { importJob } from '../../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'
import { cli, startCli } from './run-cli.ts'

const manyLines = 2000
const manyLinesWithin = 180_000

let running: TestEngine
beforeAll(async () => {
  running = await sharedEngine()
  const rows = Array.from({ length: manyLines }, (_, n) => `K-${n},S-${n},Quay / Room ${n % 4}`)
  await importJob(running, ['Asset Tag,Serial,Location', ...rows, 'S-7,,Quay / Room 0'].join('\n'))
})
afterAll(() => running.close())

/** A fresh audit of all that is there. */
async function newAudit(): Promise<string> {
  return (await running.client.audits.start({ location: 'Quay' })).auditId
}
const scan = (auditId: string, ...args: string[]) => ['audit', 'scan', auditId, ...args]

describe('audit scan', () => {
  it('answers each line of stdin before the next one comes, however lines end', async () => {
    const command = startCli(running.folder, scan(await newAudit(), '-'))
    for (const [code, end] of [
      ['K-1', '\n'],
      ['K-2', '\r'],
      ['K-3', '\r\n'],
      ['  K-4 ', '\n'],
    ]) {
      command.write(`${code}${end}`)
      expect(JSON.parse(await command.nextLine())).toMatchObject({ code, verdict: 'found' })
    }
    command.write('K-5')
    command.closeInput()
    expect(JSON.parse(await command.nextLine())).toMatchObject({ code: 'K-5', verdict: 'found' })
    expect((await command.end).code).toBe(0)
  })

  it('says first the code, the verdict and the asset tag', async () => {
    const { stdout, code } = await cli(
      running.folder,
      scan(await newAudit(), '--location', 'Quay / Room 1', 'S-9'),
    )
    expect(stdout).toMatch(/^\{"code":"S-9","verdict":"found","assetTag":"K-9","scanId":/)
    expect(code).toBe(0)
  })

  it('tells a refused line and goes on', async () => {
    const tooLong = 'x'.repeat(1001)
    const end = await cli(running.folder, scan(await newAudit()), `K-1\n\u200b\n${tooLong}\n\n   \nK-2\n`)
    expect(end.code).toBe(1)
    expect(end.jsonLines()).toMatchObject([
      { verdict: 'found' },
      { code: '\u200b', error: { code: 'CODE_BLANK', message: expect.any(String) } },
      { code: tooLong, error: { code: 'INPUT_INVALID' } },
      { verdict: 'found' },
    ])
  })

  it('names the candidates of an ambiguous code', async () => {
    const end = await cli(running.folder, scan(await newAudit(), 'S-7'))
    expect(end.code).toBe(1)
    expect(end.json()).toMatchObject({ verdict: 'ambiguous', assetTag: null })
    expect(end.json().candidates).toHaveLength(2)
  })

  it('takes a duplicate for done, and a file for a file', async () => {
    const auditId = await newAudit()
    const file = join(folderOfTest(), 'codes.txt')
    writeFileSync(file, '\ufeffK-1\r\nK-1\r\n')
    const end = await cli(running.folder, scan(auditId, '--file', file))
    expect(end.jsonLines().map(({ verdict }) => verdict)).toEqual(['found', 'duplicate'])
    expect(end.code).toBe(0)
    expect((await cli(running.folder, ['audit', 'report', auditId])).json()).toMatchObject({
      scansByMethod: { file: 2 },
    })
  })

  it.each<[string, string[], string]>([
    ['an unknown audit', ['019a0000-0000-7000-8000-000000000000', 'K-1'], 'AUDIT_UNKNOWN'],
    ['an id that is none', ['spring', 'K-1'], 'INPUT_INVALID'],
    ['codes from two places', ['spring', '-', 'K-1'], 'USAGE'],
    ['a file that is not there', ['spring', '--file', '/nowhere/codes.txt'], 'FILE_NOT_READABLE'],
  ])('ends at once for %s', async (_, args, code) => {
    const end = await cli(running.folder, ['audit', 'scan', ...args])
    expect(end).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(new RegExp(`^${code}: `)),
    })
  })

  it('ends at once for a place that is not there', async () => {
    const end = await cli(running.folder, scan(await newAudit(), '--location', 'Nowhere', 'K-1', 'K-2'))
    expect(end).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^LOCATION_UNKNOWN: /) })
  })

  it('takes thousands of pasted lines, each durable', { timeout: manyLinesWithin }, async () => {
    const auditId = await newAudit()
    const codes = Array.from({ length: manyLines }, (_, n) => `K-${n}`)
    const end = await cli(running.folder, scan(auditId), codes.join('\n'))
    expect(end.code).toBe(0)
    expect(end.jsonLines().map(({ assetTag }) => assetTag)).toEqual(codes)
    expect(await running.client.audits.status({ auditId })).toMatchObject({ found: manyLines })
  })
})
