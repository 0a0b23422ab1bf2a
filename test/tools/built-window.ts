import { join } from 'node:path'
import { root } from '../../build/tools/root.ts'
import { builtProgram } from './built-program.ts'

/** The folder of the built window, built anew if a source is newer. */
export async function builtWindow(): Promise<string> {
  await builtProgram()
  return join(root, 'out/renderer')
}
