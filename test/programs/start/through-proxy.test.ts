import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { download } from '../../../build/start/patient-download.ts'
import { throughProxy } from '../../../build/start/through-proxy.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { downloadServer } from './download-server.ts'
import { addressLine, runStart } from './run-start.ts'

/** A proxy on this machine that leads every name to this machine, and tells what it was asked for. */
async function proxyOfTest(): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = []
  const proxy = createServer(({ url }: IncomingMessage, response) => {
    asked.push(String(url))
    response.writeHead(502).end()
  })
  proxy.on('connect', ({ url = '' }, client, head) => {
    asked.push(url)
    const server = connect(Number(url.split(':')[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n')
      server.write(head)
      server.pipe(client).pipe(server)
    })
    server.on('error', () => client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'))
    client.on('error', () => server.destroy())
    onTestFinished(() => void server.destroy())
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void proxy.closeAllConnections())
  onTestFinished(() => void proxy.close())
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, asked }
}

const wait = { firstByte: 5000, nextPiece: 5000 }
const fetchFrom = (url: string) => download(url, join(folderOfTest(), 'it'), wait, () => undefined)
const mirror = async () => {
  const url = new URL(await downloadServer((_request, response) => response.end('it')))
  return { port: url.port, direct: url.href, named: `http://mirror.invalid:${url.port}/it` }
}

describe('a download', () => {
  test.each(['http_proxy', 'HTTP_PROXY', 'npm_config_proxy'])(
    'goes through the proxy that %s names',
    async (variable) => {
      const { url, asked } = await proxyOfTest()
      const { port, named } = await mirror()
      await throughProxy(() => fetchFrom(named), { [variable]: url })
      expect(asked).toEqual([`mirror.invalid:${port}`])
    },
  )

  test.each(['https_proxy', 'HTTPS_PROXY', 'npm_config_https_proxy', 'npm_config_proxy'])(
    'that is encrypted goes through the proxy that %s names, which sees no more than the host',
    async (variable) => {
      const { url, asked } = await proxyOfTest()
      const { port } = await mirror()
      const download = throughProxy(() => fetchFrom(`https://mirror.invalid:${port}/it`), { [variable]: url })
      await expect(download).rejects.toThrow() // no TLS behind it
      expect(asked).toEqual([`mirror.invalid:${port}`])
    },
  )

  test('goes straight to what NO_PROXY names, and where no proxy is named', async () => {
    const { url, asked } = await proxyOfTest()
    const { direct } = await mirror()
    await throughProxy(() => fetchFrom(direct), { HTTP_PROXY: url, NO_PROXY: '127.0.0.1' })
    await throughProxy(() => fetchFrom(direct), {})
    expect(asked).toEqual([])
  })

  test('goes straight again afterwards', async () => {
    const { url, asked } = await proxyOfTest()
    const { direct } = await mirror()
    await throughProxy(async () => undefined, { HTTP_PROXY: url })
    await fetchFrom(direct)
    expect(asked).toEqual([])
  })

  test('says what is wrong when the proxy is not there', async () => {
    const { named } = await mirror()
    const proxied = throughProxy(() => fetchFrom(named), { HTTP_PROXY: 'http://127.0.0.1:9' })
    await expect(proxied).rejects.toThrow(/ECONNREFUSED/)
  })
})

describe.skipIf(process.platform === 'win32')('a start where the environment names a proxy', () => {
  test('fetches the runtime through it, and serves the browser when that fails', async () => {
    const { url, asked } = await proxyOfTest()
    const started = runStart(['--data', folderOfTest()], {
      ELECTRON_MIRROR: 'http://mirror.invalid:8099/',
      electron_config_cache: folderOfTest(),
      ELECTRON_OVERRIDE_DIST_PATH: folderOfTest(),
      HTTP_PROXY: url,
    })
    await started.says(/could not be had \(Proxy response \(502\)/)
    expect(asked).toEqual(['mirror.invalid:8099'])
    await started.says(addressLine)
  })

  test('asks a door that runs straight: no proxy learns its key', async () => {
    const { url, asked } = await proxyOfTest()
    const folder = folderOfTest()
    const environment = { HTTP_PROXY: url, http_proxy: url, NODE_USE_ENV_PROXY: '1' }
    const first = runStart(['--browser', '--data', folder], environment)
    await first.says(addressLine)
    const second = runStart(['--browser', '--data', folder], environment)
    expect(await second.exitCode()).toBe(0)
    expect(second.output()).toMatch(/^Assetwalk is already running at /)
    expect(asked).toEqual([])
  })
})
