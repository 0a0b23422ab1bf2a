import type { Right } from '../contract/rights.ts'
import type { serverProblems } from './sync-problems.ts'

/** The version of tus (https://tus.io/protocols/resumable-upload) that laptop and server speak. */
export const tusVersion = '1.0.0'
/** The media type of a part of an upload. */
export const partType = 'application/offset+octet-stream'

/** The headers of tus that are used. */
export const tusHeaders = {
  version: 'tus-resumable',
  offset: 'upload-offset',
  length: 'upload-length',
  metadata: 'upload-metadata',
} as const

/** One thing that a server can be asked to do with bytes. Every one of these requests is signed by a device. */
interface ContentRoute {
  right: Right
  refusals: readonly (keyof typeof serverProblems)[]
  summary: string
}

/** What a server answers of contents: uploads by tus 1.0.0 (core, creation, creation with upload), and ranges of them. */
export const contentRoutes = {
  'POST /contents': {
    right: 'none',
    refusals: ['CONTENT_UNNAMED', 'CONTENT_TOO_LARGE', 'CONTENT_DIFFERS', 'DISK_FULL', 'UPLOAD_INVALID'],
    summary:
      'Begins an upload; its SHA-256 stands in the metadata. What is stored already is answered as uploaded',
  },
  'PATCH /contents/{sha256}': {
    right: 'none',
    refusals: ['UPLOAD_UNKNOWN', 'OFFSET_UNEXPECTED', 'CONTENT_DIFFERS', 'DISK_FULL', 'UPLOAD_INVALID'],
    summary: 'The next part of an upload; with the last one the whole is held against its SHA-256 and stored',
  },
  'HEAD /contents/{sha256}': {
    right: 'none',
    refusals: ['UPLOAD_UNKNOWN'],
    summary: 'How far an upload of this device is',
  },
  'GET /contents/{sha256}': {
    right: 'register.read',
    refusals: ['RIGHT_MISSING', 'CONTENT_NOT_STORED'],
    summary: 'Content that a row names which the device may see, or the range of it that is asked for',
  },
} as const satisfies Record<string, ContentRoute>
