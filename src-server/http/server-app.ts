import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, gzip, zstdCompress } from 'node:zlib'
import { type Context, Hono } from 'hono'
import { routePath } from 'hono/route'
import type { z } from 'zod'
import { roleHasRight } from '../../src-shared/contract/rights.ts'
import { enrolRequest } from '../../src-shared/sync/protocol.ts'
import { answerDigest } from '../../src-shared/sync/request-signature.ts'
import { type ServerRoute, type SignedPath, serverRoutes } from '../../src-shared/sync/server-routes.ts'
import { assertSentBy, claimedDevice } from '../accounts/authenticate.ts'
import { devices, type KnownDevice } from '../accounts/devices.ts'
import { inviteFor, useCode } from '../accounts/enrol-codes.ts'
import { RecentDevices } from '../accounts/recent-devices.ts'
import { giveSites, sitesOf, withNamedSites } from '../accounts/sites.ts'
import { WrongCodes } from '../accounts/wrong-codes.ts'
import type { ContentStore } from '../contents/content-store.ts'
import { namedOrBroughtAmong } from '../contents/named-contents.ts'
import { DatabaseAway, type ServerDatabase, type Session } from '../database/server-database.ts'
import { ServerMetrics } from '../metrics/server-metrics.ts'
import { Refusal, type RefusalCode, refused } from '../refusal-error.ts'
import type { ServerTools } from '../server-tools.ts'
import { epochOf } from '../sync/epoch.ts'
import { hello } from '../sync/hello.ts'
import { leaseTags } from '../sync/lease-tags.ts'
import { isPlainPush } from '../sync/plain-push.ts'
import { pull } from '../sync/pull.ts'
import { beginPush } from '../sync/push.ts'
import { snapshot } from '../sync/snapshot.ts'
import { BodyBudget } from './body-budget.ts'
import { clientAddresses } from './client-address.ts'
import { addContentRoutes } from './content-routes.ts'
import type { Heard, Transact, TransactAhead } from './heard.ts'
import { JsonText } from './json-text.ts'
import { openApiDocument } from './openapi.ts'
import { parsedBody, unpackedBody, withBody } from './read-body.ts'
import { assertReady } from './readiness.ts'
import { RequestsAtOnce } from './requests-at-once.ts'
import { Turns } from './turns.ts'

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
  /** where contents are kept */
  contents: ContentStore
  metrics?: ServerMetrics
  /** bytes of a body that are read at most */
  largestBody?: number
  /** rows of a part of a snapshot, at most */
  snapshotPart?: number
  /** addresses or networks of proxies that say whom they ask for */
  trustedProxies?: readonly string[]
  /** whether it takes nothing new any more */
  isStopping?: () => boolean
}

/** What `@hono/node-server` tells of a request. */
interface Bindings {
  incoming?: { socket: { remoteAddress?: string } }
}

/** Requests that are worked on at once: a few more than a database has connections, so that none of those waits. */
const mostAtWork = 12
/** Characters of an answer above which it is worth packing. */
const shortAnswer = 1000
const [gzipped, zstdCompressed] = [promisify(gzip), promisify(zstdCompress)]
/** What packs an answer, the best first. */
const packers = {
  zstd: (bytes: Buffer) => zstdCompressed(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
  gzip: (bytes: Buffer) => gzipped(bytes, { level: 2 }),
}

type Asked<Path extends SignedPath> = z.output<(typeof serverRoutes)[Path]['request']>
type Answered<Path extends SignedPath> = Promise<z.input<(typeof serverRoutes)[Path]['answer']> | JsonText>
type Work<Path extends SignedPath> = (
  session: Session,
  device: KnownDevice,
  asked: Asked<Path>,
) => Answered<Path>
/** The same of work that begins before it is known who the device is now, as `TransactAhead` has it. */
type WorkAhead<Path extends SignedPath> = (
  session: Session,
  asked: Asked<Path>,
  /** whether it was tried before, and something was in its way */
  isAgain: boolean,
) => (device: KnownDevice) => Answered<Path>

/** Whether a body is as its schema would leave it, said in less time. */
type IsPlain = (value: unknown) => boolean

/** What the server answers over HTTP: the routes of `serverRoutes` and `contentRoutes`, and no others. */
export function serverApp(options: AppOptions): Hono {
  const { database, tools, log, contents, largestBody, isStopping = () => false } = options
  const { metrics = new ServerMetrics() } = options
  const app = new Hono()
  const wrongCodes = new WrongCodes()
  const bodies = new BodyBudget()
  const requests = new RequestsAtOnce()
  const turns = new Turns(mostAtWork)
  const recentDevices = new RecentDevices(database)
  const refusedWith = new WeakMap<Context, RefusalCode>()
  const addressOf = clientAddresses(options.trustedProxies ?? [])
  const { now, newId } = tools

  app.use(async (context, next) => {
    const started = performance.now()
    metrics.inFlight++
    await next()
    metrics.inFlight--
    const milliseconds = Math.round(performance.now() - started)
    const { status } = context.res
    // the pattern, not what was asked for: addresses can carry anything
    const route = routePath(context, -1)
    const code = refusedWith.get(context) ?? null
    metrics.request(route, status, code, milliseconds)
    log.request({ method: knownMethod(context.req.method), route, status, code, milliseconds })
  })

  const refuse = (context: Context, { code, message, data, status }: Refusal) => {
    refusedWith.set(context, code)
    if ('seconds' in data) context.header('retry-after', String(data.seconds))
    return context.json({ code, message, data }, status)
  }
  app.onError((error, context) =>
    refuse(
      context,
      refusalOf(error, (bug) => log.bug(routePath(context, -1), bug)),
    ),
  )
  app.notFound((context) => refuse(context, refused('NOT_FOUND', {})))

  app.get('/health', (context) => context.json({ status: 'ok', now: now() }))
  app.get('/ready', async (context) => {
    await assertReady(database, isStopping())
    return context.json({ status: 'ok', now: now() })
  })
  const document = openApiDocument()
  app.get('/openapi.json', (context) => context.json(document))

  app.post('/enrol', async (context) => {
    const { req } = context
    const { incoming } = (context.env ?? {}) as Bindings
    const address = addressOf(incoming?.socket.remoteAddress, req.header('x-forwarded-for'))
    wrongCodes.assertFew(address, now())
    const asked = await withBody(req.raw, bodies, async (body) => parsedBody(enrolRequest, body), largestBody)
    const answer = await database
      .transaction(async (session) => {
        const { role, sites } = await useCode(session, asked.code, now())
        const { deviceName: name, publicKey } = asked
        const deviceId = await devices.add(session, { id: newId(), name, role, publicKey, sites }, now())
        return { deviceId, role, epoch: await epochOf(session), sites: await sitesOf(session, { sites }) }
      })
      .catch((error: unknown) => {
        if (error instanceof Refusal) wrongCodes.note(address)
        throw error
      })
    return answered(context, answer)
  })

  /**
   * A request of a device. Who it says it is comes before its body is read; what it may is looked at once more in the
   * transactions that do what it asks for.
   */
  const heard: Heard = async (context, right, work, most = largestBody) => {
    const { method, path } = context.req
    const header = (name: string) => context.req.header(name)
    const claimed = await claimedDevice(recentDevices, { header }, now())
    const transactAhead: TransactAhead = (begin) =>
      database.transaction(async (session) => {
        const present = devices.present(session, claimed.id)
        const goOn = begin(session)
        const device = await present
        if (!roleHasRight(device.role, right)) throw refused('RIGHT_MISSING', { right })
        return goOn(device)
      })
    const transact: Transact = (within) => transactAhead((session) => (device) => within(session, device))
    return requests.during(claimed.id, () =>
      withBody(
        context.req.raw,
        bodies,
        async (body) => {
          await assertSentBy(claimed, { method, path, header, body })
          await recentDevices.noteSeen(claimed, now())
          return work(body, transact, transactAhead)
        },
        most,
      ),
    )
  }

  const signedAhead = <Path extends SignedPath>(path: Path, begin: WorkAhead<Path>, isPlain?: IsPlain) => {
    const { request, right }: ServerRoute = serverRoutes[path]
    app.post(path, async (context) => {
      const answer = await heard(context, right, (body, _, transactAhead) =>
        turns.take(async () => {
          const unpacked = await unpackedBody(body, context.req.header('content-encoding'), largestBody)
          const asked = parsedBody(request as z.ZodType, unpacked, isPlain) as Asked<Path>
          let tries = 0
          return transactAhead((session) => begin(session, asked, tries++ > 0))
        }),
      )
      return answered(context, answer)
    })
  }
  const signed = <Path extends SignedPath>(path: Path, work: Work<Path>) =>
    signedAhead(path, (session, asked) => (device) => work(session, device, asked))

  signed('/sync/hello', async (session, device, asked) => ({
    ...(await hello(session, device, asked, newId)),
    most: requests.mostInPush,
  }))
  const pushed: WorkAhead<'/sync/push'> = (session, asked, isAgain) => {
    const goOn = beginPush(session, asked, isAgain)
    return async (device) => {
      const results = await goOn(device, now())
      metrics.pushed(results)
      return { results, most: requests.mostInPush }
    }
  }
  signedAhead('/sync/push', pushed, isPlainPush)
  signed('/sync/pull', async (session, device, asked) => {
    const answer = await pull(session, device, asked)
    metrics.pulled(answer.entries.length)
    return answer
  })
  signed('/sync/contents', async (session, device, { sha256s }) => {
    const named = [...(await namedOrBroughtAmong(session, device, sha256s))]
    return {
      contents: await Promise.all(
        named.map(async (sha256) => ({ sha256, size: await contents.size(sha256) })),
      ),
    }
  })
  addContentRoutes(app, { contents, heard, tools })
  signed('/tags/lease', (session, _, asked) => leaseTags(session, asked, now()))
  signed('/sync/snapshot', (session, device, asked) => snapshot(session, device, asked, options.snapshotPart))
  const listed = async (session: Session, device: KnownDevice) => ({
    devices: await withNamedSites(session, await devices.all(session), device),
  })
  signed('/devices', async (session, device, { deviceId }) => {
    if (deviceId !== undefined) await devices.revoke(session, deviceId, now())
    return listed(session, device)
  })
  signed('/devices/sites', async (session, device, { deviceId, sites }) => {
    await giveSites(session, device, deviceId, sites)
    return listed(session, device)
  })
  signed('/invitations', (session, device, { role }) => inviteFor(session, device, role, tools))
  return app
}

/** Packs an answer that is worth it, as whoever asked takes it. */
async function answered(context: Context, answer: object): Promise<Response> {
  const text = answer instanceof JsonText ? answer.text : JSON.stringify(answer)
  // Else each of those who read it makes megabytes of a snapshot from the text.
  const bytes = Buffer.from(text)
  const digest = createHash('sha256').update(bytes).digest('hex')
  const headers = { 'content-type': 'application/json', [answerDigest]: digest }
  const taken = context.req.header('accept-encoding')?.split(/[\s,]+/) ?? []
  const encoding = (['zstd', 'gzip'] as const).find((one) => taken.includes(one))
  if (encoding === undefined || text.length <= shortAnswer) return context.body(text, 200, headers)
  return context.body(new Uint8Array(await packers[encoding](bytes)), 200, {
    ...headers,
    'content-encoding': encoding,
    vary: 'accept-encoding',
  })
}

/** @param noteBug writes down what nobody foresaw, and says the reference under which it stands */
function refusalOf(error: unknown, noteBug: (error: unknown) => string): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof DatabaseAway) return refused('NOT_READY', { reasons: ['database'] })
  return refused('SERVER_FAILED', { reference: noteBug(error) })
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']
/** A method can be any word; the log keeps those that there are. */
const knownMethod = (method: string) => (methods.includes(method) ? method : 'other')
