import { Readable } from 'node:stream'
import type { Context, Hono } from 'hono'
import { isContentName, largestContent, largestPart } from '../../src-shared/sync/content-names.ts'
import { contentRoutes, partType, tusHeaders, tusVersion } from '../../src-shared/sync/content-routes.ts'
import type { ContentStore } from '../contents/content-store.ts'
import { namedAmong, namedOrBroughtAmong } from '../contents/named-contents.ts'
import { type Upload, uploads } from '../contents/uploads.ts'
import { refused } from '../refusal-error.ts'
import type { ServerTools } from '../server-tools.ts'
import type { Heard, Transact } from './heard.ts'

interface ContentTools {
  contents: ContentStore
  heard: Heard
  tools: ServerTools
}

const path = '/contents/:sha256'
const sayVersion = { [tusHeaders.version]: tusVersion, 'cache-control': 'no-store' }
const secondsToWait = 2

/**
 * Contents go up by tus 1.0.0 (core, creation, creation with upload) and down in ranges. A part is held against the
 * signature of its request before it is kept, and the whole against its SHA-256 before it is stored.
 */
export function addContentRoutes(app: Hono, { contents, heard, tools }: ContentTools): void {
  /** uploads of which a part is written at the moment */
  const busy = new Set<string>()

  /** Writes a part, and stores the whole with the last one. @returns the offset from then on */
  const takePart = async (upload: Upload, offset: number, part: Uint8Array, transact: Transact) => {
    const { id, sha256, length } = upload
    if (busy.has(id)) throw refused('SERVER_BUSY', { seconds: secondsToWait })
    busy.add(id)
    try {
      const arrived = await contents.arrived(id)
      if (offset !== arrived) throw refused('OFFSET_UNEXPECTED', { offset: arrived })
      if (offset + part.length > length) throw refused('UPLOAD_INVALID', { header: tusHeaders.length })
      await contents.assertRoom(length - arrived)
      await contents.append(id, offset, part)
      if (offset + part.length < length) return offset + part.length
      const isWhole = await contents.finish(id, sha256)
      await transact((session) => uploads.end(session, upload))
      if (!isWhole) throw refused('CONTENT_DIFFERS', {})
      return length
    } finally {
      busy.delete(id)
    }
  }

  app.post('/contents', (context) =>
    heard(
      context,
      contentRoutes['POST /contents'].right,
      async (body, transact) => {
        const { sha256, length } = newUpload(context)
        const begun = await transact(async (session, device) => {
          const named = await namedOrBroughtAmong(session, device, [sha256])
          if (!named.has(sha256)) throw refused('CONTENT_UNNAMED', {})
          if ((await contents.size(sha256)) !== null) return null
          return uploads.begin(session, device.id, { id: tools.newId(), sha256, length }, tools.now())
        })
        let offset = (await contents.size(sha256)) ?? 0
        if (begun !== null) {
          for (const id of begun.stale) await contents.drop(id)
          await contents.assertRoom(length)
          offset = await contents.arrived(begun.upload.id)
          // Who begins an upload that has begun already is told how far it is.
          if (offset === 0) offset = await takePart(begun.upload, 0, body, transact)
        }
        return context.body(null, 201, {
          ...sayVersion,
          location: `/contents/${sha256}`,
          [tusHeaders.offset]: String(offset),
        })
      },
      largestPart,
    ),
  )

  app.patch(path, (context) =>
    heard(
      context,
      contentRoutes['PATCH /contents/{sha256}'].right,
      async (body, transact) => {
        assertTus(context)
        if (context.req.header('content-type') !== partType)
          throw refused('UPLOAD_INVALID', { header: 'content-type' })
        const offset = bytesIn(context, tusHeaders.offset)
        const sha256 = nameIn(context, 'UPLOAD_UNKNOWN')
        const upload = await transact((session, device) => uploads.of(session, device.id, sha256))
        if (!upload) throw refused('UPLOAD_UNKNOWN', {})
        const next = await takePart(upload, offset, body, transact)
        return context.body(null, 204, { ...sayVersion, [tusHeaders.offset]: String(next) })
      },
      largestPart,
    ),
  )

  // Hono answers HEAD by what answers GET.
  app.get(path, (context) => {
    const isHead = context.req.method === 'HEAD'
    const route = contentRoutes[`${isHead ? 'HEAD' : 'GET'} /contents/{sha256}`]
    return heard(
      context,
      route.right,
      (_, transact) => (isHead ? standing(context, transact) : download(context, transact)),
      0,
    )
  })

  /** How far an upload is; what is stored is uploaded, whoever did it. */
  const standing = async (context: Context, transact: Transact) => {
    const sha256 = nameIn(context, 'UPLOAD_UNKNOWN')
    const size = await contents.size(sha256)
    const upload = await transact(async (session, device) =>
      size === null || !(await namedAmong(session, device, [sha256])).has(sha256)
        ? uploads.of(session, device.id, sha256)
        : { id: null, length: size },
    )
    if (!upload) throw refused('UPLOAD_UNKNOWN', {})
    const offset = upload.id === null ? upload.length : await contents.arrived(upload.id)
    return context.body(null, 200, {
      ...sayVersion,
      [tusHeaders.offset]: String(offset),
      [tusHeaders.length]: String(upload.length),
    })
  }

  const download = async (context: Context, transact: Transact) => {
    const sha256 = nameIn(context, 'CONTENT_NOT_STORED')
    const named = await transact((session, device) => namedAmong(session, device, [sha256]))
    const size = named.has(sha256) ? await contents.size(sha256) : null
    if (size === null) throw refused('CONTENT_NOT_STORED', {})
    const range = rangeIn(context.req.header('range'), size)
    const { start, end } = range ?? { start: 0, end: size - 1 }
    const headers = {
      'content-type': 'application/octet-stream',
      'content-length': String(end - start + 1),
      'accept-ranges': 'bytes',
      ...(range && { 'content-range': `bytes ${start}-${end}/${size}` }),
    }
    if (end < start) return context.body(null, 200, headers)
    const bytes = Readable.toWeb(contents.bytes(sha256, start, end)) as ReadableStream
    return context.body(bytes, range ? 206 : 200, headers)
  }
}

/** @throws UPLOAD_INVALID */
function assertTus(context: Context): void {
  if (context.req.header(tusHeaders.version) !== tusVersion)
    throw refused('UPLOAD_INVALID', { header: tusHeaders.version })
}

/** @throws what there is to say of content that is called otherwise than by its SHA-256 */
function nameIn(context: Context, unknown: 'CONTENT_NOT_STORED' | 'UPLOAD_UNKNOWN'): string {
  const sha256 = context.req.param('sha256')
  if (!isContentName(sha256)) throw refused(unknown, {})
  return sha256
}

/** @throws UPLOAD_INVALID, CONTENT_TOO_LARGE */
function newUpload(context: Context): { sha256: string; length: number } {
  assertTus(context)
  const length = bytesIn(context, tusHeaders.length)
  const metadata = context.req.header(tusHeaders.metadata) ?? ''
  const encoded = /(?:^|,)\s*sha256 ([A-Za-z0-9+/=]+)/.exec(metadata)?.[1] ?? ''
  const sha256 = Buffer.from(encoded, 'base64').toString('latin1')
  if (!isContentName(sha256)) throw refused('UPLOAD_INVALID', { header: tusHeaders.metadata })
  if (length > largestContent) throw refused('CONTENT_TOO_LARGE', { most: largestContent })
  return { sha256, length }
}

/** @throws UPLOAD_INVALID */
function bytesIn(context: Context, header: string): number {
  const said = context.req.header(header) ?? ''
  if (!/^\d{1,15}$/.test(said)) throw refused('UPLOAD_INVALID', { header })
  return Number(said)
}

/** One range as `bytes=FROM-TO` or `bytes=FROM-`; null where the whole is meant (RFC 9110, 14.2). */
function rangeIn(header: string | undefined, size: number): { start: number; end: number } | null {
  const found = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '')
  if (!found) return null
  const start = Number(found[1])
  const end = found[2] === '' ? size - 1 : Math.min(Number(found[2]), size - 1)
  return start <= end ? { start, end } : null
}
