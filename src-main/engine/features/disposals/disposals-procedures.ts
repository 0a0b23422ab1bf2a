import { rmSync } from 'node:fs'
import { os } from '../../calls/implement.ts'
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

export const disposalsProcedures = os.disposals.router({
  list: os.disposals.list.handler(({ context }) => ({ cases: listCases(context.database) })),

  show: os.disposals.show.handler(({ input, context: { database, now } }) =>
    caseViewOf(database, disposals.get(database, input.caseId), now().slice(0, 10), input.gaps),
  ),

  candidates: os.disposals.candidates.handler(({ input, context: { database } }) => ({
    candidates:
      'codes' in input ? candidatesOfCodes(database, input.codes) : candidatesOfIds(database, input.ids),
  })),

  ofAsset: os.disposals.ofAsset.handler(({ input, context: { database } }) => ({
    cases: casesOfAsset(database, input.assetId),
  })),

  open: os.disposals.open.handler(({ input, context }) =>
    context.write((tx) => ({ caseId: disposals.open(tx, input) })),
  ),

  addMedium: os.disposals.addMedium.handler(({ input, context }) =>
    context.write((tx) => {
      const medium = addMedium(tx, input)
      return { mediumId: medium.id, demanded: demandOf(tx.database, medium) }
    }),
  ),

  stateNoMedia: os.disposals.stateNoMedia.handler(({ input, context }) =>
    context.write((tx) => ({ tag: stateNoMedia(tx, input) })),
  ),

  addEvidence: os.disposals.addEvidence.handler(async ({ input, context }) => {
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

  openEvidence: os.disposals.openEvidence.handler(({ input, context }) => openEvidence(context, input)),

  addVideo: os.disposals.addVideo.handler(async ({ input, context }) => {
    const known = await knowVideo(context.dataFolder, input.stagingId)
    return context.write((tx) => {
      const video = addVideo(tx, input, known)
      tx.afterCommit(() => rmSync(stagingFile(context.dataFolder, input.stagingId), { force: true }))
      return video
    })
  }),

  sanitize: os.disposals.sanitize.handler(({ input, context }) => context.write((tx) => sanitize(tx, input))),

  recordFailure: os.disposals.recordFailure.handler(({ input, context }) =>
    context.write((tx) => recordFailure(tx, input)),
  ),

  verify: os.disposals.verify.handler(({ input, context }) => {
    const verifier = input.by === undefined ? undefined : people.byName(context.database, input.by)
    return withPins(context, [{ personId: verifier?.id, pin: input.pin }], (tx, proved) =>
      verify(tx, input, proved),
    )
  }),

  answer: os.disposals.answer.handler(({ input, context }) =>
    context.write((tx) => ({ unanswered: answer(tx, input) })),
  ),

  approve: os.disposals.approve.handler(({ input, context }) =>
    context.write((tx) => ({ approvedBy: approve(tx, input.caseId, input.by) })),
  ),

  approveUnsanitized: os.disposals.approveUnsanitized.handler(({ input, context }) =>
    context.write((tx) => ({ mediumId: approveUnsanitized(tx, input) })),
  ),

  recordVendorCertificate: os.disposals.recordVendorCertificate.handler(({ input, context }) =>
    context.write((tx) => ({ serials: recordVendorCertificate(tx, input) })),
  ),

  transfer: os.disposals.transfer.handler(({ input, context }) =>
    context.write((tx) => ({ isGap: transfer(tx, input) })),
  ),

  advance: os.disposals.advance.handler(({ input, context }) =>
    context.write((tx) => ({ advanced: advance(tx, input) })),
  ),

  certify: os.disposals.certify.handler(({ input, context }) => {
    readCertificateKey(context.dataFolder)
    return context.write((tx) => {
      const { caseId, scope, serials, tags } = input
      if (scope === 'medium') certifiableMedia(tx.database, caseId, serials)
      else certifiableAssets(tx.database, caseId, scope, tags, tx.at.slice(0, 10))
      return { jobId: context.jobs().start(tx, 'certificates', input) }
    })
  }),

  keepContact: os.disposals.keepContact.handler(({ input, context }) =>
    context.write((tx) => {
      contacts.keep(tx, input)
      return { name: input.name }
    }),
  ),

  contacts: os.disposals.contacts.handler(({ context }) => ({ contacts: contacts.all(context.database) })),

  voidCertificate: os.disposals.voidCertificate.handler(({ input, context }) =>
    context.write((tx) => {
      voidCertificate(tx, input)
      return { number: input.number }
    }),
  ),

  endKey: os.disposals.endKey.handler(({ input, context }) =>
    context.write((tx) => ({ newKeyId: endKey(tx, context.dataFolder, input) })),
  ),

  exportKeys: os.disposals.exportKeys.handler(({ context }) => exportKeys(context)),

  exportStatus: os.disposals.exportStatus.handler(({ context }) => exportStatus(context)),

  mappings: os.disposals.mappings.handler(({ context }) => ({
    mappings: evidenceMappings(context.database).map((mapping) => ({
      ...mapping,
      succeeded: [...mapping.succeeded],
      aborted: [...mapping.aborted],
      methods: { ...mapping.methods },
    })),
  })),

  keepMapping: os.disposals.keepMapping.handler(({ input, context }) =>
    context.write((tx) => {
      keepMapping(tx, input)
      return { name: input.name }
    }),
  ),

  outlineReport: os.disposals.outlineReport.handler(({ input, context }) =>
    outlineSample(context.dataFolder, input),
  ),

  tryMapping: os.disposals.tryMapping.handler(({ input, context }) => trySample(context.dataFolder, input)),

  report: os.disposals.report.handler(({ input, context }) => writeReport(context, input)),
})
