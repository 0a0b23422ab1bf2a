import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { policyFile, readPolicy } from '../../../src-main/doors/policy.ts'
import type { Surroundings } from '../../../src-main/doors/surroundings.ts'
import { folderOfTest } from '../../tools/data-folder.ts'

/** A computer whose policy is named by the environment. */
function computerWith(policy: unknown, environment: Surroundings['environment'] = {}): Surroundings {
  const file = join(folderOfTest(), 'policy.json')
  writeFileSync(file, typeof policy === 'string' ? policy : JSON.stringify(policy))
  return { platform: 'linux', environment: { ...environment, ASSETWALK_POLICY: file }, home: '/home/ada' }
}

const invalid = (reason: string) =>
  expect.objectContaining({
    code: 'POLICY_INVALID',
    data: { file: expect.stringContaining('policy.json'), reason: expect.stringContaining(reason) },
  })

describe('the policy of an organisation', () => {
  it('arranges nothing where there is none', () => {
    const surroundings: Surroundings = { platform: 'linux', environment: {}, home: '/home/ada' }
    expect(readPolicy(surroundings)).toEqual({ dataFolder: null, updateServer: null, allowedPrinters: null })
  })

  it('says where the data lives, where updates come from, which printers may be used', () => {
    const policy = {
      dataFolder: '/srv/assetwalk',
      updateServer: 'https://updates.example.org/assetwalk',
      allowedPrinters: ['Office', 'Stock room'],
    }
    expect(readPolicy(computerWith(policy))).toEqual(policy)
    expect(readPolicy(computerWith('{}'))).toEqual({
      dataFolder: null,
      updateServer: null,
      allowedPrinters: null,
    })
  })

  it('may begin with a byte order mark, as Windows editors write it', () => {
    expect(readPolicy(computerWith('\ufeff{"allowedPrinters":[]}'))).toMatchObject({ allowedPrinters: [] })
  })

  it.each([
    ['~/Assetwalk', '/home/ada/Assetwalk'],
    ['~', '/home/ada'],
    ['/srv/$USER/assetwalk', '/srv/ada/assetwalk'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy writes it so
    ['/srv/${USER}s', '/srv/adas'],
    ['%SHARE%/assetwalk', '/mnt/share/assetwalk'],
    ['/srv/~backup', '/srv/~backup'],
  ])('names a folder for everybody: %s', (dataFolder, folder) => {
    const surroundings = computerWith({ dataFolder }, { USER: 'ada', SHARE: '/mnt/share' })
    expect(readPolicy(surroundings).dataFolder).toBe(folder)
  })

  it.each<[string, unknown, string]>([
    ['that is no JSON', '{', 'JSON'],
    ['with a word that it does not know', { dataFolders: '/srv' }, 'dataFolders'],
    ['with a value of another kind', { allowedPrinters: 'Office' }, 'allowedPrinters'],
    ['with an update server that is not reached safely', { updateServer: 'http://x.example' }, 'https'],
    ['with a relative folder', { dataFolder: 'assetwalk' }, 'no absolute path'],
    ['with a variable that is not set', { dataFolder: '$NOWHERE/assetwalk' }, 'NOWHERE is not set'],
  ])('%s is refused, not passed over', (_, policy, reason) => {
    const surroundings = computerWith(policy)
    expect(() => readPolicy(surroundings)).toThrow(invalid(reason))
  })

  it('that the environment names and that is not there is refused', () => {
    const environment = { ASSETWALK_POLICY: '/nowhere/policy.json' }
    expect(() => readPolicy({ platform: 'linux', environment, home: '/home/ada' })).toThrow(invalid('ENOENT'))
  })

  it('of an administrator is not set aside by the environment', () => {
    const ProgramData = folderOfTest()
    mkdirSync(join(ProgramData, 'Assetwalk'))
    const file = join(ProgramData, 'Assetwalk', 'policy.json')
    writeFileSync(file, '{}')
    const environment = { ProgramData, ASSETWALK_POLICY: '/elsewhere/policy.json' }
    expect(policyFile({ platform: 'win32', environment, home: 'C:/Users/ada' })).toBe(file)
  })
})
