import { readdirSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Stands in for Electron where there is none: runs the packaged main process under Node, from where the test has taken
 * the archive apart (`ASSETWALK_STAND_IN_PROGRAM`), with an `electron` that can do what the command line needs.
 */

const program = process.env.ASSETWALK_STAND_IN_PROGRAM
if (!program) throw new Error('ASSETWALK_STAND_IN_PROGRAM names the packaged program')
process.argv = process.argv.slice(2)

const bundles = join(program, 'out/main')
const address = 'stand-in:electron'
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron' ? { url: address, shortCircuit: true } : next(name, context),
  load: (url, context, next) =>
    url === address ? { format: 'module', source: electron(), shortCircuit: true } : next(url, context),
})
await import(pathToFileURL(join(bundles, 'main.js')).href)

/** `app`, and everything else that the bundles import by name, without anything in it. */
function electron(): string {
  const others = importedNames().filter((name) => name !== 'app')
  return `
    export const app = {
      isPackaged: true,
      commandLine: { hasSwitch: (name) => process.argv.includes('--' + name) },
      on: () => app,
      exit: (code) => process.exit(code),
    }
    ${others.map((name) => `export const ${name} = undefined`).join('\n')}`
}

function importedNames(): string[] {
  const texts = readdirSync(bundles).map((name) => readFileSync(join(bundles, name), 'utf8'))
  const lists = texts.flatMap((text) => [...text.matchAll(/import\s*\{([^}]*)\}\s*from\s*["']electron["']/g)])
  return [
    ...new Set(
      lists.flatMap(([, list = '']) => list.split(',').map((one) => one.trim().split(/\s+as\s+/)[0] ?? '')),
    ),
  ]
}
