import type { MergeResult } from '../../../../src-shared/features/registers/registers-contract.ts'
import { timeBoxes } from '../../database/time-boxes.ts'
import type { Transaction } from '../../database/transaction.ts'
import { assets } from '../assets/assets.ts'
import { customFields } from '../custom-fields/custom-fields.ts'
import type { JobContext } from '../jobs/jobs.ts'

/** So few values are brought over in the transaction that ends a field. */
const fewValues = 50

/**
 * Brings the values of own fields over to another one, in time boxes, then ends those fields. Where an asset has a value
 * of both, that of the other one stays; what it had stands in its timeline.
 */
export async function mergeOwnFields(
  { from, into }: { from: readonly string[]; into: string },
  job: JobContext,
): Promise<Omit<MergeResult, 'lastChange'>> {
  const result = { assets: 0, merged: 0 }
  const total = from.reduce((sum, id) => sum + customFields.assetsWith(job.database, id).length, 0)
  const bringOver = (tx: Transaction, assetId: string, id: string) => bringValueOver(tx, assetId, id, into)
  for (const id of from)
    while (!job.signal.aborted) {
      const many = customFields.assetsWith(job.database, id).slice(fewValues)
      await timeBoxes(
        job,
        many,
        (tx, assetId) => bringOver(tx, assetId, id),
        () => job.progress(++result.assets, total),
      )
      const ended = job.step((tx) => {
        const rest = customFields.assetsWith(tx.database, id)
        if (rest.length > fewValues) return null
        for (const assetId of rest) bringOver(tx, assetId, id)
        customFields.merge(tx, id, into)
        return rest.length
      })
      if (ended === null) continue
      result.assets += ended
      result.merged++
      break
    }
  return result
}

function bringValueOver(tx: Transaction, assetId: string, from: string, into: string): void {
  const asset = assets.get(tx.database, assetId)
  const { [from]: value = null, [into]: kept } = asset.custom
  assets.update(tx, asset, { ...asset, custom: { [from]: null, [into]: kept ?? value } }, asset.siteId)
}
