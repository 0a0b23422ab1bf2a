import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundleClosure } from '../../build/package/bundle-closure.ts'
import { nodeForWindows } from '../../build/package/node-for-windows.ts'
import { signing } from '../../build/package/signing.ts'
import { folderOfTest } from '../tools/data-folder.ts'

test('Windows packages are signed with what there is: Azure before a certificate, or nothing', () => {
  const azure = {
    AZURE_TENANT_ID: 'tenant',
    ASSETWALK_AZURE_ENDPOINT: 'https://weu.codesigning.azure.net',
    ASSETWALK_AZURE_ACCOUNT: 'account',
    ASSETWALK_AZURE_PROFILE: 'profile',
    ASSETWALK_PUBLISHER: 'CN=Assetwalk',
  }
  expect(signing('win32', { ...azure, CSC_LINK: 'file' }).args).toEqual([
    '-c.win.azureSignOptions.endpoint=https://weu.codesigning.azure.net',
    '-c.win.azureSignOptions.codeSigningAccountName=account',
    '-c.win.azureSignOptions.certificateProfileName=profile',
    '-c.win.azureSignOptions.publisherName=CN=Assetwalk',
  ])
  expect(signing('win32', { CSC_LINK: 'file' })).toEqual({ args: [], says: 'Signed with a certificate.' })
  expect(signing('win32', { CSC_LINK: '', AZURE_TENANT_ID: '' }).says).toMatch(/^Not signed/)
})

test('macOS packages without a certificate are signed by nobody, and not hardened, or they would not start', () => {
  expect(signing('darwin', {}).args).toContain('-c.mac.identity=-')
  expect(signing('darwin', {}).args).toContain('-c.mac.hardenedRuntime=false')
  expect(signing('darwin', { CSC_LINK: 'file', APPLE_API_KEY: 'key' })).toEqual({
    args: [],
    says: 'Signed and notarized.',
  })
  expect(signing('darwin', { CSC_LINK: 'file' }).says).toBe('Signed, not notarized.')
})

test('a package for Windows without a node.exe says how to get one', () => {
  expect(() => nodeForWindows({ ASSETWALK_NODE_EXE: '/nowhere/node.exe' })).toThrow(
    /“npm ci” installs it; elsewhere name one in ASSETWALK_NODE_EXE/,
  )
})

test('a bundle is taken along with all that it mentions, and with nothing else', () => {
  const folder = folderOfTest()
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  write('cli.js', 'import { a } from "./a-1.js"; await import("./b-2.js"); import "./not-there.js"')
  write('a-1.js', 'new URL(`./a-thread.js`, import.meta.url); import "./cli.js"')
  write('b-2.js', '')
  write('a-thread.js', '')
  write('main.js', 'import "./a-1.js"; import("./updater.js")')
  write('updater.js', '')
  expect(bundleClosure(folder, ['cli.js'])).toEqual(['a-1.js', 'a-thread.js', 'b-2.js', 'cli.js'])
})
