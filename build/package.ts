import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildAll } from './bundle/build-all.ts'
import { isFresh } from './bundle/freshness.ts'
import { checkPackage } from './package/check-package.ts'
import { laidOutPackages } from './package/laid-out.ts'
import { signing } from './package/signing.ts'
import { root } from './tools/root.ts'

/**
 * `npm run package`: the installers for this system, into out/packages, and a look into each whether it may be given on.
 * Arguments go on to electron-builder: `npm run package -- --dir` makes no installer, `-- --x64` for one processor only.
 */

const results = join(root, 'out/packages')
const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`

if (!isFresh()) await buildAll()
rmSync(results, { recursive: true, force: true })

const { args, says } = signing(process.platform, process.env)
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/electron-builder/cli.js'),
    '--publish',
    'never',
    ...args,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit', env: withoutEmpty(process.env) },
)
process.exitCode = status ?? 1
if (status === 0) await lookOver()

async function lookOver(): Promise<void> {
  console.log(says)
  for (const parts of laidOutPackages(results)) {
    const { findings, size, ownSize } = await checkPackage(parts)
    console.log(
      `${parts.platform} ${parts.arch}: ${megabytes(size)} installed, of which ${megabytes(ownSize)} ours`,
    )
    for (const finding of findings) console.error(`  ${finding}`)
    if (findings.length > 0) process.exitCode = 1
  }
}

/** A CI that has no such secret sets it to nothing, which electron-builder takes for a certificate. */
function withoutEmpty(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
}
