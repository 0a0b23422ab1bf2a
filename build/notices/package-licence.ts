import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mitText } from './mit-text.ts'

/** A package that is given on, and the terms under which. */
export interface PackageLicence {
  name: string
  version: string
  /** an SPDX expression */
  licence: string
  /** the texts of its licence and notice files */
  texts: string[]
}

interface Manifest {
  name: string
  version: string
  license?: unknown
  author?: string | { name: string }
}

/** Licences under which a package may become part of a program that is given on under Apache-2.0. */
const accepted = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
])

const textFile = /^(\w+-)?(licen[cs]e|copying|notice)([-_.].*)?$/i

/**
 * Reads under which licence a package is given on.
 * @throws Error for a licence that is not accepted, and for a package that comes without the text of its licence
 */
export function licenceOf(folder: string): PackageLicence {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const { name, version } = manifest
  const files = textsIn(folder)
  const licence = typeof manifest.license === 'string' ? manifest.license : saidIn(files)
  if (!isAccepted(licence))
    throw new Error(
      `${name} ${version} must not be bundled under its licence (${licence}). Use another package.`,
    )
  const texts = files.length > 0 ? files : textFor(licence, manifest)
  if (texts.length === 0)
    throw new Error(`${name} ${version} comes without the text of its licence (${licence})`)
  return { name, version, licence, texts }
}

/** Whether an SPDX expression leaves us a licence that is accepted, as `(MIT OR GPL-3.0)` does. */
function isAccepted(licence: string): boolean {
  const inner = licence.replace(/^\((.*)\)$/, '$1')
  if (inner.includes(' AND ')) return inner.split(' AND ').every(isAccepted)
  return inner.split(' OR ').some((one) => accepted.has(one.trim()))
}

function textsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && textFile.test(entry.name))
    .map((entry) => entry.name)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim())
}

/** The licence of a package whose package.json names none: what its text begins with. */
function saidIn([text = '']: string[]): string {
  return /^MIT licen[cs]e/i.test(text) ? 'MIT' : 'none'
}

/** The text for a package that only names its licence. MIT's is one and the same but for whose work it is. */
function textFor(licence: string, { author }: Manifest): string[] {
  const owner = typeof author === 'string' ? author.replace(/\s*[<(].*$/, '') : author?.name
  return licence === 'MIT' && owner ? [mitText(owner)] : []
}
