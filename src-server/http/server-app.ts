import { Hono } from 'hono'
import type { z } from 'zod'
import { roleHasRight } from '../../src-shared/contract/rights.ts'
import {
  enrolRequest,
  helloRequest,
  pullRequest,
  pushRequest,
  revokeRequest,
} from '../../src-shared/sync/protocol.ts'
import { authenticate } from '../accounts/authenticate.ts'
import { devices, type KnownDevice } from '../accounts/devices.ts'
import { useCode } from '../accounts/enrol-codes.ts'
import { WrongCodes } from '../accounts/wrong-codes.ts'
import type { ServerDatabase, Session } from '../database/server-database.ts'
import { Refusal, refused } from '../refusal-error.ts'
import type { ServerTools } from '../server-tools.ts'
import { epochOf } from '../sync/epoch.ts'
import { hello } from '../sync/hello.ts'
import { pull } from '../sync/pull.ts'
import { push } from '../sync/push.ts'
import { parsedBody, readBody } from './read-body.ts'

/** Writes down what happened, without what people wrote. */
export interface ServerLog {
  request: (figures: {
    method: string
    route: string
    status: number
    code: string | null
    milliseconds: number
  }) => void
  /** @returns the reference under which it stands in the log */
  bug: (route: string, error: unknown) => string
}

interface AppOptions {
  database: ServerDatabase
  tools: ServerTools
  log: ServerLog
  /** bytes of a body that are read at most */
  largestBody?: number
}

/** What the server answers over HTTP. Everything but /health and /ready is signed by a device, or brings a code. */
export function serverApp({ database, tools, log, largestBody }: AppOptions): Hono {
  const app = new Hono()
  const wrongCodes = new WrongCodes()
  const { now, newId } = tools

  app.use(async (context, next) => {
    const started = performance.now()
    await next()
    log.request({
      method: context.req.method,
      // the pattern, not what was asked for: addresses can carry anything
      route: context.req.routePath,
      status: context.res.status,
      code: context.error instanceof Refusal ? context.error.code : null,
      milliseconds: Math.round(performance.now() - started),
    })
  })

  app.onError((error, context) => {
    const refusal =
      error instanceof Refusal
        ? error
        : refused('SERVER_FAILED', { reference: log.bug(context.req.routePath, error) })
    const { code, message, data, status } = refusal
    return context.json({ code, message, data }, status)
  })
  app.notFound(() => {
    throw refused('NOT_FOUND', {})
  })

  app.get('/health', (context) => context.json({ status: 'ok', now: now() }))
  app.get('/ready', async (context) => {
    await database.transaction((session) => epochOf(session))
    return context.json({ status: 'ok', now: now() })
  })

  app.post('/enrol', async (context) => {
    const asked = parsedBody(enrolRequest, await readBody(context.req.raw, largestBody))
    wrongCodes.assertFew(now())
    const answer = await database
      .transaction(async (session) => {
        const role = await useCode(session, asked.code, now())
        const { deviceName: name, publicKey } = asked
        const deviceId = await devices.add(session, { id: newId(), name, role, publicKey }, now())
        return { deviceId, role, epoch: await epochOf(session) }
      })
      .catch((error: unknown) => {
        if (error instanceof Refusal) wrongCodes.note()
        throw error
      })
    return context.json(answer)
  })

  /** A call of a device: its signature is checked in the transaction that does what it asks for. */
  const signed = <Schema extends z.ZodType, Answer extends object>(
    path: string,
    schema: Schema,
    work: (session: Session, device: KnownDevice, asked: z.output<Schema>) => Promise<Answer>,
  ) =>
    app.post(path, async (context) => {
      const body = await readBody(context.req.raw, largestBody)
      const { method } = context.req
      const header = (name: string) => context.req.header(name)
      const answer = await database.transaction(async (session) => {
        const device = await authenticate(session, { method, path, header, body }, now())
        return work(session, device, parsedBody(schema, body))
      })
      return context.json(answer)
    })

  signed('/sync/hello', helloRequest, (session, _, asked) => hello(session, asked, newId))
  signed('/sync/push', pushRequest, (session, device, asked) => push(session, device, asked, now()))
  signed('/sync/pull', pullRequest, (session, _, asked) => pull(session, asked))
  signed('/devices', revokeRequest.partial(), async (session, device, { deviceId }) => {
    if (!roleHasRight(device.role, 'administer')) throw refused('RIGHT_MISSING', { right: 'administer' })
    if (deviceId !== undefined) await devices.revoke(session, deviceId, now())
    return { devices: await devices.all(session) }
  })
  return app
}
