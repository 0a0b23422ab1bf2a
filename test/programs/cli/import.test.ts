import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderOfTest } from '../../tools/data-folder.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'
import { type CliEnd, cli } from './run-cli.ts'

const severalProcesses = 90_000

let running: TestEngine
beforeAll(async () => {
  running = await sharedEngine()
})
afterAll(() => running.close())

/** Imports a list of this content through the command line, into the engine that runs. */
function importing(content: string | Buffer, ...options: string[]): Promise<CliEnd> {
  const file = join(folderOfTest(), 'list.csv')
  writeFileSync(file, content)
  return cli(running.folder, ['import', file, ...options])
}

/** An asset as the register has it. */
const shown = (asset: string) => running.client.assets.show({ asset })

describe('import refuses as a whole, with a code and a sentence, and changes nothing', () => {
  it.each<[string, string | Buffer, string, string[]]>([
    ['an empty file', '', 'CSV_EMPTY', []],
    [
      'bytes that are not UTF-8, where somebody says that they are',
      Buffer.from('Asset Tag,Name\nTN-2,Ger\xe4t\n', 'latin1'),
      'CSV_NOT_UTF8',
      ['--encoding', 'utf-8'],
    ],
    [
      'dates that leave month and day open',
      'Asset Tag,Purchase Date\nTN-5,3/4/24\n',
      'DATE_ORDER_AMBIGUOUS',
      [],
    ],
    ['a quotation mark that is never closed', 'Asset Tag,Name\nTN-6,"open\nTN-7,x\n', 'CSV_MALFORMED', []],
  ])('%s', async (_, content, code, options) => {
    const before = await running.client.assets.list({ limit: 1 })
    const end = await importing(content, ...options)
    expect(end.stderr).toMatch(new RegExp(`^${code}: .+\\.\n$`))
    expect(end).toMatchObject({ code: 2, stdout: '' })
    expect(await running.client.assets.list({ limit: 1 })).toEqual(before)
  })
})

describe('import reads', () => {
  it('semicolons, with a comma in the cost', async () => {
    const end = await importing('Asset Tag;Name;Purchase Cost\nS-1;"Desk; oak";1.234,50\n')
    expect(end.json()).toMatchObject({ created: 1 })
    expect(await shown('S-1')).toMatchObject({ name: 'Desk; oak', purchaseCost: '1234.50' })
  })

  it('a line break within quotes, and formula cells as they are', async () => {
    const end = await importing('Asset Tag,Name,Asset Notes\nQ-1,"=1+1","first\nsecond"\nQ-2,@SUM(A1),-5\n')
    expect(end.json()).toMatchObject({ rows: 2, created: 2 })
    expect(await shown('Q-1')).toMatchObject({ name: '=1+1', notes: 'first\nsecond' })
    expect(await shown('Q-2')).toMatchObject({ name: '@SUM(A1)', notes: '-5' })
  })

  it('dates in the order that the command line says', async () => {
    const list = (tag: string) => `Asset Tag,Purchase Date\n${tag},3/4/24\n`
    expect((await importing(list('D-1'), '--dates', 'mdy')).code).toBe(0)
    expect((await importing(list('D-2'), '--dates', 'dmy')).code).toBe(0)
    expect(await shown('D-1')).toMatchObject({ purchaseDate: '2024-03-04' })
    expect(await shown('D-2')).toMatchObject({ purchaseDate: '2024-04-03' })
  })

  it('a list from stdin', async () => {
    const end = await cli(running.folder, ['import', '-'], 'Asset Tag,Name\nP-1,Piped\n')
    expect(end).toMatchObject({ code: 0 })
    expect(await shown('P-1')).toMatchObject({ name: 'Piped' })
  })
})

describe('import rejects rows', () => {
  it('one by one, each with its reason, and the mended file can be imported', {
    timeout: severalProcesses,
  }, async () => {
    const rejects = join(folderOfTest(), 'rejects.csv')
    const list = [
      'Asset Tag,Name,Purchase Date,Purchase Cost',
      'R-1,Fine,2024-01-31,10',
      'R-1,Same tag again,2024-01-31,10',
      ',No tag,2024-01-31,10',
      'R-2,No such day,2024-02-31,10',
      'R-3,Two readings,2024-01-31,"1,234"',
      'R-4,=cmd|x,2024-01-31,ten',
      `R-5,${'x'.repeat(501)},2024-01-31,10`,
      'R-6,one column too many,2024-01-31,10,surplus',
    ].join('\n')
    const first = await importing(list, '--rejects', rejects)
    expect(first.code).toBe(1)
    expect(first.json()).toMatchObject({ rows: 8, created: 1, rejected: 7 })

    const rejected = readFileSync(rejects, 'utf8')
    expect(rejected).toContain('The same asset tag stands in line 2 of this file.')
    expect(rejected).toContain('R-4,=cmd|x,')
    const mended = rejected
      .replace('2024-02-31', '2024-02-29')
      .replace('"1,234"', '1234')
      .replace(',ten,', ',10,')
    const second = await importing(mended, '--rejects', rejects)
    expect(second.json()).toMatchObject({ rows: 7, created: 3, rejected: 4 })
    expect(await shown('R-4')).toMatchObject({ name: '=cmd|x' })
  })

  it('whose values differ, unless it is told to update', { timeout: severalProcesses }, async () => {
    const list = (name: string) => `Asset Tag,Name\nV-1,${name}\n`
    await importing(list('Before'))
    const refused = await importing(list('After'))
    expect(refused.code).toBe(1)
    expect(refused.json()).toMatchObject({ created: 0, updated: 0, rejected: 1 })
    expect(await shown('V-1')).toMatchObject({ name: 'Before' })
    const updated = await importing(list('After'), '--update')
    expect(updated.code).toBe(0)
    expect(updated.json()).toMatchObject({ updated: 1, rejected: 0 })
    expect(await shown('V-1')).toMatchObject({ name: 'After', revision: 2 })
  })

  it('and leaves no old file of rejects where none was', async () => {
    const rejects = join(folderOfTest(), 'rejects.csv')
    writeFileSync(rejects, 'of another import')
    expect((await importing('Asset Tag\nW-1\n', '--rejects', rejects)).code).toBe(0)
    expect(existsSync(rejects)).toBe(false)
  })

  it('never into the list itself', async () => {
    const file = join(folderOfTest(), 'list.csv')
    writeFileSync(file, 'Asset Tag\nX-1\n')
    const end = await cli(running.folder, ['import', file, '--rejects', file])
    expect(end).toMatchObject({ code: 2, stderr: expect.stringMatching(/^USAGE: /) })
    expect(readFileSync(file, 'utf8')).toBe('Asset Tag\nX-1\n')
  })
})

describe('import, asked what it would do,', () => {
  it('says it and writes nothing, also with a mapping', async () => {
    const content = 'Inventar;Farbe;Name\nDR-1;rot;One\n;blau;Two\n'
    const options = ['--dry-run', '--map', 'Inventar=assetTag', '--map', 'Farbe=custom:Colour']
    const end = await importing(content, ...options)
    expect(end.json()).toMatchObject({ rows: 2, create: 1, reject: 1, newFields: ['Colour'] })
    expect(end.code).toBe(1)
    expect((await running.client.assets.list({ search: 'dr-1' })).total).toBe(0)
    expect((await running.client.customFields.list()).fields).toEqual([])
  })

  it('and then told to, remembers the mapping, and shows the asset with all its fields', async () => {
    const content = 'Inventar;Farbe;Warranty\nDR-2;rot;3 years\n'
    await importing(content, '--map', 'Inventar=assetTag', '--map', 'Farbe=custom:Colour')
    const again = await importing(content.replace('DR-2', 'DR-3'))
    expect(again.json()).toMatchObject({ created: 1, format: { delimiter: ';' } })
    const { stdout } = await cli(running.folder, ['assets', 'show', 'DR-3'])
    expect(stdout).toMatch(/Warranty months +36\n/)
    expect(stdout).toMatch(/Colour +rot\n/)
  })

  it.each([
    [['--map', 'Inventar'], 'equals sign'],
    [['--delimiter', 'x'], 'comma, semicolon, tab or pipe'],
  ])('refuses %j as bad usage', async (options, words) => {
    const end = await importing('Asset Tag\n1\n', ...options)
    expect(end).toMatchObject({ code: 2, stdout: '' })
    expect(end.stderr).toContain(words)
  })
})
