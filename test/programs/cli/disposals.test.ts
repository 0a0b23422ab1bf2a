import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checklistItems } from '../../../src-shared/features/disposals/checklist.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { importJob } from '../../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'
import { cli, cliAtHome } from './run-cli.ts'

const evidence = (name: string) => fileURLToPath(new URL(`../../fixtures/evidence/${name}`, import.meta.url))

let running: TestEngine
beforeAll(async () => {
  running = await sharedEngine()
  await importJob(running, 'Asset Tag,Serial\nD-1,S-1\nD-2,S-2\nD-3,S-3\n')
})
afterAll(() => running.close())

const run = (...args: string[]) => cli(running.folder, args)
const json = async (...args: string[]) => {
  const end = await run(...args, '--json')
  expect(end.stderr).toBe('')
  return end.json()
}

describe('the day of a disposal officer', { timeout: 120_000 }, () => {
  it('goes from the retired laptop to the certificate that somebody else verifies', async () => {
    const open = [
      'disposal',
      'open',
      '--tags',
      'D-1,D-2',
      '--reason',
      'Old',
      '--disposition',
      'return-to-lessor',
    ]
    const caseId = String((await json(...open, '--confidentiality', 'moderate')).caseId)
    const disposal = (command: string, ...args: string[]) => json('disposal', command, caseId, ...args)
    const serial = ['--serial', 'WD-WCC3F1234567']
    const medium = ['--tag', 'D-1', ...serial, '--model', 'WDC WD10EZEX-00BN5A0', '--type', 'hdd']
    expect(await disposal('media', ...medium)).toMatchObject({ demanded: 'purge' })
    await running.client.disposals.stateNoMedia({ caseId, tag: 'D-2', by: 'Bob' })

    const handedIn = await run('disposal', 'evidence', caseId, evidence('nwipe.log'), '--operator', 'Olga')
    expect(handedIn).toMatchObject({ code: 1, stdout: expect.stringContaining('matched to the medium') })
    expect(handedIn.stdout).toContain('NO medium of this case has this serial number')

    const sanitize = ['disposal', 'sanitize', caseId, ...serial, '--operator', 'Olga', '--outcome', 'purge']
    const refused = await run(...sanitize, '--method', 'block-erase', '--tool', 'nwipe 0.36')
    expect(refused).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^SANITIZATION_REFUSED: .*destroyed instead/),
    })
    expect(await json(...sanitize, '--method', 'overwrite', '--tool', 'nwipe 0.36')).toMatchObject({
      state: 'sanitized',
      meetsPolicy: true,
    })
    const byOperator = await run('disposal', 'verify', caseId, ...serial, '--by', 'olga', '--method', 'full')
    expect(byOperator).toMatchObject({ code: 2, stderr: expect.stringMatching(/^VERIFIER_IS_OPERATOR: /) })
    expect(await disposal('verify', ...serial, '--by', 'Vera', '--method', 'full')).toMatchObject({
      state: 'verified',
    })

    const folder = folderOfTest()
    const made = await disposal('certify', '--pdf', join(folder, 'certificates'))
    const [certificate] = made.certificates as { number: string; file: string; sha256: string }[]
    if (!certificate) throw new Error('no certificate was made')
    expect(certificate).toEqual({
      number: expect.stringMatching(/^[A-Z][0-9A-Z]{4}-\d{4}-\d{6}$/),
      file: join(folder, 'certificates', `${certificate.number}.pdf`),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    const [keys, status] = [join(folder, 'keys.json'), join(folder, 'status.json')]
    await json('certificate', 'keys', 'export', keys)
    await json('certificate', 'status', 'export', status)

    const { history } = await json('assets', 'show', 'D-1', '--history')
    const steps = (history as { kind: string; fields: { field: string; to: string }[] }[])
      .filter(({ kind }) => kind === 'disposal')
      .map(({ fields }) => fields[0]?.field)
    expect(steps.toReversed()).toEqual(['Retired', 'Medium recorded', 'Sanitized', 'Verified', 'Certificate'])
    expect((await run('assets', 'show', 'D-1', '--history')).stdout).toMatch(
      /Disposal +Certificate +[0-9A-Z]{5}-\d{4}-\d{6}, of a medium/,
    )

    const home = join(folder, 'home')
    mkdirSync(home)
    const verify = (file: string, ...args: string[]) =>
      cliAtHome(home, ['certificate', 'verify', file, '--json', ...args])
    const alone = await verify(certificate.file)
    expect(alone.code).toBe(0)
    expect(alone.json()).toMatchObject({ status: 'intact', number: certificate.number })
    const beside = await verify(certificate.file, '--keys', keys, '--status', status)
    expect(beside.code).toBe(0)
    expect(beside.json()).toMatchObject({ status: 'valid' })
    const altered = join(folder, 'altered.pdf')
    const bytes = readFileSync(certificate.file)
    bytes[2000] = (bytes[2000] ?? 0) ^ 1
    writeFileSync(altered, bytes)
    const changed = await verify(altered)
    expect(changed.code).toBe(1)
    expect(changed.json()).toMatchObject({ status: 'altered', what: expect.any(String) })

    for (const item of checklistItems)
      await running.client.disposals.answer({ caseId, item, answer: 'na', by: 'Bob' })
    const early = await run('disposal', 'clear', caseId)
    expect(early).toMatchObject({ code: 2, stderr: expect.stringMatching(/^RELEASE_REFUSED: .*approved/) })
    expect(await disposal('approve', '--by', 'Grace')).toEqual({ approvedBy: 'Grace' })
    expect(await disposal('clear')).toEqual({ advanced: 2 })
  })
})

describe('vendors, shipments, lots and the policy', { timeout: 120_000 }, () => {
  it('are kept, sent, drawn and published', async () => {
    const permit = ['--permit', 'r2;R2-17;recycling,destruction;2999-01-31']
    await json('disposal', 'vendor', 'keep', 'Recycler Ltd', '--phone', '+49 30 1', ...permit)
    expect((await running.client.vendors.list()).vendors).toMatchObject([
      { name: 'Recycler Ltd', phone: '+49 30 1', mayDestroy: true, permits: [{ number: 'R2-17' }] },
    ])
    const { caseId } = await running.client.disposals.open({
      tags: ['D-3'],
      reason: 'Old',
      disposition: 'recycling',
      vendor: 'Recycler Ltd',
    })
    await running.client.disposals.addMedium({ caseId, serial: 'M-1', model: 'X', type: 'ssd' })
    const sealing = ['--serial', 'M-1', '--by', 'Grace', '--seal', '7', '--reason', 'Dead']
    await json('disposal', 'unsanitized', caseId, ...sealing)
    for (const item of checklistItems)
      await running.client.disposals.answer({ caseId, item, answer: 'na', by: 'Bob' })
    await running.client.disposals.approve({ caseId, by: 'Grace' })
    await running.client.disposals.advance({ caseId, to: 'cleared' })
    const way = ['--carrier', 'Van', '--consignment', 'C-1', '--ships-on', '2026-03-01']
    const send = ['disposal', 'shipment', 'send', '--cases', caseId, ...way, '--from', 'DE']
    expect(await run(...send, '--to', 'PL')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^BASEL_CONSENT_MISSING: /),
    })
    const weights = ['--weight', 'small-it;12.5;2.25', '--battery', 'lithium-ion;0.4;in']
    const { shipmentId } = await json(...send, '--to', 'DE', ...weights)
    const shown = await running.client.shipments.show({ shipmentId: String(shipmentId) })
    expect(shown).toMatchObject({ net: 10_250, batteries: [{ net: 400, inEquipment: true }] })
    const receipt = join(folderOfTest(), 'receipt.csv')
    writeFileSync(receipt, 'Serial\nOTHER\n')
    const received = await run('disposal', 'shipment', 'receive', String(shipmentId), receipt)
    expect(received).toMatchObject({ code: 1, stdout: expect.stringContaining('MISSING: D-3') })

    const period = ['--from', '2026-01-01', '--to', '2026-12-31']
    const [weighed, drawn] = [join(folderOfTest(), 'weights.csv'), join(folderOfTest(), 'report.pdf')]
    const report = await json('disposal', 'report', ...period, '--weights', weighed, '--pdf', drawn)
    expect(report).toMatchObject({ files: [{ file: weighed }, { file: drawn }] })
    expect(readFileSync(weighed, 'utf8')).toContain('10.250')
    expect(readFileSync(drawn).subarray(0, 5).toString()).toBe('%PDF-')
    const due = await run('disposal', 'due')
    expect(due).toMatchObject({ code: 1, stdout: expect.stringContaining('something did not arrive') })

    const nothing = await run('disposal', 'lot', 'open', '--cases', caseId)
    expect(nothing).toMatchObject({ code: 2, stderr: expect.stringMatching(/^NOTHING_TO_SAMPLE: /) })
    const { version, ...body } = (await running.client.disposalPolicy.show()).inForce
    const file = join(folderOfTest(), 'policy.json')
    writeFileSync(file, JSON.stringify({ ...body, name: 'Own' }))
    await json('disposal', 'policy', 'draft', file)
    expect(await json('disposal', 'policy', 'publish', '--reason', 'Yearly')).toEqual({ version: 2 })
  })
})

describe('usage', () => {
  it.each([
    [['disposal', 'open', '--tags', 'D-1', '--reason', 'x', '--disposition', 'sale'], /return-to-lessor/],
    [['disposal', 'report', '--from', '2026-02-01', '--to', '2026-03-01'], /--pdf FILE/],
    [['disposal', 'report', '--from', '2026-02-30', '--to', '2026-03-01', '--csv', '-'], /no day/],
    [['disposal', 'media', '0190a0b0-0000-7000-8000-000000000000', '--serial', 'S'], /--none/],
    [['certificate', 'verify', '/nowhere/file.pdf'], /FILE_NOT_READABLE/],
    [['disposal', 'vendor', 'keep', 'V', '--permit', 'r2;1'], /KIND;NUMBER;SCOPES;EXPIRES/],
  ])('%j is refused with what to do', async (args, said) => {
    expect(await run(...args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(said) })
  })
})
