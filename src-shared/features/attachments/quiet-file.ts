import { isHeic, quietHeic } from './heic.ts'
import { saysAt } from './image-bytes.ts'
import { quietTiff } from './tiff.ts'

/**
 * A file as it is kept: a TIFF or HEIC, which no window can show, without where and when it was taken; any other as it came.
 * @returns `damaged`: begins as one of them and cannot be read
 */
export function quietFile(bytes: Uint8Array): Uint8Array | 'damaged' {
  if (['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].some((signs) => saysAt(bytes, 0, signs)))
    return quietTiff(bytes) ?? 'damaged'
  return isHeic(bytes) ? (quietHeic(bytes) ?? 'damaged') : bytes
}
