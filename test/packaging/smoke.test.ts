import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { type PackageParts, packageParts } from '../../build/package/parts.ts'
import { smoke } from '../../build/package/smoke.ts'
import { folderOfTest } from '../tools/data-folder.ts'

function packageOf(selfTest: string, command: string): PackageParts {
  const parts = packageParts(folderOfTest(), { platform: 'linux', arch: 'x64' })
  script(parts.program, selfTest)
  script(join(parts.resources, 'bin', 'assetwalk'), command)
  return parts
}

function script(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `#!/bin/sh\n${text}\n`, { mode: 0o755 })
}

const goodCommand = `case "$1" in --version) echo 1.2.3 ;; *) exit 2 ;; esac`
const report = (ok: boolean, checks: object[]) => `echo noise; echo '${JSON.stringify({ ok, checks })}'`

// Only shells run these stand-ins; what they stand for is started on Windows as well.
test.skipIf(process.platform === 'win32')('a package whose self-test and command do well passes', () => {
  expect(smoke(packageOf(report(true, [{ name: 'files', ok: true }]), goodCommand), '1.2.3')).toEqual([])
})

test.skipIf(process.platform === 'win32')('what a package does not do is said', () => {
  const failed = report(false, [{ name: 'files' }, { name: 'window', reason: 'Error: it is blank' }])
  expect(smoke(packageOf(`${failed}; exit 1`, goodCommand), '1.2.3')).toEqual([
    '--self-test, window: Error: it is blank',
  ])
  const silent = packageOf('echo cannot open display >&2; exit 1', 'echo 1.2.2')
  expect(smoke(silent, '1.2.3')).toEqual([
    '--self-test printed no report: cannot open display\n',
    expect.stringContaining('assetwalk --version said "1.2.2\\n"'),
    expect.stringContaining('did not refuse what it does not know'),
  ])
})
