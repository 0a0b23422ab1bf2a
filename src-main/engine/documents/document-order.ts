import type { AssetExport } from '../../../src-shared/features/assets/asset-selection.ts'
import type { reportFormats } from '../../../src-shared/features/audits/report.ts'

/** A document to be drawn, as it is handed to the thread that draws it. */
export type DocumentOrder =
  | { kind: 'assetsCsv'; input: AssetExport & { today: string } }
  | {
      kind: 'auditReport'
      input: { auditId: string; format: (typeof reportFormats)[number]; drawnAt: string; drawnBy: string }
    }
