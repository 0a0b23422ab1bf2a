import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageFolderOf } from '../../build/notices/bundled-packages.ts'
import { licenceOf } from '../../build/notices/package-licence.ts'
import { noticesOf } from '../../build/notices/write-notices.ts'
import { root } from '../../build/tools/root.ts'
import { folderOfTest } from '../tools/data-folder.ts'

function packageOf(manifest: object, files: Record<string, string> = {}): string {
  const folder = join(folderOfTest(), 'package')
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'p', version: '1.0.0', ...manifest }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

test('the notices that are shipped name what the window, the program and documents are made of', () => {
  const notices = readFileSync(join(root, 'out/third-party-notices.txt'), 'utf8')
  for (const name of ['react', '@mui/material', '@orpc/server', 'zod', 'pdfkit', 'better-sqlite3', 'pino'])
    expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+: MIT$`, 'm'))
  for (const name of ['@fontsource-variable/noto-sans', '@expo-google-fonts/noto-sans-jp'])
    expect(notices).toMatch(new RegExp(`^${name} [\\d.]+: .*OFL-1\\.1$`, 'm'))
  expect(notices).toMatch(/SIL OPEN FONT LICENSE/i)
  expect(existsSync(join(root, 'out/renderer/third-party-notices.txt'))).toBe(true)
})

test('a module belongs to the innermost package around it', () => {
  expect(packageFolderOf('/a/node_modules/b/lib/c.js')).toBe('/a/node_modules/b')
  expect(packageFolderOf('/a/node_modules/@b/c/index.css?inline')).toBe('/a/node_modules/@b/c')
  expect(packageFolderOf('/a/node_modules/b/node_modules/c/d.js')).toBe('/a/node_modules/b/node_modules/c')
  expect(packageFolderOf('C:\\a\\node_modules\\b\\c.js')).toBe('C:/a/node_modules/b')
  expect(packageFolderOf('/a/src/b.ts')).toBeNull()
  expect(packageFolderOf('\0/a/node_modules/b/c.js?commonjs')).toBeNull()
})

test('a package under a licence that is not accepted must not be bundled', () => {
  expect(() => licenceOf(packageOf({ license: 'GPL-3.0-only' }, { LICENSE: 'GPL' }))).toThrow(/GPL-3.0-only/)
  expect(() => licenceOf(packageOf({}, { LICENSE: 'All rights reserved' }))).toThrow(/\(none\)/)
  expect(() => licenceOf(packageOf({ license: 'MIT AND GPL-2.0' }, { LICENSE: '' }))).toThrow(/GPL-2.0/)
  expect(licenceOf(packageOf({ license: '(GPL-2.0 OR MIT)' }, { LICENSE: 'MIT' })).licence).toBe(
    '(GPL-2.0 OR MIT)',
  )
})

test('the text of a licence is that of the package, else MIT’s with the name of its author', () => {
  const both = packageOf({ license: 'MIT' }, { 'MIT-LICENSE.txt': 'one', NOTICE: 'two', 'index.js': 'three' })
  expect(licenceOf(both).texts).toEqual(['one', 'two'])
  const [text] = licenceOf(packageOf({ license: 'MIT', author: 'Ann Bee <ann@example.org>' })).texts
  expect(text).toMatch(/^MIT License\n\nCopyright \(c\) Ann Bee\n/)
  expect(() => licenceOf(packageOf({ license: 'ISC', author: 'Ann Bee' }))).toThrow(/without the text/)
})

test('a text that several packages share is there once', () => {
  const of = (name: string) => ({ name, version: '1.0.0', licence: 'MIT', texts: ['the text'] })
  const notices = noticesOf([of('b'), of('a')])
  expect(notices.match(/the text/g)).toHaveLength(1)
  expect(notices).toContain('a 1.0.0, b 1.0.0\n\nthe text')
})
