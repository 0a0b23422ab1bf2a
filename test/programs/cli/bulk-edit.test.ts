import { describe, expect, it } from 'vitest'
import type {
  BulkEditPreview,
  BulkEditResult,
} from '../../../src-shared/features/assets/bulk-edit-contract.ts'
import { engineOfTest } from '../../tools/test-engine.ts'
import { fixtures } from './fixtures.ts'
import { cli } from './run-cli.ts'

const eachCommandAProcess = 180_000

describe('a bulk edit on the command line', () => {
  it(
    'says what it would do, does it, and is undone by its job',
    async () => {
      const { folder } = await engineOfTest()
      const run = (...args: string[]) => cli(folder, args)
      await run('import', fixtures.assets)
      const floor = ['--location', 'Harbour House / Floor 1']
      const set = [
        '--set',
        'supplier=North & Co = good',
        '--set',
        'End of life=',
        '--set',
        'warrantyMonths=24',
      ]

      const told = await run('assets', 'edit', ...floor, ...set, '--dry-run', '--json')
      expect(told).toMatchObject({ code: 0, stderr: '' })
      const { rows, change, first } = told.json() as unknown as BulkEditPreview
      expect(change).toBe(rows)
      expect(first.change[0]?.fields).toContainEqual(
        expect.objectContaining({ field: 'supplier', to: 'North & Co = good' }),
      )

      const edited = await run('assets', 'edit', ...floor, ...set, '--json')
      expect(edited).toMatchObject({ code: 0, stderr: '' })
      const { jobId, changed } = edited.json() as unknown as BulkEditResult & { jobId: string }
      expect(changed).toBe(rows)
      const supplied = ['assets', 'list', '--supplier', 'North & Co = good', '--limit', '1', '--json']
      const shown = (await run(...supplied)).json() as { total: number; rows: unknown[] }
      expect(shown).toMatchObject({ total: rows, rows: [{ endOfLifeDate: null, warrantyMonths: 24 }] })

      const undone = await run('assets', 'undo', jobId)
      expect(undone).toMatchObject({
        code: 0,
        stdout: expect.stringContaining(`${rows} assets are as they were`),
      })
      expect(await run(...supplied)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('No asset is at, of or with “North & Co = good”'),
      })
    },
    eachCommandAProcess,
  )

  it(
    'ends with 1 where something was refused, with 2 where it is not clear what is meant',
    async () => {
      const { folder } = await engineOfTest()
      const run = (...args: string[]) => cli(folder, args)
      await run('import', fixtures.assets)
      const parts = await run('assets', 'edit', 'HB-0001', 'HB-0002', '--set', 'parent=HB-0001')
      expect(parts.code).toBe(1)
      expect(parts.stdout).toMatch(/2 assets: 1 changed, 0 were so already, 1 refused/)
      expect(parts.stdout).toContain('assets undo')
      const unclear = [
        [['--set', 'supplier=X'], 'conditions'],
        [['HB-0001', '--all', '--set', 'supplier=X'], 'both'],
        [['--all', '--set', 'assetTag=X'], 'assetTag'],
        [['--all', '--set', 'purchaseDate=yesterday'], 'purchaseDate'],
        [['--all', '--set', 'location=Atlantis'], 'LOCATION_UNKNOWN'],
      ] as const
      for (const [args, words] of unclear)
        expect(await run('assets', 'edit', ...args)).toMatchObject({
          code: 2,
          stderr: expect.stringContaining(words),
        })
    },
    eachCommandAProcess,
  )
})
