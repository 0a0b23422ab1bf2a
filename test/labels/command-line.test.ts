import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stockNamed } from '../../src-main/engine/features/labels/designs/stock-catalogue.ts'
import { pixelsOfPng } from '../../src-main/engine/features/labels/logo/png-pixels.ts'
import { cli } from '../programs/cli/run-cli.ts'
import { folderOfTest } from '../tools/data-folder.ts'
import { engineOfTest } from '../tools/test-engine.ts'
import { readLabel } from './support/read-label.ts'

const eachCommandAProcess = 120_000

describe('labels on the command line', () => {
  it(
    'are looked for, checked, shown and printed',
    async () => {
      // commands join the engine that runs: none of them starts one of its own
      const { client, folder } = await engineOfTest()
      for (const assetTag of ['AW-0000001', 'AW-0000002'])
        await client.assets.create({ fields: { assetTag } })
      const run = (command: string, ...args: string[]) => cli(folder, [...command.split(' '), ...args])

      const stocks = await run('labels stocks L7651')
      expect(stocks).toMatchObject({ code: 0, stderr: '' })
      expect(stocks.stdout.trim()).toBe('Avery  L7651  A4  5 x 13  38.1 x 21.2 mm')

      const checked = await run('labels check L7651 code-128 IT-2024-000123 --dpi 600 --json')
      expect(checked.code).toBe(1)
      expect(checked.json()).toMatchObject({
        fits: false,
        reason: expect.stringContaining('39.6 mm'),
        alternatives: { templates: expect.arrayContaining(['qr']) },
      })

      const files = folderOfTest()
      const [file, page, fresh] = ['labels.pdf', 'page.png', 'new.zpl'].map((name) => join(files, name))
      const half = 'AW-0000002,AW-0000001 --start-cell 2 --stock L7651'
      const shown = await run(`labels preview --tags ${half} --png`, page ?? '')
      expect(shown).toMatchObject({ code: 0, stderr: '' })
      expect(pixelsOfPng(readFileSync(page ?? ''))).toMatchObject({ width: 1240, height: 1754 })
      expect((await client.labelRuns.list({})).total, 'a page that is shown is no print').toBe(0)

      const printed = await run(`labels print --tags ${half} --pdf`, file ?? '')
      expect(printed).toMatchObject({ code: 0, stderr: '' })
      const where = { stock: stockNamed('L7651'), dpi: 600, page: 1 } as const
      const read = await readLabel(readFileSync(file ?? ''), { ...where, cell: 2 })
      expect(read.map(({ text }) => text)).toEqual(['AW-0000002'])

      const twice = await run('labels print --all --tags AW-0000001 --stock L7651 --pdf', file ?? '')
      expect(twice).toMatchObject({ code: 2, stderr: expect.stringContaining('not by several of these') })

      expect(await run('labels print --new 3 --stock Z-57x32 --zpl', fresh ?? '')).toMatchObject({
        code: 0,
        stderr: expect.stringContaining('Handed out 3 tags, AW-0000003 to AW-0000005.'),
      })
      expect(readFileSync(fresh ?? '', 'utf8').match(/\^XZ/g)).toHaveLength(3)
      expect((await client.tags.blocks({})).blocks).toMatchObject([{ printed: 3, unclaimed: 3 }])
    },
    eachCommandAProcess,
  )
})
