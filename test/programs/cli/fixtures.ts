import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Lists of an invented organisation, in the shape of real ones. */
export const fixtures = {
  /** as Snipe-IT's sample: BOM, dates as M/D/YY, no serial numbers */
  assets: at('../../fixtures/assets.csv'),
  /** as Snipe-IT's list export: serial numbers, status; one row has a status that does not exist */
  listExport: at('../../fixtures/assets-list-export.csv'),
}

/** Snipe-IT's own sample, where it lies beside the project; null elsewhere. */
const sample = at('../../../../shared/data/snipe-it/assets-sample.csv')
export const snipeItSample = existsSync(sample) ? sample : null
