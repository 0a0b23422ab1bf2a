import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ensureDeviceKey, readDeviceKey } from '../../../src-main/engine/features/sync/device-key.ts'
import { type Host, hostWithoutAbilities } from '../../../src-main/engine/host.ts'
import { failureOf } from '../../tools/client.ts'
import { folderOfTest } from '../../tools/data-folder.ts'

/** A desktop whose system keeps secrets under a name. */
function keyStore(name: string): Host {
  const mark = `${name}:`
  return {
    facts: { ...hostWithoutAbilities('desktop').facts, abilities: ['keepSecrets'] },
    ask: async (request, asks) => {
      const { secret, sealed } = asks as { secret: string; sealed: string }
      if (request === 'sealSecret') return { sealed: mark + Buffer.from(secret).toString('base64') } as never
      const isOurs = sealed.startsWith(mark)
      return {
        secret: isOurs ? Buffer.from(sealed.slice(mark.length), 'base64').toString() : null,
      } as never
    },
  }
}
const door = hostWithoutAbilities('browser')
const plain = (folder: string) => join(folder, 'device-key.pem')
const sealed = (folder: string) => join(folder, 'device-key.sealed')

describe('the key of a device', () => {
  it('is a file for its user alone where no key store is at hand, and is sealed once there is one', async () => {
    const dataFolder = folderOfTest()
    const made = await ensureDeviceKey({ dataFolder, host: door })
    if (process.platform !== 'win32') expect(statSync(plain(dataFolder)).mode & 0o777).toBe(0o600)
    expect((await ensureDeviceKey({ dataFolder, host: door })).publicKey).toBe(made.publicKey)
    expect((await readDeviceKey({ dataFolder, host: keyStore('here') })).publicKey).toBe(made.publicKey)
    expect([existsSync(plain(dataFolder)), existsSync(sealed(dataFolder))]).toEqual([false, true])
    expect(readFileSync(sealed(dataFolder), 'utf8')).not.toContain('PRIVATE KEY')
    expect((await readDeviceKey({ dataFolder, host: keyStore('here') })).sign('a')).toBe(made.sign('a'))
  })

  it('is opened by the application alone once it is sealed, and no other is made in its place', async () => {
    const dataFolder = folderOfTest()
    await ensureDeviceKey({ dataFolder, host: keyStore('here') })
    expect(existsSync(plain(dataFolder))).toBe(false)
    for (const tried of [readDeviceKey, ensureDeviceKey])
      expect(await failureOf(tried({ dataFolder, host: door }))).toMatchObject({ code: 'KEY_SEALED' })
    expect(existsSync(plain(dataFolder))).toBe(false)
  })

  it('is none on another computer, or once it is damaged; enrolling makes another', async () => {
    const dataFolder = folderOfTest()
    const { publicKey } = await ensureDeviceKey({ dataFolder, host: keyStore('here') })
    const elsewhere = { dataFolder, host: keyStore('elsewhere') }
    expect(await failureOf(readDeviceKey(elsewhere))).toMatchObject({ code: 'DEVICE_KEY_MISSING' })
    expect((await ensureDeviceKey(elsewhere)).publicKey).not.toBe(publicKey)
    writeFileSync(sealed(dataFolder), 'elsewhere:rubbish')
    expect(await failureOf(readDeviceKey(elsewhere))).toMatchObject({ code: 'DEVICE_KEY_MISSING' })
  })
})
