import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { extractAll } from '@electron/asar'
import type { PackageParts } from '../../../build/package/parts.ts'

/**
 * The program of a package as files, since Node cannot read its archive.
 * @param folder where nothing else is: no package of the repository is within reach
 */
export function takenApart({ archive }: PackageParts, folder: string): string {
  const program = join(folder, 'program')
  mkdirSync(program)
  extractAll(archive, program)
  return program
}
