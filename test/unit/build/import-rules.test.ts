import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cruiseTree, type ImportGraph } from '../../../build/imports/cruise.ts'
import { importRules } from '../../../build/imports/rules.ts'
import { sourceFiles, unseen } from '../../../build/tools/sources.ts'
import { breaches, installed, lawful } from './import-fixtures.ts'

const folders = ['src-main', 'src-renderer', 'src-server', 'src-shared']

let root: string
let good: ImportGraph
let bad: ImportGraph

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'assetwalk-imports-'))
  plant('good', lawful)
  plant('bad', {
    ...lawful,
    'src-shared/features/today/today.ts': ['../audits/audits.ts'],
    ...Object.fromEntries(breaches.map(([, file, imports]) => [file, [imports]])),
    'src-shared/features/labels/stock.ts': ['./sheet.ts'],
    'src-shared/features/labels/left-over.ts': [],
  })
  write(
    'bad/src-main/engine/types-only.ts',
    "import type { Door } from '../doors/cli/cli.ts'\nexport type Same = Door\n",
  )
  write('bad/src-main/engine/lazy.ts', "export const door = () => import('../doors/cli/cli.ts')\n")
  good = await cruiseTree(join(root, 'good'), folders)
  bad = await cruiseTree(join(root, 'bad'), folders)
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('a tree that keeps every rule', () => {
  it('has no violation', () => {
    expect(good.violations).toEqual([])
  })

  it('was read completely, .tsx included', () => {
    const onDisk = sourceFiles(join(root, 'good'), folders)
    expect(onDisk).toEqual(Object.keys(lawful).sort())
    expect(unseen(onDisk, good.modules)).toEqual([])
  })
})

describe('a tree that breaks them', () => {
  it.each(breaches)('%s: %s may not import %s', (rule, file) => {
    expect(rulesBrokenBy(file)).toContain(rule)
  })

  it('counts an import of types alone', () => {
    expect(rulesBrokenBy('src-main/engine/types-only.ts')).toContain('engine-imports-no-door')
  })

  it('counts an import at run time', () => {
    expect(rulesBrokenBy('src-main/engine/lazy.ts')).toContain('engine-imports-no-door')
  })

  it('names a file that imports nothing and that nothing imports', () => {
    expect(rulesBrokenBy('src-shared/features/labels/left-over.ts')).toEqual(['no-orphans'])
  })

  it('has an example for every rule', () => {
    const broken = new Set(bad.violations.map(({ rule }) => rule))
    expect(importRules.map(({ name }) => name).filter((name) => !broken.has(name ?? ''))).toEqual([])
  })

  it('leaves the lawful files of the same tree alone', () => {
    const innocent = Object.keys(lawful).filter((file) => rulesBrokenBy(file).length > 0)
    expect(innocent).toEqual([])
  })
})

it('a file that was not read is reported, not passed over', () => {
  expect(unseen(['src-main/a.ts', 'src-main/b.tsx'], ['src-main/a.ts', 'node:fs'])).toEqual([
    'src-main/b.tsx',
  ])
})

function rulesBrokenBy(file: string): string[] {
  return bad.violations.filter(({ from }) => from === file).map(({ rule }) => rule)
}

function plant(tree: string, files: Record<string, string[]>): void {
  const manifest = {
    name: tree,
    type: 'module',
    dependencies: Object.fromEntries(installed.map((name) => [name, '1.0.0'])),
  }
  write(`${tree}/package.json`, JSON.stringify(manifest))
  for (const name of installed) {
    write(
      `${tree}/node_modules/${name}/package.json`,
      JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
    )
    write(`${tree}/node_modules/${name}/index.js`, '')
  }
  for (const [file, imports] of Object.entries(files)) {
    write(
      `${tree}/${file}`,
      imports.map((from, n) => `import * as m${n} from '${from}'\nexport { m${n} }\n`).join(''),
    )
  }
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}
