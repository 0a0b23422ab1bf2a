import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderOfTest } from '../../tools/data-folder.ts'
import { importJob } from '../../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'
import { cli } from './run-cli.ts'

let running: TestEngine
beforeAll(async () => {
  running = await sharedEngine()
  const rows = ['A-1,S-1,Pier / North,Laptops', 'A-2,S-2,Pier / North,Laptops', 'A-3,S-3,Pier / South,Phones']
  await importJob(running, ['Asset Tag,Serial,Location,Category', ...rows].join('\n'))
})
afterAll(() => running.close())

const run = (args: string[], input?: string) => cli(running.folder, ['audit', ...args], input)
const started = async (...args: string[]) => String((await run(['start', ...args])).json().auditId)

describe('a blind audit on the command line', () => {
  it('says that scans were recorded, nothing else, and all of it once its counting has ended', async () => {
    const begun = await run(['start', '--location', 'Pier', '--blind'])
    expect(begun.json()).toEqual({ auditId: expect.any(String) })
    const id = String(begun.json().auditId)
    const scanned = await run(['scan', id, '--location', 'Pier / North', 'A-1', 'A-3', 'NOPE'])
    expect(scanned.code).toBe(0)
    expect(scanned.jsonLines().map(({ verdict, assetTag }) => [verdict, assetTag])).toEqual([
      ['recorded', null],
      ['recorded', null],
      ['recorded', null],
    ])
    expect((await run(['status', id])).stdout).toBe('{"recorded":3}\n')
    const report = await run(['report', id])
    expect(report).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^BLIND_COUNT_RUNNING: /),
    })

    const ended = await run(['end-counting', id])
    expect(ended.json()).toMatchObject({ auditId: id, state: 'reconciling', recorded: 3 })
    expect((await run(['status', id])).json()).toMatchObject({
      found: 1,
      misplaced: 1,
      unknown: 1,
      notCounted: 1,
    })
    const late = await run(['scan', id, 'A-2'])
    expect(late).toMatchObject({ code: 2, stderr: expect.stringMatching(/^COUNTING_ENDED: /) })
    const again = await run(['resume-counting', id])
    expect(again).toMatchObject({ code: 2, stderr: expect.stringMatching(/^RECOUNT_REFUSED: /) })
  })
})

describe('audit start', () => {
  it('takes a category, a person or a list', async () => {
    expect((await run(['start', '--category', 'laptops'])).json()).toMatchObject({ expected: 2 })
    expect((await run(['start', '--list', '-'], 'A-1\n\nS-3\r\nA-1\n')).json()).toMatchObject({ expected: 2 })
    const file = join(folderOfTest(), 'codes.txt')
    writeFileSync(file, 'A-1\nWHAT\n')
    const unclear = await run(['start', '--list', file])
    expect(unclear).toMatchObject({ code: 2, stderr: expect.stringMatching(/^LIST_UNCLEAR: .*WHAT/) })
    const nobody = await run(['start', '--custodian', 'Nemo'])
    expect(nobody).toMatchObject({ code: 2, stderr: expect.stringMatching(/^SCOPE_UNKNOWN: .*Nemo/) })
  })

  it.each([[], ['--location', 'Pier', '--category', 'Laptops']].map((args) => [args] as const))(
    'of one scope, not of %j',
    async (args) => {
      const end = await run(['start', ...args])
      expect(end).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^USAGE: /) })
    },
  )
})

describe('audit scan and mark', () => {
  it('keep how codes came in, the condition and a damaged label', async () => {
    const id = await started('--location', 'Pier')
    await run(['scan', id, '--method', 'rfid', 'A-1'])
    await run(['scan', id, '--condition', 'damaged', '--note', 'Wet', '--label-damaged', 'Torn off', 'A-2'])
    const report = (await run(['report', id])).json()
    expect(report).toMatchObject({
      scansByMethod: { rfid: 1, byHand: 1 },
      items: { found: [{ note: null }, { condition: 'damaged', note: 'Wet', labelDamage: 'Torn off' }] },
    })
    const wrong = await run(['scan', id, '--method', 'magic', 'A-3'])
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringMatching(/^USAGE: .*command-line/) })
  })

  it('say of a place that nobody got in, and why', async () => {
    const id = await started('--location', 'Pier')
    const marked = await run(['mark', id, 'inaccessible', 'Pier / South', '--reason', 'Flooded', '--json'])
    expect(marked.json()).toMatchObject({ changed: 1, counts: { notCounted: 3 } })
    const counted = await run(['mark', id, 'counted', 'Pier / North', '--json'])
    expect(counted.json()).toMatchObject({ changed: 1, counts: { missing: 2, notCounted: 1 } })
    const { places } = (await run(['report', id])).json() as { places: object[] }
    expect(places).toMatchObject([
      { place: 'Pier', state: 'notStarted' },
      { place: 'Pier / North', state: 'counted', countedBy: 'Ada Tester' },
      { place: 'Pier / South', state: 'inaccessible', reason: 'Flooded' },
    ])
    const silent = await run(['mark', id, 'inaccessible', 'Pier / South'])
    expect(silent).toMatchObject({ code: 2, stderr: expect.stringMatching(/^REASON_MISSING: /) })
  })
})

describe('audit resolve, approve, close and abandon', () => {
  it('lead an audit from what was found to its end', async () => {
    const id = await started('--location', 'Pier')
    await run(['scan', id, '--location', 'Pier / South', 'A-1', 'NEW-7'])
    await run(['mark', id, 'counted', 'Pier / North'])
    const early = await run(['close', id, '--by', 'Ann'])
    expect(early).toMatchObject({ code: 2, stderr: expect.stringMatching(/^AUDIT_UNDECIDED: .*3 items/) })

    const moved = await run(['resolve', id, '--tag', 'A-1', '--decision', 'accept-place', '--json'])
    expect(moved.json()).toEqual({ decided: 1, undecided: 2 })
    const lost = ['--all', 'missing', '--decision', 'mark-lost', '--incident', 'PR-1', '--encrypted', 'yes']
    expect((await run(['resolve', id, ...lost, '--approved-by', 'Grace', '--json'])).json()).toMatchObject({
      decided: 1,
    })
    await run(['resolve', id, '--code', 'NEW-7', '--decision', 'create'])
    expect((await run(['closing', id])).json()).toMatchObject({ undecided: [], unapproved: 1 })
    const approved = await run(['approve', id, '--code', 'new-7', '--approved-by', 'Grace', '--json'])
    expect(approved.json()).toEqual({ approved: 1 })

    const closed = await run(['close', id, '--by', 'Ann', '--responsible', 'Bob', '--json'])
    expect(closed.json()).toMatchObject({
      applied: 3,
      independentlyApproved: true,
      placesNotCounted: ['Pier / South'],
    })
    expect((await run(['report', id])).json()).toMatchObject({
      closing: { digest: closed.json().digest, signatures: [{ name: 'Ann' }, { name: 'Bob' }] },
    })
    const late = await run(['scan', id, 'A-2'])
    expect(late).toMatchObject({ code: 2, stderr: expect.stringMatching(/^AUDIT_CLOSED: /) })
  })

  it('are refused where they make no sense', async () => {
    const id = await started('--location', 'Pier')
    for (const args of [
      ['resolve', id, '--decision', 'ignore'],
      ['resolve', id, '--all', 'boats', '--decision', 'ignore'],
      ['resolve', id, '--all', 'missing', '--decision', 'burn'],
      ['close', id],
    ]) {
      const end = await run(args)
      expect(end, args.join(' ')).toMatchObject({ code: 2, stderr: expect.stringMatching(/^USAGE: /) })
    }
    const given = await run(['abandon', id, '--reason', 'Fire alarm', '--json'])
    expect(given.json()).toEqual({ auditId: id, state: 'abandoned' })
    const again = await run(['abandon', id, '--reason', 'Again'])
    expect(again).toMatchObject({ code: 2, stderr: expect.stringMatching(/^AUDIT_ABANDONED: /) })
  })
})

describe('what comes after the close', () => {
  it('is kept as late scans of another device, and put into an amendment', async () => {
    const { client } = running
    const rows = ['L-1,Dock / North', 'L-2,Dock / North', 'L-3,Dock / South']
    await importJob(running, ['Asset Tag,Location', ...rows].join('\n'))
    const { auditId: id } = await client.audits.start({ location: 'Dock' })
    const { scan } = await client.audits.scan({ auditId: id, code: 'L-1', method: 'typed' })
    await client.audits.close({ auditId: id })
    const file = [`${scan.at},L-2`, `${scan.at}\tL-3`, '2001-01-01 10:00Z;L-3', 'L-1', ''].join('\n')
    const late = await run(
      ['scan', id, '--device', 'Robot 7', '--location', 'Dock / North', '--file', '-'],
      file,
    )
    expect(late).toMatchObject({ code: 2, stderr: expect.stringMatching(/^USAGE: .*L-1/) })
    expect(late.jsonLines()).toMatchObject([
      { code: 'L-2', late: true, verdict: 'found', known: false },
      { code: 'L-3', late: true, verdict: 'misplaced' },
      { code: 'L-3', error: { code: 'SCAN_TIME_IMPOSSIBLE' } },
    ])
    const amended = await run(['amend', id, '--reason', 'The robot came back', '--by', 'Ann', '--json'])
    expect(amended.json()).toMatchObject({ number: 1, lateScans: 2, digest: expect.any(String) })
    expect((await run(['report', id, '--edition', '0'])).json()).not.toHaveProperty('amendment')
    expect((await run(['addendum', id])).json()).toMatchObject({ lateScans: [{}, {}], amendments: [{}] })
  })
})
