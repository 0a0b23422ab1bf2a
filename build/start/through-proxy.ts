import http from 'node:http'

/**
 * Has fetch() go through the proxy of this machine's environment, else through the one that npm was told, for as long as
 * something is fetched. An older Node (before 24.14) cannot; it then goes straight.
 * @throws Error when the environment names a proxy by an address that is none
 */
export async function throughProxy<Result>(
  work: () => Promise<Result>,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Result> {
  const goStraight = http.setGlobalProxyFromEnv?.(proxiesOf(environment))
  try {
    return await work()
  } finally {
    goStraight?.()
  }
}

/** As curl and npm read it: small letters first, one proxy for what is not encrypted, one for what is. */
function proxiesOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  const first = (...names: string[]) => names.map((name) => environment[name]).find(Boolean)
  const proxies = {
    HTTP_PROXY: first('http_proxy', 'HTTP_PROXY', 'npm_config_proxy'),
    HTTPS_PROXY: first('https_proxy', 'HTTPS_PROXY', 'npm_config_https_proxy', 'npm_config_proxy'),
    NO_PROXY: first('no_proxy', 'NO_PROXY', 'npm_config_noproxy'),
  }
  return Object.fromEntries(
    Object.entries(proxies).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
}
