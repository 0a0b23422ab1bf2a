import { setImmediate as giveWay } from 'node:timers/promises'
import type { CertificateScope } from '../../../../src-shared/features/disposals/certificate.ts'
import { handOutContent } from '../../content/hand-out-content.ts'
import { askDocumentThread } from '../../documents/draw-document.ts'
import { files } from '../files/files.ts'
import type { JobContext } from '../jobs/jobs.ts'
import { signingKey } from './certificate-keys.ts'
import type { DrawnCertificate } from './certificates-document.ts'
import {
  certifiableAssets,
  certifiableMedia,
  issueCertificates,
  issueGroupCertificates,
} from './certificates-issue.ts'
import { keepDocument, keptDocument } from './certificates-kept.ts'

export interface CertificatesOrder {
  caseId: string
  scope: CertificateScope
  tags?: string[] | undefined
  serials?: string[] | undefined
  supersede?: string | undefined
}

/** A certificate with the file that it is handed out as. */
export interface MadeCertificate {
  number: string
  outgoingId: string
  fileName: string
  size: number
  sha256: string
}

const issuedAtOnce = 200
const notedAtOnce = 20

/**
 * Issues the certificates of a case, then draws those that are not drawn yet. The number is durable with what is signed
 * before anything is drawn: a crash in between leaves a certificate that is drawn when it is next asked for.
 */
export async function makeCertificates(
  order: CertificatesOrder,
  job: JobContext,
): Promise<{ certificates: MadeCertificate[] }> {
  const numbers = await issue(order, job)
  const undrawn = numbers.filter((number) => !keptDocument(job, number))
  let done = numbers.length - undrawn.length
  job.progress(done, numbers.length)
  if (undrawn.length > 0) await draw(job, undrawn, () => job.progress(++done, numbers.length))
  const certificates: MadeCertificate[] = []
  for (const number of numbers) {
    certificates.push(handedOut(job, number))
    await giveWay()
  }
  return { certificates }
}

async function issue(order: CertificatesOrder, job: JobContext): Promise<string[]> {
  const { caseId, scope, serials, tags, supersede } = order
  const subjects =
    scope === 'medium'
      ? certifiableMedia(job.database, caseId, serials)
      : certifiableAssets(job.database, caseId, scope, tags, job.now().slice(0, 10))
  // the certificate of a case is of all its assets at once
  const atOnce = scope === 'case' ? subjects.length : issuedAtOnce
  const numbers: string[] = []
  for (let from = 0; from < subjects.length; from += atOnce) {
    job.signal.throwIfAborted()
    const some = subjects.slice(from, from + atOnce)
    numbers.push(
      ...job.step((tx) => {
        // Asked for at each step: the key may have ended in between.
        const issuing = { caseId, supersede, key: signingKey(tx.database, job.dataFolder) }
        return scope === 'medium'
          ? issueCertificates(tx, issuing, some)
          : issueGroupCertificates(tx, issuing, scope, some)
      }),
    )
    await giveWay()
  }
  return numbers
}

/** Draws certificates, and notes those that are stored while the next are drawn: after a crash few are drawn again. */
async function draw(job: JobContext, numbers: readonly string[], onDrawn: () => void): Promise<void> {
  let unnoted: DrawnCertificate[] = []
  const note = () => {
    const drawn = unnoted
    unnoted = []
    if (drawn.length > 0)
      job.step((tx) => {
        for (const one of drawn) keepDocument(tx, one)
      })
  }
  await askDocumentThread(job, { kind: 'certificates', input: numbers }, null, (drawn: DrawnCertificate) => {
    unnoted.push(drawn)
    if (unnoted.length >= notedAtOnce) note()
    onDrawn()
  })
  note()
}

function handedOut(job: JobContext, number: string): MadeCertificate {
  const kept = keptDocument(job, number)
  if (!kept) throw new Error(`the certificate ${number} was drawn and is not there`)
  const outgoingId = job.newId()
  const outgoing = files.outgoing(job.dataFolder, outgoingId)
  const size = handOutContent(job.dataFolder, kept.sha256, outgoing)
  if (size === null) throw new Error(`the certificate ${number} was drawn and is gone`)
  return { number, outgoingId, fileName: kept.file_name, size, sha256: kept.sha256 }
}
