import { copyFileSync, cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../tools/root.ts'
import { bundleClosure } from './bundle-closure.ts'
import { nodeForWindows } from './node-for-windows.ts'

/** Where the command line lies in a package for Windows, as seen from the program. */
const windowsCommandLine = join('resources', 'command-line')

/**
 * Lays the command line beside the program: a node.exe and what it runs. The program itself has a window, and so no
 * standard input; and Node cannot read the archive in which the program lies.
 * @param folder of the package, in which the program is
 */
export function layWindowsCommandLine(folder: string): void {
  const to = join(folder, windowsCommandLine)
  const copy = (from: string, name: string) => {
    mkdirSync(dirname(join(to, name)), { recursive: true })
    copyFileSync(from, join(to, name))
  }
  const { program, licence } = nodeForWindows()
  copy(program, 'node.exe')
  copy(licence, 'LICENSE.node.txt')
  copy(join(root, 'build/launchers/windows/path.ps1'), 'path.ps1')
  writeFileSync(join(to, 'package.json'), '{"type":"module"}\n')

  const bundles = join(root, 'out/main')
  const threads = readdirSync(bundles).filter((name) => name.endsWith('-thread.js'))
  for (const name of bundleClosure(bundles, ['cli.js', ...threads]))
    copy(join(bundles, name), join('out/main', name))
  cpSync(join(root, 'out/fonts'), join(to, 'out/fonts'), { recursive: true })

  const sqlite = 'node_modules/better-sqlite3'
  for (const part of ['package.json', 'LICENSE', 'lib', 'prebuilds/win32-x64.node'])
    cpSync(join(root, sqlite, part), join(to, sqlite, part), { recursive: true })
}
