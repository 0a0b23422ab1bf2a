import { createHash } from 'node:crypto'
import {
  type CertificateContent,
  certificateNumber,
  devicePrefix,
} from '../../../../src-shared/features/disposals/certificate.ts'
import type { Transaction } from '../../database/transaction.ts'
import { lastOfDevice, lastSequence, organisation } from './certificates-store.ts'

/** Which number a certificate has, and which one it follows. */
export interface Place {
  number: string
  device: string
  year: number
  sequence: number
  previous: CertificateContent['previous']
}

/** The number after the last one of this device and year. Whoever goes on from a copy is another device. */
export function nextPlace(tx: Transaction): Place {
  const { database } = tx
  const replicaId = organisation.get(database, {})?.replicaId ?? ''
  const device = devicePrefix(createHash('sha256').update(replicaId, 'utf8').digest('hex'))
  const year = Number(tx.at.slice(0, 4))
  const sequence = (lastSequence.get(database, { device, year })?.sequence ?? 0) + 1
  const last = lastOfDevice.get(database, { device })
  return {
    number: certificateNumber(device, year, sequence),
    device,
    year,
    sequence,
    previous: last ? { digest: last.digest, issuedAt: last.at } : null,
  }
}
