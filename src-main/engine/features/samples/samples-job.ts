import type { ImportedAsset } from '../../../../src-shared/features/imports/import-row.ts'
import { sampleOrganisation } from '../../../../src-shared/features/samples/sample-organisation.ts'
import type { GenerateResult } from '../../../../src-shared/features/samples/samples-contract.ts'
import { timeBoxes } from '../../database/time-boxes.ts'
import { imports, KnownReferences } from '../imports/imports.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { sampleCounts } from './samples-query.ts'

const assetsAtATime = 4000
/** Nobody scans in a data folder that is being invented: longer steps, fewer commits. */
const boxMilliseconds = 500

/** Fills an empty data folder with an invented organisation, through the same face as an import. */
export async function generateOrganisation(
  input: { assets: number; seed: number },
  job: JobContext,
): Promise<GenerateResult> {
  let done = 0
  const known = new KnownReferences()
  for (const group of inGroups(sampleOrganisation(input.assets, input.seed))) {
    if (job.signal.aborted) break
    await timeBoxes(
      job,
      group,
      (tx, asset) => imports.apply(tx, asset, false, known, true),
      undefined,
      boxMilliseconds,
    )
    done += group.length
    job.progress(done, input.assets)
  }
  return sampleCounts(job.database)
}

function* inGroups(assets: Iterable<ImportedAsset>): Generator<ImportedAsset[]> {
  let group: ImportedAsset[] = []
  for (const asset of assets) {
    group.push(asset)
    if (group.length < assetsAtATime) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}
