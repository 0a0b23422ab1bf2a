import { disposalsText } from './disposals-text.ts'
import type { RefusalReason } from './sanitization.ts'

const someOf = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ')

/** What is said where something cannot be done with a disposal. */
export const disposalsProblemText = {
  caseUnknown: 'There is no such disposal case in this data folder. List the cases, then try again.',
  assetsUnknown: (tags: readonly string[]) =>
    `No asset has the tag ${someOf(tags)}, nothing was opened. Check the tags, then try again.`,
  assetInOpenCase: (tag: string, caseId: string) =>
    `“${tag}” stands in the disposal case ${caseId} already. Go on there.`,
  assetNotInCase: (tag: string) => `“${tag}” does not stand in this case. Check the tag, then try again.`,
  assetNotNamed: 'Several assets stand in this case. Name the one that is meant by its tag.',
  mediumTaken: (serial: string, tag: string) =>
    `A medium with the serial number “${serial}” and this model is recorded at “${tag}” already.`,
  mediumInOtherCase: (serial: string, caseId: string) =>
    `The medium “${serial}” is recorded in the disposal case ${caseId}, which is open. Go on there.`,
  mediumUnknown: (serial: string) =>
    `No medium with the serial number “${serial}” is recorded in this case. Record it first, or check the number on the drive.`,
  mediumAmbiguous: (serial: string) =>
    `Several media in this case have the serial number “${serial}”. Name the one that is meant by its id.`,
  mediaThere: (tag: string, count: number) =>
    `At “${tag}” media are recorded (${count}), so nobody can state that it has none. Look at the case, then go on.`,
  statedEmpty: (tag: string) =>
    `Somebody stated that “${tag}” has no media inside. If it has one after all, open a new case for it.`,
  mediumStateRefused: (serial: string, state: keyof typeof disposalsText.mediumStates) =>
    state === 'failed'
      ? `The medium “${serial}” failed and can only be destroyed. Record its destruction.`
      : `The medium “${serial}” is ${disposalsText.mediumStates[state]}, so this cannot be recorded now.`,
  sanitizationRefused: (serial: string, reasons: readonly RefusalReason[]) =>
    `The sanitization of “${serial}” does not count: ${reasons
      .map((reason) => disposalsText.refusals[reason])
      .join(
        '; ',
      )}. Sanitize it anew and hand in that log, or record that it failed and have it destroyed instead.`,
  legalHold: 'This case is under legal hold: nothing in it may be sanitized, released or disposed of.',
  toolWithoutVersion: (tool: string) =>
    `“${tool}” names no version. Name the tool with its version, as in “nwipe 0.36”.`,
  dateInFuture: (date: string) => `The day ${date} has not come yet. Give the day on which it was done.`,
  verifierIsOperator: (name: string) =>
    `“${name}” sanitized this medium and cannot verify it. Ask somebody else.`,
  noReadBack: (serial: string) => `No log says that the tool read “${serial}” back. Have a person verify it.`,
  approverTookPart: (name: string) =>
    `“${name}” opened this case or sanitized a medium in it and cannot approve the release. Ask somebody else.`,
  evidenceDamaged: (fileName: string, reason: string) =>
    `“${fileName}” cannot be taken as evidence: ${reason}. Nothing was recorded. Get the file from the tool once more.`,
  signatureUnreadable:
    'The signature cannot be read: it has to be a PNG of at most 2,000 pixels a side. Draw it again.',
  pinNotSet: (name: string) =>
    `The policy asks whoever verifies to prove by a PIN who they are, and “${name}” has none. Have them set one, then try again.`,
  evidenceUnknown: 'There is no such evidence in this case. Hand the file in as evidence of it first.',
  mappingUnknown: (name: string) =>
    `There is no evidence mapping called “${name}”. List the mappings, or keep one under this name first.`,
  mappingUnfit: (what: string) =>
    `The mapping cannot be kept because of: ${what}. Correct it, then try again.`,
  releaseRefused: (tag: string, gaps: readonly string[]) =>
    `“${tag}” cannot be released: ${gaps.join('; ')}. See to that first.`,
  dispositionRefused: (tag: string, state: keyof typeof disposalsText.assetDispositions) =>
    `“${tag}” is ${disposalsText.assetDispositions[state]}, so this cannot be recorded now.`,
  mediaNotDone: (tag: string) =>
    `Not every medium of “${tag}” is sanitized and verified, and nobody stated that it has none, so no certificate can speak of all of it. See to these first, or certify single media.`,
  nothingToCertify:
    'No medium of this case is sanitized and verified without having its certificate. Sanitize and verify first.',
  certificateUnknown: (number: string) =>
    `There is no certificate ${number} in this data folder. Check its number.`,
  certificateEnded: (number: string) => `The certificate ${number} is void or superseded already.`,
  evidenceNotHere: (fileName: string) =>
    `“${fileName}” was handed in on another device, and its content has not come here yet. Sync again later.`,
  certificateNotHere: (number: string) =>
    `The PDF of ${number} was drawn on another device and has not come here yet. Sync again later, or issue the certificates of its case once more: it keeps its number and is drawn here.`,
  certificateNotDrawn: (number: string) =>
    `The PDF of ${number} is not drawn yet. Issue the certificates of its case once more: it keeps its number.`,
  noCertificates: 'No certificate was issued here yet, so there is no key and no list of certificates.',
  signersSame: (name: string) =>
    `A certificate is made void by two people, and “${name}” is one. Name somebody else as the second.`,
  keyUnknown: (keyId: string) =>
    `No certificate was signed here with the key “${keyId}”. Export the keys to see their ids.`,
  keyEnded: (keyId: string) =>
    `The key “${keyId}” was revoked or is compromised already. Export the keys to see since when.`,
  keyNeedsTwo:
    'Nothing is believed any more of what a compromised key signed. That takes two people: name the second one.',
  keyUnreadable:
    'The key that signs certificates cannot be read (certificate-key.pem in the data folder). Mend its permissions, or put it back from a copy.',
  keyListUnfit:
    'The list of keys cannot be used: it is no file that “certificate keys export” wrote. Get it once more from whoever issued the certificate.',
  statusListUnfit: (reason: string) =>
    `The status list cannot be used: ${reason}. Get it once more from whoever issued the certificate.`,
}
