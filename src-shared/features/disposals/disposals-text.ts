import type { AssetDisposition } from './asset-disposition.ts'
import type { ChecklistItem } from './checklist.ts'
import type { Contradiction } from './contradiction.ts'
import type { ErasureEnd, HiddenAreas } from './erasure.ts'
import type { Confidentiality, Disposition, MediumType, Outcome } from './medium.ts'
import type { MediumState } from './medium-state.ts'
import type { MethodId } from './methods.ts'
import type { ReleaseGap } from './release.ts'
import type { RefusalReason, RemarkKind } from './sanitization.ts'
import { vendorsText } from './vendors/vendors-text.ts'

const items: Record<ChecklistItem, string> = {
  legalHold: 'Legal hold on what is stored',
  retention: 'Retention periods are over',
  backup: 'What has to be kept is backed up',
  locks: 'MDM, activation and firmware locks are removed',
  batteries: 'Batteries are removed or declared',
  labels: 'Labels that identify the organisation are removed',
  licences: 'Licences are reclaimed',
  ownership: 'Lessor or private owner agrees',
}

/** What is said of disposals, in window, PDF and on the command line. */
const states = {
  retired: 'retired',
  cleared: 'cleared for release',
  released: 'released',
  disposed: 'disposed',
} satisfies Record<AssetDisposition, string>

export const disposalsText = {
  items,
  outcomes: { clear: 'Clear', purge: 'Purge', destroy: 'Destroy' } satisfies Record<Outcome, string>,
  methods: {
    overwrite: 'Overwrite by software',
    sanitizeOverwrite: 'Overwrite by the sanitize command',
    secureErase: 'ATA Secure Erase',
    enhancedSecureErase: 'ATA Enhanced Secure Erase',
    blockErase: 'Block erase',
    formatNvm: 'Format NVM, user data erase',
    cryptographicErase: 'Cryptographic erase',
    degauss: 'Degauss',
    shred: 'Shred',
    disintegrate: 'Disintegrate',
    pulverize: 'Pulverize',
    incinerate: 'Incinerate',
    melt: 'Melt',
  } satisfies Record<MethodId, string>,
  types: {
    hdd: 'Magnetic disk (HDD)',
    ssd: 'Flash, SATA or SAS (SSD)',
    nvme: 'Flash, NVMe (SSD)',
    flash: 'Flash memory',
    other: 'Other',
  } satisfies Record<MediumType, string>,
  dispositions: {
    reuse: 'Reuse in the organisation',
    donation: 'Donation',
    resale: 'Resale',
    recycling: 'Recycling',
    returnToLessor: 'Return to the lessor',
    destruction: 'Destruction',
  } satisfies Record<Disposition, string>,
  confidentialities: { low: 'Low', moderate: 'Moderate', high: 'High' } satisfies Record<
    Confidentiality,
    string
  >,
  mediumStates: {
    pending: 'pending',
    sanitized: 'sanitized, not verified',
    verified: 'verified',
    failed: 'failed, has to be destroyed',
  } satisfies Record<MediumState, string>,
  assetDispositions: states,
  erasureEnds: {
    succeeded: 'erased',
    failed: 'failed',
    aborted: 'aborted',
    running: 'not finished',
    notRun: 'never run',
    notStated: 'not stated',
  } satisfies Record<ErasureEnd, string>,
  hiddenAreas: {
    none: 'none',
    removed: 'removed',
    present: 'present',
    unknown: 'not known',
  } satisfies Record<HiddenAreas, string>,
  refusals: {
    methodUnfit: 'this method does not sanitize a medium of this type',
    outcomeTooHigh: 'this method does not achieve that much on a medium of this type',
    flashDegaussed: 'flash has no magnetism, so degaussing leaves all of it',
    overwriteNoPurgeOnFlash: 'overwriting is no Purge on flash, which keeps blocks that no write reaches',
    logFailed: 'the log says that it failed',
    logAborted: 'the log says that it was aborted',
    logUnfinished: 'the log says that it did not run to its end',
    logErrors: 'the log counts errors of passes, verification or writing back',
    logNotAllErased: 'the log says that not every sector was erased',
    hiddenAreasPresent: 'the disk hides areas (HPA, DCO) that were not written over',
    hiddenAreasUnknown: 'it is not known whether the disk hides areas (HPA, DCO)',
    hiddenAreasNotStated:
      'nobody states whether the disk hides areas (HPA, DCO), and without that overwriting is no Purge',
    encryptionNotStated: 'it is not stated whether all data was encrypted from the first on',
    encryptionNotSinceFirst: 'not all data is known to have been encrypted from the first on',
    keyNotStated: 'it is not stated which key was erased, and who held copies of it',
    degausserNotStated: 'it is not stated by which degausser',
    coercivityNotStated: 'the coercivity of the medium is not stated',
    degausserTooWeak: 'the field of the degausser is weaker than the coercivity of the medium',
    fragmentsTooLarge: 'the fragments are larger than the policy allows',
    logOfOtherMethod: 'the log is of another method',
  } satisfies Record<RefusalReason, string>,
  remarks: {
    hiddenAreasNotStated: 'Whether the disk hid areas (HPA, DCO) was not stated.',
    fragmentAreaNotStated: 'The size of the fragments was not stated.',
    destructionPlaceNotStated: 'Place or machine of the destruction was not stated.',
    noEvidence: 'No log of the tool says that this medium was erased: it is stated by the operator.',
  } satisfies Record<RemarkKind, string>,
  reportColumns: [
    'Date',
    'Case',
    'Disposition',
    'Asset Tag',
    'Manufacturer',
    'Model',
    'Serial',
    'Type',
    'State',
    'Outcome',
    'Method',
    'Tool',
    'Operator',
    'Verifier',
    'Policy demands',
    'Policy met',
    'Evidence files',
    'Certificates',
  ],
  byTool: 'the tool, by reading back',
  contradiction(found: Contradiction): string {
    switch (found.kind) {
      case 'mediumResults':
        return `Medium ${found.serial}: what was recorded of it on different devices contradicts; it stands as the worse of it says. Look at it, and destroy it or sanitize it again.`
      case 'mediumTwice':
        return `Medium ${found.serial} was recorded on two devices. Go on with one of them, and destroy or seal neither twice.`
      case 'mediaInEmptyAsset':
        return `${found.tag}: one device says that it has no media, another recorded some. Its media count.`
      case 'inTwoCases':
        return `${found.tag} was retired on two devices: it stands in the case ${found.caseId} as well. Go on in one of them.`
      case 'stepTwice':
        return `${found.tag} was ${states[found.state]} on two devices. Ask whether it left twice.`
      case 'certifiedTwice':
        return `${found.numbers.join(' and ')} certify the same and both stand. Make one of them void, or supersede both.`
      case 'numberTwice':
        return `Two certificates bear the number ${found.number}, as a copy of a device can make them. Make the number void and issue both anew.`
    }
  },
  gap(gap: ReleaseGap): string {
    switch (gap.kind) {
      case 'mediaUnknown':
        return 'its media are not recorded, and nobody states that it has none'
      case 'mediumNotVerified':
        return `medium ${gap.serial} is not sanitized and verified`
      case 'mediumBelowPolicy':
        return `medium ${gap.serial} is not sanitized as the policy demands`
      case 'lotQuarantined':
        return `medium ${gap.serial} stands in lot ${gap.lot}, which is quarantined`
      case 'sampleMissing':
        return `medium ${gap.serial} stands in no lot that passed its sampling`
      case 'itemUnanswered':
        return `not answered: ${items[gap.item]}`
      case 'itemBlocking':
        return gap.item === 'legalHold' ? 'it is under legal hold' : `not done: ${items[gap.item]}`
      case 'notApproved':
        return 'nobody approved the release'
      case 'vendorCertificateMissing':
        return `no certificate of the vendor says that medium ${gap.serial} was destroyed`
      case 'vendor':
        return vendorsText.gap(gap.name, gap.gap)
    }
  },
} as const
