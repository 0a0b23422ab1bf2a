import { z } from 'zod'
import { command, query } from '../../contract/base.ts'
import { id } from '../../contract/page.ts'
import { errorsOf } from '../../contract/problems.ts'
import { filesProblems } from '../files/files-contract.ts'
import { fileResult } from '../jobs/jobs-contract.ts'
import { proofProblems, typedPin } from '../pins/pins-contract.ts'
import { assetDispositions } from './asset-disposition.ts'
import { candidatesContract } from './candidates-contract.ts'
import { certificateScopes, keyEnds } from './certificate.ts'
import { checklistAnswers, checklistItems } from './checklist.ts'
import {
  caseSummary,
  caseView,
  day,
  evidenceMatches,
  meantMedium,
  namesOneMedium,
  newMedium,
  oneMedium,
  personName,
  serialNumber,
  shortWords,
  shownBy,
  shownEvidence,
  shownVideo,
  statedSanitization,
  words,
} from './disposals-message.ts'
import { certificatesProblems, disposalsProblems } from './disposals-problems-contract.ts'
import { mappingsContract } from './mappings-contract.ts'
import { confidentialities, dispositions, outcomes } from './medium.ts'
import { mediumStates } from './medium-state.ts'
import { samplingProblems } from './sampling/sampling-problems-contract.ts'
import { remarkKinds } from './sanitization.ts'
import { vendorsProblems } from './vendors/vendors-problems-contract.ts'

const {
  CASE_UNKNOWN,
  ASSETS_UNKNOWN,
  ASSET_IN_OPEN_CASE,
  ASSET_NOT_IN_CASE,
  ASSET_NOT_NAMED,
  MEDIUM_TAKEN,
  MEDIUM_IN_OTHER_CASE,
  MEDIUM_UNKNOWN,
  MEDIUM_AMBIGUOUS,
  MEDIA_THERE,
  STATED_EMPTY,
  MEDIUM_STATE_REFUSED,
  SANITIZATION_REFUSED,
  LEGAL_HOLD,
  TOOL_WITHOUT_VERSION,
  DATE_IN_FUTURE,
  VERIFIER_IS_OPERATOR,
  NO_READ_BACK,
  APPROVER_TOOK_PART,
  EVIDENCE_DAMAGED,
  EVIDENCE_NOT_HERE,
  EVIDENCE_UNKNOWN,
  SIGNATURE_UNREADABLE,
  PIN_NOT_SET,
  MAPPING_UNKNOWN,
  RELEASE_REFUSED,
  DISPOSITION_REFUSED,
  NOTHING_TO_CERTIFY,
  MEDIA_NOT_DONE,
} = disposalsProblems
const { CERTIFICATE_UNKNOWN, CERTIFICATE_ENDED, NO_CERTIFICATES } = certificatesProblems
const { CERTIFICATE_SIGNERS_SAME, CERTIFICATE_KEY_UNREADABLE } = certificatesProblems
const { CERTIFICATE_KEY_UNKNOWN, CERTIFICATE_KEY_ENDED, CERTIFICATE_KEY_NEEDS_TWO } = certificatesProblems

const { LOT_QUARANTINED } = samplingProblems
const { VENDOR_NOT_NAMED, VENDOR_NOT_PERMITTED } = vendorsProblems

const contact = z.object({
  name: personName,
  title: shortWords.optional(),
  organisation: shortWords.optional(),
  location: shortWords.optional(),
  phone: shortWords.optional(),
})
const byCase = z.object({ caseId: id })
const medium = { CASE_UNKNOWN, MEDIUM_UNKNOWN, MEDIUM_AMBIGUOUS, MEDIUM_STATE_REFUSED, LEGAL_HOLD }
const mediumState = z.object({ mediumId: id, state: z.enum(mediumStates) })

export const disposalsContract = {
  ...candidatesContract,
  ...mappingsContract,
  /** Every case, the newest first. */
  list: query('register.read').output(z.object({ cases: z.array(caseSummary) })),
  /** All that is recorded of a case, and what stands between its assets and their release. */
  show: query('register.read')
    .input(
      byCase.extend({
        /** whether it is told of each asset what stands in its way: half of what is to be said of a large case */
        gaps: z.boolean().default(true),
      }),
    )
    .output(caseView)
    .errors(errorsOf({ CASE_UNKNOWN })),
  /** Retires assets: opens a case for them, with a snapshot of what the register says of each. */
  open: command('disposals.run')
    .input(
      z.object({
        tags: z.array(z.string().trim().min(1).max(1000)).min(1).max(50_000),
        reason: words,
        disposition: z.enum(dispositions),
        /** of media of which nothing else is stated; left out: the highest */
        confidentiality: z.enum(confidentialities).optional(),
        vendor: shortWords.optional(),
        pickUpOn: day.optional(),
      }),
    )
    .output(byCase)
    .errors(errorsOf({ ASSETS_UNKNOWN, ASSET_IN_OPEN_CASE })),
  /** Records a medium of an asset. */
  addMedium: command('disposals.run')
    .input(newMedium)
    .output(z.object({ mediumId: id, demanded: z.enum(outcomes) }))
    .errors(
      errorsOf({
        CASE_UNKNOWN,
        ASSET_NOT_IN_CASE,
        ASSET_NOT_NAMED,
        MEDIUM_TAKEN,
        MEDIUM_IN_OTHER_CASE,
        STATED_EMPTY,
        DISPOSITION_REFUSED,
      }),
    ),
  /** Somebody states that an asset has no media inside. */
  stateNoMedia: command('disposals.run')
    .input(newMedium.pick({ caseId: true, tag: true }).extend({ by: personName }))
    .output(z.object({ tag: z.string() }))
    .errors(errorsOf({ CASE_UNKNOWN, ASSET_NOT_IN_CASE, ASSET_NOT_NAMED, MEDIA_THERE, DISPOSITION_REFUSED })),
  /**
   * Keeps files as evidence, as they came, and reads what is known of them. A log of nvme-cli names no drive: it is of the
   * one of an identity (`id-ctrl`) in the same call, where there is one of each, or of `serial`.
   */
  addEvidence: command('disposals.run')
    .input(
      byCase.extend({
        files: z
          .array(z.object({ stagingId: id, fileName: shortWords }))
          .min(1)
          .max(100),
        operator: personName.optional(),
        /** name of the mapping by which they are read */
        mapping: shortWords.optional(),
        serial: serialNumber.optional(),
      }),
    )
    .output(z.object({ evidence: z.array(shownEvidence) }))
    .errors(errorsOf({ CASE_UNKNOWN, EVIDENCE_DAMAGED, MAPPING_UNKNOWN, ...filesProblems })),
  /** Hands out a file of evidence, as it came. */
  openEvidence: query('register.read')
    .input(byCase.extend({ evidenceId: id }))
    .output(fileResult)
    .errors(errorsOf({ CASE_UNKNOWN, EVIDENCE_UNKNOWN, EVIDENCE_NOT_HERE })),
  /** Notes a video by its hash, and where it is kept; the file itself is not kept. */
  addVideo: command('disposals.run')
    .input(
      byCase.extend({
        stagingId: id,
        fileName: shortWords,
        seconds: z.number().int().min(0).max(1_000_000).optional(),
        place: shortWords,
      }),
    )
    .output(shownVideo)
    .errors(errorsOf({ CASE_UNKNOWN, ...filesProblems })),
  /** Records that a medium was sanitized, if that counts; if not, says why. */
  sanitize: command('disposals.run')
    .input(
      statedSanitization
        .extend({
          ...meantMedium,
          ...shownBy,
          /** name and version; of a destruction, the machine */
          tool: shortWords,
          operator: personName,
          /** the day on which it was done; left out: today (UTC) */
          date: day.optional(),
        })
        .refine(namesOneMedium, oneMedium),
    )
    .output(
      mediumState.extend({
        demanded: z.enum(outcomes),
        meetsPolicy: z.boolean(),
        remarks: z.array(z.enum(remarkKinds)),
      }),
    )
    .errors(
      errorsOf({ ...medium, SANITIZATION_REFUSED, TOOL_WITHOUT_VERSION, DATE_IN_FUTURE, EVIDENCE_UNKNOWN }),
    ),
  /** Records that sanitizing a medium failed: it can only be destroyed. */
  recordFailure: command('disposals.run')
    .input(
      z
        .object({ ...meantMedium, operator: personName, reason: words, date: day.optional() })
        .refine(namesOneMedium, oneMedium),
    )
    .output(mediumState)
    .errors(errorsOf({ ...medium, DATE_IN_FUTURE })),
  /** Records that somebody other than the operator verified a medium, or that the tool read it back. */
  verify: command('disposals.run')
    .input(
      z
        .object({
          ...meantMedium,
          method: z.enum(['full', 'sampling']),
          /** left out: the tool read it back, as its log says */
          by: personName.optional(),
          passed: z.boolean().default(true),
          /** of who verifies, where they have one or the policy asks for it */
          pin: typedPin.optional(),
        })
        .refine(namesOneMedium, oneMedium),
    )
    .output(mediumState)
    .errors(errorsOf({ ...medium, VERIFIER_IS_OPERATOR, NO_READ_BACK, PIN_NOT_SET, ...proofProblems })),
  /** Answers an item of the checklist; the last answer counts. */
  answer: command('disposals.run')
    .input(
      byCase.extend({
        item: z.enum(checklistItems),
        answer: z.enum(checklistAnswers),
        by: personName,
      }),
    )
    .output(z.object({ unanswered: z.array(z.enum(checklistItems)) }))
    .errors(errorsOf({ CASE_UNKNOWN })),
  /** Somebody who neither opened the case nor sanitized anything in it approves the release. */
  approve: command('disposals.run')
    .input(byCase.extend({ by: personName }))
    .output(z.object({ approvedBy: z.string() }))
    .errors(errorsOf({ CASE_UNKNOWN, APPROVER_TOOK_PART, LEGAL_HOLD })),
  /**
   * Somebody who took no part approves that a medium leaves without being sanitized, under seal, to the vendor of the case,
   * which has to have a permit to destroy media. It is disposed of once that vendor's certificate names its serial number.
   */
  approveUnsanitized: command('disposals.run')
    .input(
      z
        .object({ ...meantMedium, by: personName, seal: shortWords, reason: words })
        .refine(namesOneMedium, oneMedium),
    )
    .output(z.object({ mediumId: id }))
    .errors(errorsOf({ ...medium, APPROVER_TOOK_PART, VENDOR_NOT_NAMED, VENDOR_NOT_PERMITTED })),
  /** Notes what the vendor of a case certifies to have destroyed; each serial number is matched, never guessed. */
  recordVendorCertificate: command('disposals.run')
    .input(
      byCase.extend({
        number: shortWords,
        destroyedOn: day,
        serials: z.array(serialNumber).min(1).max(50_000),
        /** its file, handed in as evidence of the case before */
        evidenceId: id.optional(),
      }),
    )
    .output(z.object({ serials: z.array(z.object({ serial: z.string(), match: z.enum(evidenceMatches) })) }))
    .errors(errorsOf({ CASE_UNKNOWN, VENDOR_NOT_NAMED, DATE_IN_FUTURE, EVIDENCE_UNKNOWN })),
  /** Records that what belongs to a case went from one hand to another. */
  transfer: command('disposals.run')
    .input(
      byCase.extend({
        from: personName,
        to: personName,
        place: shortWords.optional(),
        seal: shortWords.optional(),
        /** what who takes it drew: a PNG, base64 */
        signature: z.base64().max(200_000).optional(),
        /** a photo of it, handed in as evidence of the case before */
        evidenceId: id.optional(),
        videoId: id.optional(),
      }),
    )
    .output(z.object({ isGap: z.boolean() }))
    .errors(errorsOf({ CASE_UNKNOWN, SIGNATURE_UNREADABLE, EVIDENCE_UNKNOWN })),
  /**
   * Takes assets a step on: `cleared` for release once nothing stands in its way, `released` to whom takes it, and
   * `disposed` with the reference of who disposed of it. Without tags: every asset of the case.
   */
  advance: command('disposals.run')
    .input(
      byCase.extend({
        to: z.enum(assetDispositions).exclude(['retired']),
        tags: z.array(z.string().trim().min(1).max(1000)).min(1).max(50_000).optional(),
        /** who took it, or the number of the certificate of who disposed of it */
        reference: shortWords.optional(),
      }),
    )
    .output(z.object({ advanced: z.number().int() }))
    .errors(errorsOf({ CASE_UNKNOWN, ASSET_NOT_IN_CASE, RELEASE_REFUSED, DISPOSITION_REFUSED, LEGAL_HOLD })),
  /**
   * Starts a job (kind `certificates`) that issues the certificates of the media of a case that are sanitized and verified,
   * draws them, and hands out each that the case has. Its result: `certificates`, each with number and file.
   */
  certify: command('disposals.run')
    .input(
      byCase.extend({
        /** of each medium, of each asset with all its media, or of the whole case, with an annex of its media */
        scope: z.enum(certificateScopes).default('medium'),
        /** of media: only these */
        serials: z.array(serialNumber).min(1).max(50_000).optional(),
        /** of assets: only these */
        tags: z.array(z.string().trim().min(1).max(1000)).min(1).max(50_000).optional(),
        /** why new certificates take the place of those that the media have */
        supersede: words.optional(),
      }),
    )
    .output(z.object({ jobId: id }))
    .errors(
      errorsOf({
        CASE_UNKNOWN,
        ASSET_NOT_IN_CASE,
        MEDIA_NOT_DONE,
        NOTHING_TO_CERTIFY,
        LOT_QUARANTINED,
        CERTIFICATE_KEY_UNREADABLE,
      }),
    ),
  /** Says who somebody is who attests: printed on certificates that are issued from then on. */
  keepContact: command('disposals.run')
    .input(contact)
    .output(z.object({ name: z.string() })),
  /** What was said of people who attest, by name; those of whom nothing was said are left out. */
  contacts: query('register.read').output(z.object({ contacts: z.array(contact) })),
  /** Makes a certificate void, in the names of two people. It stays, and the status list says so. */
  voidCertificate: command('disposals.run')
    .input(z.object({ number: shortWords, reason: words, by: personName, second: personName }))
    .output(z.object({ number: z.string() }))
    .errors(errorsOf({ CERTIFICATE_UNKNOWN, CERTIFICATE_ENDED, CERTIFICATE_SIGNERS_SAME })),
  /**
   * Ends a key that signed certificates here, and puts a new one in its place. What was signed before a key was revoked
   * stays valid; of one that is compromised nothing is believed, so that this takes two people, as a certificate does that
   * is made void.
   */
  endKey: command('administer')
    .input(
      z.object({
        keyId: z.string().regex(/^[0-9a-f]{16}$/),
        state: z.enum(keyEnds),
        reason: words,
        /** left out: who asks */
        by: personName.optional(),
        second: personName.optional(),
      }),
    )
    .output(z.object({ newKeyId: z.string() }))
    .errors(
      errorsOf({
        CERTIFICATE_KEY_UNKNOWN,
        CERTIFICATE_KEY_ENDED,
        CERTIFICATE_KEY_UNREADABLE,
        CERTIFICATE_KEY_NEEDS_TWO,
        CERTIFICATE_SIGNERS_SAME,
      }),
    ),
  /** Hands out the public keys that signed certificates here. The register is not changed, so it is a query. */
  exportKeys: query('register.read').output(fileResult).errors(errorsOf({ NO_CERTIFICATES })),
  /** Hands out the signed list that says which certificates stand. */
  exportStatus: query('register.read')
    .output(fileResult)
    .errors(errorsOf({ NO_CERTIFICATES, CERTIFICATE_KEY_UNREADABLE })),
  /** Hands out a CSV of the media that were sanitized in a period, each with what was done and its certificate. */
  report: query('register.read')
    .input(z.object({ from: day, to: day }))
    .output(fileResult),
}
