import { describe, expect, it } from 'vitest'
import { engineOfTest } from '../../tools/test-engine.ts'
import { fixtures } from './fixtures.ts'
import { cli } from './run-cli.ts'

const eachCommandAProcess = 180_000

describe('locations on the command line', () => {
  it(
    'are made, listed, renamed, moved, merged and removed; the barcode of a place leads an audit there',
    async () => {
      const { folder } = await engineOfTest()
      const run = (...args: string[]) => cli(folder, args)
      await run('import', fixtures.assets)
      expect(await run('locations', 'add', 'Depot / Cage')).toMatchObject({
        code: 0,
        stdout: 'Depot / Cage\n',
      })
      expect((await run('locations', 'rename', 'Depot / Cage', 'Cage 1')).stdout).toBe('Depot / Cage 1\n')
      const moved = await run('locations', 'move', 'Harbour House / Floor 1', '--to', 'Depot', '--json')
      expect(moved.json()).toMatchObject({ path: 'Depot / Floor 1', name: 'Floor 1' })
      const again = await run('locations', 'move', 'Depot', '--to', 'Depot / Floor 1')
      expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('LOCATION_WITHIN_ITSELF') })
      expect((await run('locations', 'move', 'Depot')).code).toBe(2)

      const would = await run(
        'locations',
        'merge',
        'Depot / Floor 1',
        '--into',
        'Depot / Cage 1',
        '--dry-run',
      )
      expect(would.stdout).toContain('Nothing was changed.')
      const merged = await run('locations', 'merge', 'Depot / Floor 1', '--into', 'Depot / Cage 1', '--json')
      expect(merged.json()).toMatchObject({ from: 'Depot / Floor 1', into: 'Depot / Cage 1', merged: 1 })
      const apart = await run('locations', 'unmerge', 'Depot / Cage 1', '--json')
      expect(apart).toMatchObject({ code: 0 })
      expect(apart.json()).toMatchObject({ takenBack: ['Depot / Floor 1'], overtaken: 0 })
      const none = await run('locations', 'unmerge', 'Depot / Cage 1')
      expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('NOTHING_MERGED') })
      await run('locations', 'merge', 'Depot / Floor 1', '--into', 'Depot / Cage 1')
      const full = await run('locations', 'remove', 'Depot')
      expect(full).toMatchObject({ code: 2, stderr: expect.stringContaining('LOCATION_IN_USE') })

      const { locations } = (await run('locations', 'list', '--search', 'depot', '--json')).json() as {
        locations: { path: string; code: string; assets: number }[]
      }
      expect(locations[0]?.path).toBe('Depot')
      expect(locations.map(({ path }) => path)).not.toContain('Depot / Floor 1')
      expect(locations[0]?.assets).toBeGreaterThan(0)
      const { auditId } = (await run('audit', 'start', '--location', 'Depot')).json()
      const codes = [locations[1]?.code ?? '', 'NOT-KNOWN']
      const scanned = (await run('audit', 'scan', String(auditId), ...codes)).jsonLines()
      expect(scanned).toMatchObject([
        { code: codes[0], place: locations[1]?.path },
        { verdict: 'unknown', place: locations[1]?.path },
      ])
    },
    eachCommandAProcess,
  )
})
