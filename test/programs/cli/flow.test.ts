import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOfTest } from '../../tools/data-folder.ts'
import { fixtures, snipeItSample } from './fixtures.ts'
import { cli } from './run-cli.ts'

const office = 'Harbour House / Floor 1 / 1.04 Office'
const eachCommandAProcess = 180_000

describe('the command line', () => {
  it(
    'imports a list, audits a building and reports it, each command a process of its own',
    async () => {
      const folder = folderOfTest()
      const outside = folderOfTest()
      const run = (args: string[], input?: string) => cli(folder, args, input)

      const imported = await run(['import', fixtures.assets])
      expect(imported).toMatchObject({ code: 0, stderr: '' })
      expect(Object.keys(imported.json()).slice(0, 5)).toEqual([
        'rows',
        'created',
        'updated',
        'unchanged',
        'rejected',
      ])
      expect(imported.json()).toMatchObject({ rows: 20, created: 20, updated: 0, unchanged: 0, rejected: 0 })

      const rejects = join(outside, 'rejects.csv')
      const more = await run(['import', fixtures.listExport, '--rejects', rejects])
      expect(more.code).toBe(1)
      expect(more.json()).toMatchObject({ rows: 5, created: 4, rejected: 1 })
      expect(readFileSync(rejects, 'utf8')).toContain('There is no status “Vanished”')

      const again = await run(['import', fixtures.assets, '--json'])
      expect(again.code).toBe(0)
      expect(again.json()).toMatchObject({ rows: 20, created: 0, updated: 0, unchanged: 20, rejected: 0 })

      const started = await run(['audit', 'start', '--location', 'Harbour House', '--name', 'Spring'])
      expect(started.json()).toEqual({ auditId: expect.any(String), expected: 20 })
      const auditId = String(started.json().auditId)

      const codes = 'HB-0101\nHB-0102\n\nhb-0103\nHB-0201\nDN-0001\nHB-0900\nNOPE\nHB-0902\nHB-0101\n'
      const scanned = await run(['audit', 'scan', auditId, '--location', office, '-'], codes)
      expect(scanned.code).toBe(1)
      expect(scanned.jsonLines().map(({ code, verdict }) => [code, verdict])).toEqual([
        ['HB-0101', 'found'],
        ['HB-0102', 'found'],
        ['hb-0103', 'found'],
        ['HB-0201', 'misplaced'],
        ['DN-0001', 'unexpected'],
        ['HB-0900', 'shouldBeGone'],
        ['NOPE', 'unknown'],
        ['HB-0902', 'ambiguous'],
        ['HB-0101', 'duplicate'],
      ])

      expect(await run(['audit', 'counted', auditId, 'Harbour House / Floor 1', '--json'])).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('"changed":3'),
      })
      const status = await run(['audit', 'status', auditId])
      expect(status.stdout).toBe(
        `${JSON.stringify({
          expected: 20,
          found: 3,
          misplaced: 1,
          missing: 8,
          notCounted: 8,
          unexpected: 1,
          shouldBeGone: 1,
          unknown: 1,
          ambiguous: 1,
          duplicates: 1,
          seenTwice: 0,
          away: 0,
          lost: 0,
        })}\n`,
      )

      const [pdf, csv, json] = ['report.pdf', 'report.csv', 'report.json'].map((name) => join(outside, name))
      const files = ['--pdf', String(pdf), '--csv', String(csv), '--json', String(json)]
      const reported = await run(['--json', 'audit', 'report', auditId, ...files])
      expect(reported).toMatchObject({ code: 0, stderr: '' })
      expect(reported.json()).toMatchObject({
        files: [
          { format: 'pdf', file: pdf },
          { format: 'csv', file: csv },
          { format: 'json', file: json },
        ],
      })
      expect(readFileSync(String(pdf)).subarray(0, 5).toString()).toBe('%PDF-')
      expect(readFileSync(String(csv), 'utf8')).toMatch(/HB-0105/)
      const report = JSON.parse(readFileSync(String(json), 'utf8'))
      expect(report.counts).toEqual(status.json())

      const misplaced = scanned.jsonLines().find(({ verdict }) => verdict === 'misplaced')
      expect((await run(['audit', 'undo', auditId, String(misplaced?.scanId)])).stdout).toBe('Undone.\n')
      expect((await run(['audit', 'status', auditId])).json()).toMatchObject({ misplaced: 0, notCounted: 9 })
      expect((await run(['audit', 'list'])).stdout).toContain('Spring')
    },
    eachCommandAProcess,
  )

  it.skipIf(snipeItSample === null)(
    'takes Snipe-IT’s own sample over, and changes nothing the second time',
    async () => {
      const folder = folderOfTest()
      const first = await cli(folder, ['import', String(snipeItSample)])
      expect(first.code).toBe(0)
      const { rows, created } = first.json()
      expect(created).toBe(rows)
      const second = await cli(folder, ['import', String(snipeItSample)])
      expect(second.json()).toMatchObject({ rows, created: 0, updated: 0, unchanged: rows, rejected: 0 })
      expect((await cli(folder, ['call', 'record.verify'])).json()).toMatchObject({ intact: true })
    },
    eachCommandAProcess,
  )
})
