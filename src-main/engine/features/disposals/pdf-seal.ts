import { createHash } from 'node:crypto'
import { type CertificateKey, keyIdOf } from './certificate-key.ts'
import { isSignedBy } from './signed-json.ts'

/** What is signed is this and the digest of the file, so that it is a signature of nothing else. */
const sealed = (digest: string) => Buffer.from(`assetwalk-pdf-seal-1\n${digest}`, 'utf8')
const ending =
  /%AssetwalkSeal 1 ([0-9a-f]{64}) ([0-9a-f]{64}) ([0-9a-f]{128})\n(startxref\n\d{1,10}\n%%EOF\n)$/
const longestEnding = 400

/**
 * Seals a PDF: a comment before its last lines, which readers skip, names the key, the SHA-256 of the file without the
 * comment, and the signature of both. A comment is allowed wherever white space is (ISO 32000-2, 7.2.4).
 * @throws where the file does not end as a PDF does
 */
export function sealPdf(pdf: Uint8Array, key: CertificateKey): Buffer {
  const bytes = Buffer.from(pdf)
  const at = bytes.lastIndexOf('startxref\n')
  if (at < 0 || !/^startxref\n\d{1,10}\n%%EOF\n$/.test(bytes.subarray(at).toString('latin1')))
    throw new Error('the PDF does not end as pdfkit ends one')
  const digest = sha256(bytes)
  const line = `%AssetwalkSeal 1 ${key.publicKey} ${digest} ${key.sign(sealed(digest))}\n`
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(line, 'latin1'), bytes.subarray(at)])
}

export type SealCheck =
  | { kind: 'sealed'; keyId: string }
  | { kind: 'noSeal' }
  | { kind: 'changed' }
  | { kind: 'signatureWrong' }

/** Whether a PDF is, byte for byte, what was sealed, and by which key. */
export function checkSeal(pdf: Uint8Array): SealCheck {
  const bytes = Buffer.from(pdf)
  const end = bytes.subarray(-longestEnding).toString('latin1')
  const [line, publicKey = '', digest = '', signature = '', rest = ''] = ending.exec(end) ?? []
  if (line === undefined) return { kind: 'noSeal' }
  const begin = bytes.length - line.length
  const unsealed = Buffer.concat([bytes.subarray(0, begin), bytes.subarray(bytes.length - rest.length)])
  if (sha256(unsealed) !== digest) return { kind: 'changed' }
  if (!isSignedBy(publicKey, sealed(digest), signature)) return { kind: 'signatureWrong' }
  return { kind: 'sealed', keyId: keyIdOf(publicKey) }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
