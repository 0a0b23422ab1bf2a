import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { laidOutPackages } from './package/laid-out.ts'
import { smoke } from './package/smoke.ts'
import { root } from './tools/root.ts'

/** `node build/smoke.ts`: starts what `npm run package` has made for this system and processor, in real Electron. */

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const own = laidOutPackages(join(root, 'out/packages')).filter(
  ({ platform, arch }) => platform === process.platform && arch === process.arch,
)
if (own.length === 0)
  throw new Error('There is no package for this system. Run “npm run package -- --dir” first.')

for (const parts of own)
  for (const finding of smoke(parts, version)) {
    console.error(finding)
    process.exitCode = 1
  }
