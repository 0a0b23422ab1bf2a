import { join } from 'node:path'
import { isContentName } from '../../../src-shared/sync/content-names.ts'

/** Where the content of photos and files lies: `files/<first two digits>/<SHA-256>`. A file is never changed. */
export const contentFolder = (dataFolder: string) => join(dataFolder, 'files')

/** What the name of content ends with while it comes from a server. */
export const fetchingEnd = '.fetching'

/** A path from the folder of content on that is one of ours. */
export const contentName = /^[0-9a-f]{2}\/([0-9a-f]{64})$/

/** Where the content of a SHA-256 lies. */
export function contentFile(folder: string, sha256: string): string {
  if (!isContentName(sha256)) throw new TypeError('content is named by its SHA-256 only')
  return join(folder, sha256.slice(0, 2), sha256)
}
