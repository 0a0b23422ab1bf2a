import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { folderOfTest } from '../../tools/data-folder.ts'
import { importJob } from '../../tools/lists.ts'
import { plainJpeg } from '../../tools/pictures.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'
import { cli, cliAtHome } from './run-cli.ts'

let running: TestEngine
beforeAll(async () => {
  running = await sharedEngine()
  await importJob(running, 'Asset Tag,Location,Category\nP-1,Pier / North,Laptops\nP-2,Pier / South,Laptops')
})
afterAll(() => running.close())

const run = (args: string[], input?: string) => cli(running.folder, args, input)

it('the policy is told and set, a part at a time, and what is due by it', async () => {
  expect((await run(['audit', 'due'])).stdout).toMatch(/^No rule says how often/)
  const set = await run([
    ...['audit', 'policy', 'set', '--location', 'Pier', '--months', '12'],
    ...['--capture', 'rfid=nothing', '--approvers', 'administrators'],
  ])
  expect(set.stderr).toBe('')
  expect(set.json()).toMatchObject({
    rules: [{ kind: 'location', name: 'Pier', months: 12 }],
    captures: { rfid: 'nothing' },
    approvers: 'administrators',
  })
  expect((await run(['audit', 'policy', 'list'])).json()).toEqual(set.json())
  const due = await run(['audit', 'due', '--json'])
  expect(due.code).toBe(1)
  expect(due.json().due).toMatchObject([{ name: 'Pier', months: 12, places: 2, overdue: true, lastAt: null }])
  const refused = await run(['audit', 'policy', 'set', '--capture', 'rfid=place'])
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/^CAPTURE_RULE_REFUSED: /) })
  const half = await run(['audit', 'policy', 'set', '--months', '3'])
  expect(half).toMatchObject({ code: 2, stderr: expect.stringMatching(/^USAGE: /) })
})

it('a scan is remarked upon after it: condition, note, photo', async () => {
  const { client } = running
  const { auditId } = await client.audits.start({ location: 'Pier' })
  const { scan } = await client.audits.scan({
    auditId,
    code: 'P-1',
    location: 'Pier / North',
    method: 'typed',
  })
  const photo = join(folderOfTest(), 'lid.jpg')
  writeFileSync(photo, plainJpeg())
  const said = ['--condition', 'damaged', '--note', 'Lid cracked', '--photo', photo]
  const remark = await run(['audit', 'remark', auditId, scan.scanId, ...said])
  expect(remark).toMatchObject({ code: 0, stderr: '', stdout: 'Noted.\n' })
  const { items } = await client.audits.outcome({ auditId, section: 'found' })
  expect(items).toMatchObject([
    { assetTag: 'P-1', condition: 'damaged', note: 'Lid cracked', photos: [{ fileName: 'lid.jpg' }] },
  ])
  const unsaid = await run(['audit', 'remark', auditId, scan.scanId])
  expect(unsaid).toMatchObject({ code: 2, stdout: '' })
})

it('a PIN is set from stdin, proved from the environment, and reset by an administrator', async () => {
  const withPin = (args: string[], pin: string, input = '') =>
    cliAtHome(folderOfTest(), ['--data', running.folder, ...args], { ASSETWALK_PIN: pin, input })
  expect((await run(['pin', 'show', 'ada tester'])).json()).toMatchObject({ hasPin: false })
  expect(await run(['pin', 'set'])).toMatchObject({ code: 2, stderr: expect.stringMatching(/^USAGE: /) })
  expect(await run(['pin', 'set'], '1111\n')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^PIN_UNFIT: /),
  })
  expect((await run(['pin', 'set'], '4711\n')).code).toBe(0)
  expect((await run(['pin', 'show', 'ada tester'])).json()).toMatchObject({ hasPin: true })
  expect(await run(['pin', 'remove'])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^PIN_NEEDED: /),
  })
  expect(await withPin(['pin', 'remove'], '1357')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^PIN_WRONG: /),
  })
  expect((await withPin(['pin', 'set'], '4711', '2468\n')).code).toBe(0)
  expect((await run(['pin', 'reset', 'Ada Tester'])).code).toBe(0)
  expect((await run(['pin', 'show', 'ada tester'])).json()).toMatchObject({ hasPin: false })
})
