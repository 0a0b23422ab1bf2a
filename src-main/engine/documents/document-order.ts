import type { AssetExport } from '../../../src-shared/features/assets/asset-selection.ts'
import type { reportFormats } from '../../../src-shared/features/audits/report.ts'
import type { LabelPrint, LabelTestPage } from '../../../src-shared/features/labels/labels-contract.ts'
import type { Resolution } from '../../../src-shared/features/labels/printer-dots.ts'
import type { WantedLabels } from '../../../src-shared/features/labels/wanted-labels-selection.ts'
import type { BooksOrder } from '../features/audits/audits-books.ts'
import type { DisposalReportOrder } from '../features/disposals/reports/report-pdf.ts'
import type { LabelSubject } from '../features/labels/label-subject.ts'
import type { ThreadFailure } from '../thread-failure.ts'

/** A document to be drawn, as it is handed to the thread or process that draws it. */
export type DocumentOrder =
  | { kind: 'assetsCsv'; input: AssetExport & { today: string } }
  | {
      kind: 'auditReport'
      input: {
        auditId: string
        format: (typeof reportFormats)[number]
        /** of a closed audit: which of its reports */
        edition?: number
        /** of one that was closed twice: the report of this closing */
        closingId?: string
        /** what came after the close, what is to be sought again, or the books, instead */
        part?: 'addendum' | 'searchAgain' | 'books'
        drawnAt: string
        drawnBy: string
      }
    }
  | { kind: 'labels'; input: LabelPrint & { drawnAt: string } }
  | { kind: 'labelTest'; input: LabelTestPage & { drawnAt: string } }
  /** no document, but what a ledger says and how it stands against an audit: told as `ReadBooks | null` */
  | { kind: 'auditBooks'; input: BooksOrder }
  /** no document, but what wanted labels are for: told by `DrawnLabels`'s `subjects` */
  | { kind: 'labelSubjects'; input: { labels: WantedLabels; today: string } }
  /** no document, but a staged picture as it is kept for labels: told as its bytes, null where nothing is staged */
  | { kind: 'labelLogo'; input: { stagingId: string; fileName: string } }
  /** the numbers of certificates, each stored as content: told as a `DrawnCertificate` for each once it is there */
  | { kind: 'certificates'; input: readonly string[] }
  | { kind: 'disposalReport'; input: DisposalReportOrder }

/** What is told of labels beside their file. */
export interface DrawnLabels {
  subjects: LabelSubject[]
  design: { stock: string; template: string; dpi: Resolution }
}

/** An order on its way to who draws it. @property file where the document goes; null where only what is told is wanted */
export interface DocumentTask {
  dataFolder: string
  order: DocumentOrder
  file: string | null
}

/** What a thread says of a document beside its file, or why there is none. */
export type FromDocumentThread = { told: unknown } | { failure: ThreadFailure }

/** What a process says of a document once its file is there; else why there is none. */
export type FromDocumentProcess = { failure: ThreadFailure | null }
