import { rmSync } from 'node:fs'
import { disposalsContract } from '../../../../src-shared/features/disposals/disposals-contract.ts'
import { implementCalls } from '../../calls/implement.ts'
import { stagingFile } from '../../files.ts'
import { people } from '../people/people.ts'
import { withPins } from '../pins/pins.ts'
import { candidatesOfCodes, candidatesOfIds } from './candidates-query.ts'
import { casesOfAsset } from './cases-of-asset-query.ts'
import { readCertificateKey } from './certificate-key.ts'
import { endKey } from './certificate-keys.ts'
import { voidCertificate } from './certificate-void.ts'
import { exportKeys, exportStatus } from './certificates-export.ts'
import { certifiableAssets, certifiableMedia } from './certificates-issue.ts'
import { contacts } from './contacts.ts'
import { disposals } from './disposals.ts'
import { addEvidence, takeInEvidence } from './disposals-evidence.ts'
import { addMedium, stateNoMedia } from './disposals-media.ts'
import { caseViewOf, evidenceOf, listCases } from './disposals-query.ts'
import { advance, answer, approve, transfer } from './disposals-release.ts'
import { writeReport } from './disposals-report.ts'
import { demandOf, recordFailure, sanitize, verify } from './disposals-sanitize.ts'
import { evidenceMappings, keepMapping, mappingNamed } from './evidence-mappings.ts'
import { openEvidence } from './evidence-open.ts'
import { outlineSample, trySample } from './mapping-sample.ts'
import { approveUnsanitized, recordVendorCertificate } from './vendors/unsanitized.ts'
import { addVideo, knowVideo } from './video.ts'

const os = implementCalls(disposalsContract)

export default {
  list: os.list.handler(({ context }) => ({ cases: listCases(context.database) })),

  show: os.show.handler(({ input, context: { database, now } }) =>
    caseViewOf(database, disposals.get(database, input.caseId), now().slice(0, 10), input.gaps),
  ),

  candidates: os.candidates.handler(({ input, context: { database } }) => ({
    candidates:
      'codes' in input ? candidatesOfCodes(database, input.codes) : candidatesOfIds(database, input.ids),
  })),

  ofAsset: os.ofAsset.handler(({ input, context: { database } }) => ({
    cases: casesOfAsset(database, input.assetId),
  })),

  open: os.open.handler(({ input, context }) =>
    context.write((tx) => ({ caseId: disposals.open(tx, input) })),
  ),

  addMedium: os.addMedium.handler(({ input, context }) =>
    context.write((tx) => {
      const medium = addMedium(tx, input)
      return { mediumId: medium.id, demanded: demandOf(tx.database, medium) }
    }),
  ),

  stateNoMedia: os.stateNoMedia.handler(({ input, context }) =>
    context.write((tx) => ({ tag: stateNoMedia(tx, input) })),
  ),

  addEvidence: os.addEvidence.handler(async ({ input, context }) => {
    const { database, dataFolder, newId } = context
    disposals.get(database, input.caseId)
    const mapping = input.mapping === undefined ? null : mappingNamed(database, input.mapping)
    const taken = await takeInEvidence(dataFolder, input.files, mapping, newId)
    return context.write((tx) => {
      const ids = addEvidence(tx, input, taken)
      tx.afterCommit(() => {
        for (const { stagingId } of input.files) rmSync(stagingFile(dataFolder, stagingId), { force: true })
      })
      return { evidence: evidenceOf(tx.database, ids) }
    })
  }),

  openEvidence: os.openEvidence.handler(({ input, context }) => openEvidence(context, input)),

  addVideo: os.addVideo.handler(async ({ input, context }) => {
    const known = await knowVideo(context.dataFolder, input.stagingId)
    return context.write((tx) => {
      const video = addVideo(tx, input, known)
      tx.afterCommit(() => rmSync(stagingFile(context.dataFolder, input.stagingId), { force: true }))
      return video
    })
  }),

  sanitize: os.sanitize.handler(({ input, context }) => context.write((tx) => sanitize(tx, input))),

  recordFailure: os.recordFailure.handler(({ input, context }) =>
    context.write((tx) => recordFailure(tx, input)),
  ),

  verify: os.verify.handler(({ input, context }) => {
    const verifier = input.by === undefined ? undefined : people.byName(context.database, input.by)
    return withPins(context, [{ personId: verifier?.id, pin: input.pin }], (tx, proved) =>
      verify(tx, input, proved),
    )
  }),

  answer: os.answer.handler(({ input, context }) =>
    context.write((tx) => ({ unanswered: answer(tx, input) })),
  ),

  approve: os.approve.handler(({ input, context }) =>
    context.write((tx) => ({ approvedBy: approve(tx, input.caseId, input.by) })),
  ),

  approveUnsanitized: os.approveUnsanitized.handler(({ input, context }) =>
    context.write((tx) => ({ mediumId: approveUnsanitized(tx, input) })),
  ),

  recordVendorCertificate: os.recordVendorCertificate.handler(({ input, context }) =>
    context.write((tx) => ({ serials: recordVendorCertificate(tx, input) })),
  ),

  transfer: os.transfer.handler(({ input, context }) =>
    context.write((tx) => ({ isGap: transfer(tx, input) })),
  ),

  advance: os.advance.handler(({ input, context }) =>
    context.write((tx) => ({ advanced: advance(tx, input) })),
  ),

  certify: os.certify.handler(({ input, context }) => {
    readCertificateKey(context.dataFolder)
    return context.write((tx) => {
      const { caseId, scope, serials, tags } = input
      if (scope === 'medium') certifiableMedia(tx.database, caseId, serials)
      else certifiableAssets(tx.database, caseId, scope, tags, tx.at.slice(0, 10))
      return { jobId: context.jobs().start(tx, 'certificates', input) }
    })
  }),

  keepContact: os.keepContact.handler(({ input, context }) =>
    context.write((tx) => {
      contacts.keep(tx, input)
      return { name: input.name }
    }),
  ),

  contacts: os.contacts.handler(({ context }) => ({ contacts: contacts.all(context.database) })),

  voidCertificate: os.voidCertificate.handler(({ input, context }) =>
    context.write((tx) => {
      voidCertificate(tx, input)
      return { number: input.number }
    }),
  ),

  endKey: os.endKey.handler(({ input, context }) =>
    context.write((tx) => ({ newKeyId: endKey(tx, context.dataFolder, input) })),
  ),

  exportKeys: os.exportKeys.handler(({ context }) => exportKeys(context)),

  exportStatus: os.exportStatus.handler(({ context }) => exportStatus(context)),

  mappings: os.mappings.handler(({ context }) => ({
    mappings: evidenceMappings(context.database).map((mapping) => ({
      ...mapping,
      succeeded: [...mapping.succeeded],
      aborted: [...mapping.aborted],
      methods: { ...mapping.methods },
    })),
  })),

  keepMapping: os.keepMapping.handler(({ input, context }) =>
    context.write((tx) => {
      keepMapping(tx, input)
      return { name: input.name }
    }),
  ),

  outlineReport: os.outlineReport.handler(({ input, context }) => outlineSample(context.dataFolder, input)),

  tryMapping: os.tryMapping.handler(({ input, context }) => trySample(context.dataFolder, input)),

  report: os.report.handler(({ input, context }) => writeReport(context, input)),
}
