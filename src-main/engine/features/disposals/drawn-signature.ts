import { failure } from '../../../../src-shared/contract/problems.ts'
import { readPng } from '../../../../src-shared/features/attachments/png.ts'
import { disposalsProblems } from '../../../../src-shared/features/disposals/disposals-problems-contract.ts'

/** Pixels of a side. */
const longestSide = 2000

/**
 * A drawn signature, and nothing that its file says beside the drawing.
 * @param base64 of a PNG
 * @throws SIGNATURE_UNREADABLE
 */
export function drawnSignature(base64: string): string {
  const picture = readPng(Buffer.from(base64, 'base64'))
  if (!picture || Math.max(picture.width, picture.height) > longestSide)
    throw failure(disposalsProblems, 'SIGNATURE_UNREADABLE', {})
  return Buffer.from(picture.bytes).toString('base64')
}
