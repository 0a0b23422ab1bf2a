import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id } from '../../contract/page.ts'
import { errorsOf } from '../../contract/problems.ts'
import { filesProblems } from '../files/files-contract.ts'
import { erasure, evidenceMapping, mappingPath, shortWords } from './disposals-message.ts'
import { disposalsProblems } from './disposals-problems-contract.ts'
import { mappedFormats } from './evidence-mapping.ts'

const { EVIDENCE_DAMAGED, MAPPING_UNFIT } = disposalsProblems

/** A sample report; it stays staged, to be read again. */
const sample = z.object({ stagingId: id, fileName: shortWords })

/** Where a report says something, and what. */
const place = z.object({
  /** from a record, or from the whole report where it begins with `//` */
  path: z.string(),
  /** a few of the words that stand there, each once */
  says: z.array(z.string()),
})

const outline = z.object({
  format: z.enum(mappedFormats),
  /** what there can be one of for each drive, the likeliest first */
  records: z.array(z.object({ path: z.string(), count: z.number().int() })),
  /** the record whose places are listed */
  record: z.string().nullable(),
  places: z.array(place),
  /** how many places were left out */
  leftOut: z.number().int(),
})
export type ReportOutline = z.output<typeof outline>
export type ReportPlace = z.output<typeof place>

/** Mappings by which reports are read as evidence, and what is needed to make one from a sample. */
export const mappingsContract = {
  /** The mappings by which reports are read as evidence: those that are built in, and those that were kept. */
  mappings: query('register.read').output(z.object({ mappings: z.array(evidenceMapping) })),
  /** Keeps a mapping, in the place of one of the same name. */
  keepMapping: command('disposals.run')
    .input(evidenceMapping)
    .output(z.object({ name: z.string() }))
    .errors(errorsOf({ MAPPING_UNFIT })),
  /** What a sample report is made of. @param record whose places are listed; left out: the likeliest */
  outlineReport: query('register.read')
    .input(sample.extend({ record: mappingPath.optional() }))
    .output(outline)
    .errors(errorsOf({ EVIDENCE_DAMAGED, ...filesProblems })),
  /** What a mapping reads of a sample report; nothing is kept. */
  tryMapping: query('register.read')
    .input(sample.extend({ mapping: evidenceMapping }))
    .output(z.object({ total: z.number().int(), erasures: z.array(erasure) }))
    .errors(errorsOf({ EVIDENCE_DAMAGED, MAPPING_UNFIT, ...filesProblems })),
}
