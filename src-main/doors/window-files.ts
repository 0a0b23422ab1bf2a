import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
  '.txt': 'text/plain; charset=utf-8',
}

/** Stands in the built page where each response puts a nonce of its own. */
const noncePlaceholder = '__CSP_NONCE__'

export interface WindowFile {
  body: Buffer | string
  contentType: string
  /** whether its name carries a hash of its content, so that it never changes */
  immutable: boolean
}

/**
 * A file of the built window. A path without an ending is a page of the window and answers index.html.
 * @param urlPath path of the request, still encoded
 * @param nonce for the styles of this response
 * @returns null for what does not exist, or would lie outside of the folder
 */
export async function windowFile(
  windowFolder: string,
  urlPath: string,
  nonce: string,
): Promise<WindowFile | null> {
  const path = containedPath(windowFolder, urlPath)
  if (path === null) return null
  const isPage = extname(path) === ''
  const file = isPage ? join(windowFolder, 'index.html') : path
  const contentType = contentTypes[extname(file)]
  if (!contentType) return null
  const body = await readFile(file).catch(() => null)
  if (body === null) return null
  const isHtml = extname(file) === '.html'
  return {
    body: isHtml ? body.toString('utf8').replaceAll(noncePlaceholder, nonce) : body,
    contentType,
    immutable: path.startsWith(join(resolve(windowFolder), 'assets') + sep),
  }
}

/** Where a request points inside a folder; null when it is malformed or points outside. */
function containedPath(folder: string, urlPath: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(urlPath)
  } catch {
    return null
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null
  const root = resolve(folder)
  const path = resolve(root, `.${decoded.startsWith('/') ? decoded : `/${decoded}`}`)
  return path === root || path.startsWith(root + sep) ? path : null
}

/**
 * The strict policy of every page: nothing from elsewhere, no inline script, styles by nonce only.
 * @param connect sources beside 'self' to which the window may connect (the loopback door's WebSocket)
 */
function contentSecurityPolicy(nonce: string, connect: string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src 'self' 'nonce-${nonce}'`,
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "worker-src 'self'",
    "media-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types assetwalk',
  ].join('; ')
}

const onEveryAnswer = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
}

/** The policy of what is no page: should a browser show it all the same, it can do nothing and stand in no frame. */
const inertPolicy = "default-src 'none'; frame-ancestors 'none'"

/**
 * Headers of an answer with a file of the window.
 * @param nonce the one that was put into the file
 * @param connect as for contentSecurityPolicy
 */
export function windowFileHeaders(
  file: WindowFile,
  nonce: string,
  connect: string[] = [],
): Record<string, string> {
  return {
    ...onEveryAnswer,
    'content-type': file.contentType,
    'cache-control': file.immutable ? 'private, max-age=31536000, immutable' : 'no-store',
    'content-security-policy': contentSecurityPolicy(nonce, connect),
  }
}

/** Headers of an answer with a file that the engine hands out, of so many bytes. */
export function outgoingHeaders(size: number): Record<string, string> {
  return {
    ...bodilessHeaders(),
    'content-type': 'application/octet-stream',
    'content-length': String(size),
    'content-disposition': 'attachment',
  }
}

/** Headers of an answer with a text that was made for it. */
export function textHeaders(contentType: string, policy = inertPolicy): Record<string, string> {
  return { ...bodilessHeaders(), 'content-type': contentType, 'content-security-policy': policy }
}

/** Headers of an answer that is its status alone. */
export function bodilessHeaders(): Record<string, string> {
  return { ...onEveryAnswer, 'cache-control': 'no-store', 'content-security-policy': inertPolicy }
}
