import { BlockList, isIP } from 'node:net'

export class ProxyInvalid extends Error {}

/**
 * Tells where a request comes from: the address of its connection or, where that is a proxy that is trusted, the last
 * address in `X-Forwarded-For` that is none. What others claim in that header is not listened to.
 * @param trusted addresses or networks, as `10.0.0.0/8`
 * @throws ProxyInvalid
 */
export function clientAddresses(trusted: readonly string[]) {
  const proxies = new BlockList()
  for (const one of trusted) addTo(proxies, one)
  const isProxy = (address: string) =>
    isIP(address) !== 0 && proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return (connection: string | undefined, forwardedFor: string | undefined): string => {
    const own = plain(connection ?? '')
    if (!isProxy(own) || forwardedFor === undefined) return own
    return (
      forwardedFor
        .split(',')
        .map(plain)
        .findLast((hop) => !isProxy(hop)) ?? own
    )
  }
}

function addTo(proxies: BlockList, one: string): void {
  const [network = '', prefix] = one.split('/')
  const family = isIP(network) === 6 ? 'ipv6' : 'ipv4'
  try {
    if (prefix === undefined) proxies.addAddress(network, family)
    else proxies.addSubnet(network, Number(prefix), family)
  } catch {
    throw new ProxyInvalid()
  }
}

/** An IPv4 address that came over IPv6 is the same one. */
const plain = (address: string) => address.trim().replace(/^::ffff:(?=\d+\.)/i, '')
