import { describe, expect, it } from 'vitest'
import { clientAddresses, ProxyInvalid } from '../../../src-server/http/client-address.ts'

describe('where a request comes from', () => {
  it('is its connection, whatever the header claims, unless a proxy is trusted', () => {
    const addressOf = clientAddresses([])
    expect(addressOf('198.51.100.1', '203.0.113.7')).toBe('198.51.100.1')
    expect(addressOf(undefined, undefined)).toBe('')
  })

  it('is what the trusted proxy saw, not what was claimed before it', () => {
    const addressOf = clientAddresses(['10.0.0.0/8', '127.0.0.1', 'fd00::/8'])
    expect(addressOf('10.1.2.3', '198.51.100.1')).toBe('198.51.100.1')
    expect(addressOf('::ffff:10.1.2.3', '203.0.113.7, 198.51.100.1')).toBe('198.51.100.1')
    expect(addressOf('fd00::1', '203.0.113.7, 198.51.100.1, 10.9.9.9')).toBe('198.51.100.1')
    expect(addressOf('127.0.0.1', undefined)).toBe('127.0.0.1')
    expect(addressOf('192.0.2.1', '203.0.113.7')).toBe('192.0.2.1')
  })

  it('cannot be told by what is no address', () => {
    for (const wrong of ['the proxy', '10.0.0.0/99', ''])
      expect(() => clientAddresses([wrong]), wrong).toThrow(ProxyInvalid)
  })
})
