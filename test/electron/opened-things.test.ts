import { describe, expect, test } from 'vitest'
import { isOpenable, messageFor } from '../../src-main/doors/electron/start/opened-things.ts'

const id = '0198c0de-0000-7000-8000-000000000001'
const opens = (path: string) => ({ type: 'assetwalk:shell', does: 'open', path })

describe('a link', () => {
  test.each([
    ['assetwalk://assets/A-1', '/assets/by-tag/A-1'],
    ['ASSETWALK://assets/a-1', '/assets/by-tag/a-1'],
    ['assetwalk://assets/%C5%81%C3%B3d%C5%BA%207', '/assets/by-tag/%C5%81%C3%B3d%C5%BA%207'],
    ['assetwalk://assets/株式会社-1', '/assets/by-tag/%E6%A0%AA%E5%BC%8F%E4%BC%9A%E7%A4%BE-1'],
    ['assetwalk://assets/A%2F..%2F1%3Fx%23y', '/assets/by-tag/A%2F..%2F1%3Fx%23y'],
    [`assetwalk://audits/${id}`, `/audits/${id}`],
  ])('%s shows %s', (link, path) => {
    expect(messageFor(link)).toEqual(opens(path))
  })

  test.each([
    'assetwalk:',
    'assetwalk://',
    'assetwalk://assets',
    'assetwalk://assets/',
    'assetwalk://assets/%20',
    'assetwalk://assets/A-1/edit',
    'assetwalk://assets/A-1/',
    'assetwalk://assets/../audits',
    'assetwalk://assets/%2e%2e',
    'assetwalk://assets/A-1?as=admin',
    'assetwalk://assets/A-1#x',
    'assetwalk://someone@assets/A-1',
    'assetwalk://assets:80/A-1',
    'assetwalk://assets/%00',
    'assetwalk://assets/A%0A1',
    'assetwalk://assets/%E0%A4%A',
    'assetwalk://assets/A 1',
    'assetwalk://assets/A-1\n--data',
    `assetwalk://assets/${'A'.repeat(300)}`,
    'assetwalk:assets/A-1',
    'assetwalk:/assets/A-1',
    'assetwalk:///assets/A-1',
    'assetwalk://imports/1',
    'assetwalk://audits/1',
    `assetwalk://audits/${id.toUpperCase()}x`,
    `assetwalk://audits/${id}/scan`,
    'assetwalk://audits/..%2F..',
  ])('%j is refused', (link) => {
    expect(isOpenable(link)).toBe(true)
    expect(messageFor(link)).toBeNull()
  })
})

describe('a file', () => {
  test.each([
    ['/home/me/Laptop 7.awcert', 'Laptop 7.awcert'],
    ['file:///home/me/Laptop%207.awcert', 'Laptop 7.awcert'],
    ['from B.AWSYNC', 'from B.AWSYNC'],
  ])('%s is told by its name alone', (file, fileName) => {
    expect(messageFor(file)).toEqual({ type: 'assetwalk:shell', does: 'fileOpened', fileName })
  })

  test.each(['/etc/passwd', 'list.csv', 'evil.awcert.exe', '.awcert', 'file:///etc/passwd'])(
    '%s is none of ours',
    (file) => {
      expect(messageFor(file)).toBeNull()
    },
  )
})
