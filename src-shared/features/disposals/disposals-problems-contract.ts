import { z } from 'zod'
import { problem } from '../../contract/problems.ts'
import { assetDispositions } from './asset-disposition.ts'
import { disposalsProblemText as text } from './disposals-problem-text.ts'
import { mediumStates } from './medium-state.ts'
import { refusalReasons } from './sanitization.ts'

const none = z.object({})
const byTag = z.object({ tag: z.string() })
const bySerial = z.object({ serial: z.string() })
const byName = z.object({ name: z.string() })

export const disposalsProblems = {
  CASE_UNKNOWN: problem(z.object({ caseId: z.string() }), () => text.caseUnknown),
  ASSETS_UNKNOWN: problem(z.object({ tags: z.array(z.string()) }), ({ tags }) => text.assetsUnknown(tags)),
  ASSET_IN_OPEN_CASE: problem(byTag.extend({ caseId: z.string() }), ({ tag, caseId }) =>
    text.assetInOpenCase(tag, caseId),
  ),
  ASSET_NOT_IN_CASE: problem(byTag, ({ tag }) => text.assetNotInCase(tag)),
  ASSET_NOT_NAMED: problem(none, () => text.assetNotNamed),
  MEDIUM_TAKEN: problem(bySerial.extend({ tag: z.string() }), ({ serial, tag }) =>
    text.mediumTaken(serial, tag),
  ),
  MEDIUM_IN_OTHER_CASE: problem(bySerial.extend({ caseId: z.string() }), ({ serial, caseId }) =>
    text.mediumInOtherCase(serial, caseId),
  ),
  MEDIUM_UNKNOWN: problem(bySerial, ({ serial }) => text.mediumUnknown(serial)),
  MEDIUM_AMBIGUOUS: problem(bySerial.extend({ mediumIds: z.array(z.string()) }), ({ serial }) =>
    text.mediumAmbiguous(serial),
  ),
  MEDIA_THERE: problem(byTag.extend({ count: z.number() }), ({ tag, count }) => text.mediaThere(tag, count)),
  STATED_EMPTY: problem(byTag, ({ tag }) => text.statedEmpty(tag)),
  MEDIUM_STATE_REFUSED: problem(bySerial.extend({ state: z.enum(mediumStates) }), ({ serial, state }) =>
    text.mediumStateRefused(serial, state),
  ),
  SANITIZATION_REFUSED: problem(
    bySerial.extend({ reasons: z.array(z.enum(refusalReasons)), instead: z.enum(['destroy']) }),
    ({ serial, reasons }) => text.sanitizationRefused(serial, reasons),
  ),
  LEGAL_HOLD: problem(none, () => text.legalHold),
  TOOL_WITHOUT_VERSION: problem(z.object({ tool: z.string() }), ({ tool }) => text.toolWithoutVersion(tool)),
  DATE_IN_FUTURE: problem(z.object({ date: z.string() }), ({ date }) => text.dateInFuture(date)),
  VERIFIER_IS_OPERATOR: problem(byName, ({ name }) => text.verifierIsOperator(name)),
  NO_READ_BACK: problem(bySerial, ({ serial }) => text.noReadBack(serial)),
  APPROVER_TOOK_PART: problem(byName, ({ name }) => text.approverTookPart(name)),
  EVIDENCE_DAMAGED: problem(z.object({ fileName: z.string(), reason: z.string() }), ({ fileName, reason }) =>
    text.evidenceDamaged(fileName, reason),
  ),
  SIGNATURE_UNREADABLE: problem(none, () => text.signatureUnreadable),
  PIN_NOT_SET: problem(byName, ({ name }) => text.pinNotSet(name)),
  EVIDENCE_UNKNOWN: problem(none, () => text.evidenceUnknown),
  EVIDENCE_NOT_HERE: problem(z.object({ fileName: z.string() }), ({ fileName }) =>
    text.evidenceNotHere(fileName),
  ),
  MAPPING_UNKNOWN: problem(byName, ({ name }) => text.mappingUnknown(name)),
  MAPPING_UNFIT: problem(z.object({ what: z.string() }), ({ what }) => text.mappingUnfit(what)),
  RELEASE_REFUSED: problem(byTag.extend({ gaps: z.array(z.string()) }), ({ tag, gaps }) =>
    text.releaseRefused(tag, gaps),
  ),
  DISPOSITION_REFUSED: problem(byTag.extend({ state: z.enum(assetDispositions) }), ({ tag, state }) =>
    text.dispositionRefused(tag, state),
  ),
  MEDIA_NOT_DONE: problem(byTag, ({ tag }) => text.mediaNotDone(tag)),
  NOTHING_TO_CERTIFY: problem(none, () => text.nothingToCertify),
}

const byNumber = z.object({ number: z.string() })

/** What can go wrong with certificates once they are issued. */
export const certificatesProblems = {
  CERTIFICATE_UNKNOWN: problem(byNumber, ({ number }) => text.certificateUnknown(number)),
  CERTIFICATE_ENDED: problem(byNumber, ({ number }) => text.certificateEnded(number)),
  CERTIFICATE_NOT_HERE: problem(byNumber, ({ number }) => text.certificateNotHere(number)),
  CERTIFICATE_NOT_DRAWN: problem(byNumber, ({ number }) => text.certificateNotDrawn(number)),
  NO_CERTIFICATES: problem(none, () => text.noCertificates),
  CERTIFICATE_SIGNERS_SAME: problem(byName, ({ name }) => text.signersSame(name)),
  CERTIFICATE_KEY_UNKNOWN: problem(z.object({ keyId: z.string() }), ({ keyId }) => text.keyUnknown(keyId)),
  CERTIFICATE_KEY_ENDED: problem(z.object({ keyId: z.string() }), ({ keyId }) => text.keyEnded(keyId)),
  CERTIFICATE_KEY_NEEDS_TWO: problem(none, () => text.keyNeedsTwo),
  CERTIFICATE_KEY_UNREADABLE: problem(none, () => text.keyUnreadable),
}

/** What can go wrong with what stands beside a certificate that is verified. */
export const verificationProblems = {
  KEY_LIST_UNFIT: problem(none, () => text.keyListUnfit),
  STATUS_LIST_UNFIT: problem(z.object({ reason: z.string() }), ({ reason }) => text.statusListUnfit(reason)),
}
