import { copyFileSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../tools/root.ts'
import type { PackageFolders } from './bundled-packages.ts'
import { licenceOf, type PackageLicence } from './package-licence.ts'

const fileName = 'third-party-notices.txt'
/** Laid beside the installed program. */
const noticesFile = join(root, 'out', fileName)

/** Shipped as packages, beside what is bundled. */
const shippedWhole = ['better-sqlite3'].map((name) => join(root, 'node_modules', name))

const beginning = `Assetwalk is given on under the Apache License 2.0. It is made with the packages below, each under its own licence.
The licences of Electron and Chromium lie beside the program (LICENSE.electron.txt, LICENSES.chromium.html).
SQLite, which is part of better-sqlite3, is in the public domain.
`

/** Writes down the licence of every package of which something is shipped. */
export function writeNotices(bundled: PackageFolders): void {
  const packages = [...new Set([...bundled, ...shippedWhole])].map(licenceOf)
  writeFileSync(noticesFile, noticesOf(packages))
}

/** Gives a built window the notices to show, if there are any yet: they are of the whole program, not of the window alone. */
export function showNotices(windowFolder: string): void {
  if (existsSync(noticesFile)) copyFileSync(noticesFile, join(windowFolder, fileName))
}

/** One page of text: the list of the packages, then each text with the packages that it is for. */
export function noticesOf(packages: readonly PackageLicence[]): string {
  const sorted = [...packages].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
  const list = sorted.map((one) => `${nameOf(one)}: ${one.licence}`)
  const byText = new Map<string, string[]>()
  for (const one of sorted)
    for (const text of one.texts) byText.set(text, [...(byText.get(text) ?? []), nameOf(one)])
  const sections = [...byText].map(([text, names]) => `${'-'.repeat(80)}\n${names.join(', ')}\n\n${text}\n`)
  return `${beginning}\n${list.join('\n')}\n\n${sections.join('\n')}`
}

function nameOf({ name, version }: PackageLicence): string {
  return `${name} ${version}`
}
