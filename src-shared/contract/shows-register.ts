import type { CallMeta } from './base.ts'

/**
 * Whoever counts a blind audit is not told which assets there are, or where, until its counting has ended, through
 * whatever door they ask. Of the calls that read, all are covered but these, so that one that is added is covered until
 * somebody says here that it tells no asset; a test asks for a word about each.
 */
export const tellsNoAsset: ReadonlySet<string> = new Set([
  // who works, what the computer can do, what the program keeps in order
  'pins.show',
  'pins.list',
  'computer.printers',
  'backups.list',
  'doctor.check',
  'record.verify',
  'sync.status',
  'sync.sites',
  'sync.devices',
  'sync.invite',
  // the names that assets are given, and what is done with them
  'locations.list',
  'locations.children',
  'locations.show',
  'customFields.list',
  'registers.list',
  'registers.merges',
  'assets.sharedViews',
  'attachments.openModelPicture',
  // the audits themselves: counts at the most, and of one that is counted blind they hide even those
  'audits.list',
  'audits.show',
  'audits.status',
  'audits.places',
  'audits.recentScans',
  'audits.reconciliation',
  'audits.closing',
  'audits.closings',
  'audits.closingDigest',
  'audits.policy',
  'audits.due',
  // how labels and tags are made, not of what
  'labels.stocks',
  'labels.templates',
  'labels.check',
  'labelDesigns.list',
  'labelDesigns.settings',
  'labelQueue.sheet',
  'labelRuns.printers',
  'tags.schemes',
  // how evidence is read, what the policy asks for, and who takes media away
  'disposals.exportKeys',
  'disposals.exportStatus',
  'certificates.verify',
  'disposals.mappings',
  'certificates.keys',
  'disposals.outlineReport',
  'disposals.tryMapping',
  'disposals.contacts',
  'disposalPolicy.show',
  'vendors.list',
])

/** Reading calls that tell assets. */
export const showsRegister: ReadonlySet<string> = new Set([
  'assets.list',
  'assets.facets',
  'assets.positionOf',
  'assets.find',
  'assets.show',
  'assets.timeline',
  'assets.counts',
  'assets.parts',
  'assets.choices',
  'attachments.list',
  'attachments.open',
  'locations.previewMerge',
  'audits.expectedIn',
  'audits.items',
  'audits.outcome',
  'audits.accuracy',
  'audits.books',
  'audits.searchAgain',
  'audits.addendum',
  'audits.amending',
  'labels.preview',
  'labels.previewPage',
  'labelQueue.list',
  'labelRuns.list',
  'labelRuns.show',
  'labelRuns.ofAsset',
  'labelRuns.tags',
  'tags.blocks',
  'tags.whatIs',
  'disposals.list',
  'disposals.show',
  'disposals.openEvidence',
  'disposals.candidates',
  'disposals.ofAsset',
  'certificates.list',
  'certificates.open',
  'disposals.report',
  'disposalReports.due',
  'disposalReports.show',
  'disposalReports.weights',
  'disposalReports.past',
  'sampling.list',
  'sampling.show',
  'shipments.list',
  'shipments.show',
  'shipments.manifest',
  'quality.latest',
  'sync.conflicts',
  'sync.quarantine',
])

/** Calls that write, and answer with assets or with a file of them. */
export const writesAndShowsRegister: ReadonlySet<string> = new Set([
  'assets.previewBulkEdit',
  'assets.export',
  'imports.preview',
  'audits.report',
  'audits.booksFile',
  'audits.searchAgainFile',
  'audits.addendumFile',
  'labels.print',
  'labelRuns.confirm',
  'labelRuns.discard',
  'labelRuns.resume',
  'labelRuns.verify',
])

/**
 * Whether a call is not answered to who counts blind.
 * @param call as `assets.list`
 */
export function isCoveredFromBlindCounters(call: string, { kind, right }: CallMeta): boolean {
  if (right === 'none') return false
  return kind === 'query' ? !tellsNoAsset.has(call) : writesAndShowsRegister.has(call)
}
