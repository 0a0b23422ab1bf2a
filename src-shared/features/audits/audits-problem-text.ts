import { decisionsFor, type ItemKind } from './reconcile.ts'

const someOf = (codes: readonly string[], count: number) =>
  codes.map((code) => `“${code}”`).join(', ') + (count > codes.length ? ', …' : '')

/** What is said where something cannot be done with an audit. */
export const auditsProblemText = {
  auditUnknown: 'There is no such audit in this data folder. List the audits, then try again.',
  auditEmpty: (scope: string) =>
    `No asset in service is recorded for “${scope}”, so there is nothing to audit. Choose another scope, or import the list first.`,
  scopeUnknown: (kind: string, name: string) =>
    kind === 'category'
      ? `There is no category “${name}”. Check its name, or start with another scope.`
      : `Nobody is called “${name}” in this register. Check the name, or start with another scope.`,
  listUnclear: (
    unknown: readonly string[],
    unknownCount: number,
    ambiguous: readonly string[],
    ambiguousCount: number,
  ) =>
    [
      ...(unknownCount > 0 ? [`match no asset: ${unknownCount} (${someOf(unknown, unknownCount)})`] : []),
      ...(ambiguousCount > 0
        ? [`match several assets: ${ambiguousCount} (${someOf(ambiguous, ambiguousCount)})`]
        : []),
    ].reduce((said, part) => `${said} ${part};`, 'Codes of the list') +
    ' nothing was started. Correct these lines, or import the assets first, then try again.',
  placeNotInAudit: (place: string, scope: string) =>
    `“${place}” does not belong to this audit, which covers “${scope}” and what is below it.`,
  placeStateRefused: (place: string) => `“${place}” was counted. Open it again first.`,
  reasonMissing: 'This needs a reason. Say why, then try again.',
  scanUnknown: 'This scan is not known in this audit.',
  codeIsPlace: (place: string) =>
    `This is the barcode of ${place}, and no asset. What is scanned next is there.`,
  codeBlank: 'The code holds nothing readable. Scan it again, or type what is printed on the label.',
  captureRefused: (method: string) =>
    `The policy of your organisation takes nothing that comes in this way (${method}). Scan the label with a scanner.`,
  candidateUnknown: (code: string) =>
    `The chosen asset does not match the code “${code}”. Choose one of those shown.`,
  auditBlind:
    'This audit is blind: until its counting ends it says nothing but that a scan was recorded. End the counting first.',
  countingEnded: (name: string) =>
    `The counting of “${name}” has ended, nothing was recorded. Resume the counting, or start another audit.`,
  countingGoesOn: (name: string) => `“${name}” is being counted already. Scan on.`,
  recountRefused: 'A blind audit is not counted again once its counts were shown. Start another audit.',
  itemUnknown: (item: string) =>
    `Nothing is to be decided about “${item}” in this audit. Look at what is open, then try again.`,
  decisionRefused: (decision: string, kind: string) =>
    `“${decision}” is no decision about what is ${kind}. Choose one of: ${decisionsFor[kind as ItemKind]?.join(', ') ?? ''}.`,
  decisionNeedsPlace: (item: string) =>
    `It is not known which place of “${item}” is accepted. Name the place, then try again.`,
  approverScanned: (name: string) =>
    `“${name}” scanned in this audit and cannot approve what it found. Ask somebody who did not scan.`,
  auditUndecided: (count: number, kinds: readonly string[]) =>
    `Nothing was closed: ${count} items are not decided yet (${kinds.join(', ')}). Decide about them first.`,
  approvalMissing: (count: number) =>
    `Nothing was closed: ${count} decisions wait for the approval of somebody who did not scan in this audit. Ask for it first.`,
  signersSame: (name: string) =>
    `“${name}” cannot sign as auditor and as responsible person. Name somebody else, or leave one out.`,
  signatureInvalid: 'A signature has to be a PNG of at most 64 kB. Draw it again.',
  auditChanged: 'The audit has changed since it was shown. Look at it again, then sign.',
  auditClosed: (name: string) =>
    `“${name}” is closed, nothing changes in it any more. Start another audit, and scan there.`,
  auditAbandoned: (name: string) =>
    `“${name}” was abandoned, nothing changes in it any more. Start another audit, and scan there.`,
}
