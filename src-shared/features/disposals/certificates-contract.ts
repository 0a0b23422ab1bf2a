import { z } from 'zod'
import { query } from '../../contract/base.ts'
import { id, moment, pageInput } from '../../contract/page.ts'
import { errorsOf } from '../../contract/problems.ts'
import { filesProblems } from '../files/files-contract.ts'
import { fileResult } from '../jobs/jobs-contract.ts'
import { certificateScopes, keyEnds, verificationStatuses } from './certificate.ts'
import { shortWords } from './disposals-message.ts'
import { certificatesProblems, verificationProblems } from './disposals-problems-contract.ts'

/** Whether a certificate stands, as the status list says it. */
const certificateStates = ['valid', 'superseded', 'void'] as const

const shownCertificate = z.object({
  number: z.string(),
  caseId: id,
  scope: z.enum(certificateScopes),
  /** the asset and the medium of which it is; null where it is of more */
  tag: z.string().nullable(),
  serial: z.string().nullable(),
  issuedAt: moment,
  issuedBy: z.string(),
  state: z.enum(certificateStates),
  supersededBy: z.string().nullable(),
  /** why it was superseded or made void, by whom and when */
  end: z.object({ reason: z.string(), by: z.array(z.string()), at: moment }).nullable(),
})
export type ShownCertificate = z.output<typeof shownCertificate>

const verification = z.object({
  fileName: z.string(),
  status: z.enum(verificationStatuses),
  number: z.string().nullable(),
  keyId: z.string().nullable(),
  digest: z.string().nullable(),
  issuedAt: z.string().nullable(),
  what: z.string().nullable(),
  supersededBy: z.string().nullable(),
  reason: z.string().nullable(),
  statusAt: z.string().nullable(),
})
export type ShownVerification = z.output<typeof verification>

const { CERTIFICATE_UNKNOWN, CERTIFICATE_NOT_DRAWN, CERTIFICATE_NOT_HERE } = certificatesProblems

const shownKey = z.object({
  keyId: z.string(),
  issuedAt: moment,
  certificates: z.number().int(),
  /** null: it signs, or signed until another took its place */
  end: z
    .object({ state: z.enum(keyEnds), reason: z.string(), by: z.array(z.string()), at: moment })
    .nullable(),
})
export type ShownKey = z.output<typeof shownKey>

/** Certificates that were issued, and files that say they are such. */
export const certificatesContract = {
  /** The newest first. */
  list: query('register.read')
    .input(pageInput.extend({ caseId: id.optional() }))
    .output(z.object({ total: z.number().int(), certificates: z.array(shownCertificate) })),
  /** The keys that signed certificates here, the newest first. */
  keys: query('register.read').output(z.object({ keys: z.array(shownKey) })),
  /** Hands out the PDF of a certificate, the same bytes each time. */
  open: query('register.read')
    .input(z.object({ number: shortWords }))
    .output(fileResult)
    .errors(errorsOf({ CERTIFICATE_UNKNOWN, CERTIFICATE_NOT_DRAWN, CERTIFICATE_NOT_HERE })),
  /**
   * What can be said of files, each by itself and what stands beside it: lists of keys and status lists among them are
   * known by what is in them, and the last of each counts. Nothing of this data folder is consulted.
   */
  verify: query('register.read')
    .input(
      z.object({
        files: z
          .array(z.object({ stagingId: id, fileName: shortWords }))
          .min(1)
          .max(500),
      }),
    )
    .output(
      z.object({
        /** names of the files that were taken as lists; null: there is none */
        keys: z.string().nullable(),
        status: z.string().nullable(),
        verifications: z.array(verification),
      }),
    )
    .errors(errorsOf({ ...filesProblems, ...verificationProblems })),
}
