import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer as createHttpServer, type Server, type ServerOptions } from 'node:http'
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https'
import { isIPv6 } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'

/** Files of the certificate, with those above it, and of its private key, both PEM. */
export interface TlsFiles {
  certificate: string
  key: string
}

/**
 * What a connection may take. Milliseconds for a whole request to arrive; a body of megabytes over a telephone takes a
 * while.
 */
const usualLimits: ServerOptions = {
  requestTimeout: 120_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 8 * 1024,
}
const mostConnections = 5000
const mostHeaders = 50
/** Milliseconds between two looks for connections that nobody uses, while it ends. */
const lookForIdle = 50

export interface Listening {
  url: string
  /** Reads certificate and key anew; connections that are open keep the one they have. */
  reloadTls: () => void
  /** Answers what has begun, at most for so many milliseconds, and takes nothing more. */
  close: (grace: number) => Promise<void>
}

/** Listens for HTTP, or for HTTPS where there is a certificate. */
export async function listen(
  app: Pick<Hono, 'fetch'>,
  { host, port, tls }: { host: string; port: number; tls: TlsFiles | null },
  limits: ServerOptions = usualLimits,
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    ...(tls
      ? { createServer: createHttpsServer, serverOptions: { ...limits, ...secureContext(tls) } }
      : { createServer: createHttpServer, serverOptions: limits }),
  }) as Server | HttpsServer
  server.maxConnections = mostConnections
  server.maxHeadersCount = mostHeaders
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  const at = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `${tls ? 'https' : 'http'}://${isIPv6(host) ? `[${host}]` : host}:${at}`,
    reloadTls: () => {
      if (tls && 'setSecureContext' in server) server.setSecureContext(secureContext(tls))
    },
    close: async (grace) => {
      const closed = new Promise((resolve) => server.close(resolve))
      // A connection that is kept alive is closed once what it asked for is answered.
      const idle = setInterval(() => server.closeIdleConnections(), lookForIdle)
      const late = setTimeout(() => server.closeAllConnections(), grace)
      await closed
      clearInterval(idle)
      clearTimeout(late)
    },
  }
}

const secureContext = ({ certificate, key }: TlsFiles) => ({
  cert: readFileSync(certificate),
  key: readFileSync(key),
  minVersion: 'TLSv1.2' as const,
})
