import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOfTest } from '../../tools/data-folder.ts'
import { engineOfTest } from '../../tools/test-engine.ts'
import { fixtures } from './fixtures.ts'
import { cli } from './run-cli.ts'

const eachCommandAProcess = 180_000

describe('assets on the command line', () => {
  it(
    'are listed by conditions in an order, and exported as exactly that',
    async () => {
      const { folder } = await engineOfTest()
      const run = (...args: string[]) => cli(folder, args)
      await run('import', fixtures.assets)

      const conditions = ['--location', 'Harbour House / Floor 1', '--without', 'serialNumber']
      const listed = await run(
        'assets',
        'list',
        ...conditions,
        '--sort',
        'assetTag:desc',
        '--limit',
        '3',
        '--json',
      )
      expect(listed).toMatchObject({ code: 0, stderr: '' })
      const { total, rows } = listed.json() as {
        total: number
        rows: { assetTag: string; location: string }[]
      }
      expect(rows).toHaveLength(3)
      expect(total).toBeGreaterThan(3)
      const tags = rows.map(({ assetTag }) => assetTag)
      expect(tags).toEqual([...tags].sort().reverse())
      expect(rows.every(({ location }) => location.startsWith('Harbour House / Floor 1'))).toBe(true)

      const inOnePiece = ['--filter', 'location=harbour house / floor 1', '--filter', 'without=serialNumber']
      const none = await run('assets', 'list', ...inOnePiece, '--limit', '0', '--json')
      expect(none.json()).toEqual({ total, rows: [] })

      const file = join(folderOfTest(), 'list.csv')
      const columns = ['--columns', 'assetTag,location']
      expect(
        await run('assets', 'export', file, ...conditions, '--sort', 'assetTag:desc', ...columns),
      ).toMatchObject({
        code: 0,
      })
      const lines = readFileSync(file, 'utf8').trimEnd().split('\r\n')
      expect(lines[0]).toBe('\ufeffAsset tag,Location')
      expect(lines).toHaveLength(total + 1)
      expect(lines.slice(1, 4)).toEqual(rows.map(({ assetTag, location }) => `${assetTag},${location}`))
    },
    eachCommandAProcess,
  )

  it(
    'are listed beyond one page, and none of them can move the cursor',
    async () => {
      const { folder } = await engineOfTest()
      const rows = Array.from({ length: 1100 }, (_, at) => `P-${1000 + at},"a\u001b[2J\nb",Laptop\n`)
      await cli(folder, ['import', '-'], `Asset Tag,Name,Category\n${rows.join('')}`)
      const listed = await cli(folder, [
        'assets',
        'list',
        '--category',
        'laptop',
        '--limit',
        '1050',
        '--json',
      ])
      const found = listed.json() as { total: number; rows: { assetTag: string }[] }
      expect([found.total, found.rows.length, found.rows.at(-1)?.assetTag]).toEqual([1100, 1050, 'P-2049'])
      const shown = (await cli(folder, ['assets', 'list', '--limit', '1050', '--offset', '20'])).stdout
      expect(shown.trimEnd().split('\n')).toHaveLength(1051)
      expect(shown).not.toContain('\u001b')
      expect(await cli(folder, ['assets', 'list', '--category', 'Lapptops'])).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(/^USAGE: .*Is it “Laptop”\?$/m),
      })
    },
    eachCommandAProcess,
  )

  it('are found by a code that was misread, and it is said so', {
    timeout: eachCommandAProcess,
  }, async () => {
    const { folder } = await engineOfTest()
    await cli(folder, ['import', fixtures.assets])
    const listed = await cli(folder, ['assets', 'list', '--limit', '1', '--json'])
    const [known] = listed.json().rows as { id: string; assetTag: string }[]
    const misread = String(known?.assetTag).replace('0', 'O')
    expect(misread).not.toBe(known?.assetTag)
    const found = await cli(folder, ['assets', 'find', misread])
    expect(found.stdout).toContain('easily mistaken')
    expect(found.stdout).toContain(known?.assetTag)
    expect((await cli(folder, ['assets', 'find', misread, '--json'])).json()).toMatchObject({
      total: 0,
      similar: expect.arrayContaining([expect.objectContaining({ id: known?.id })]),
    })
    expect((await cli(folder, ['assets', 'find', 'nothing at all'])).stdout).toBe('')
  })

  it('with a condition that cannot be are not listed', { timeout: eachCommandAProcess }, async () => {
    const { folder } = await engineOfTest()
    const refused = await cli(folder, ['assets', 'list', '--location', 'Atlantis'])
    const day = await cli(folder, ['assets', 'list', '--filter', 'purchaseDate=2024-13-01'])
    expect(day).toMatchObject({ code: 2, stderr: expect.stringContaining('as in 2024-01-31') })
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('Atlantis') })
    expect(await cli(folder, ['assets', 'list', '--sort', 'weight'])).toMatchObject({ code: 2 })
    expect(await cli(folder, ['assets', 'list', '--purchased', 'yesterday'])).toMatchObject({ code: 2 })
    expect(await cli(folder, ['assets', 'list', '--cost', '5..1'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('“5..1” ends before it begins'),
    })
  })
})
