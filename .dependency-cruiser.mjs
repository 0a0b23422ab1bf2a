// For the depcruise command line (graphs, one-off questions). The check itself is build/check-imports.ts.
import { cruiseOptions } from './build/imports/cruise.ts'
import { importRules } from './build/imports/rules.ts'

export default { forbidden: importRules, options: cruiseOptions }
