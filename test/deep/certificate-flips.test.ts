import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { developmentFonts } from '../../src-main/engine/documents/fonts.ts'
import { keyOf } from '../../src-main/engine/features/disposals/certificate-key.ts'
import { drawCertificate } from '../../src-main/engine/features/disposals/certificate-pdf.ts'
import { sealPdf } from '../../src-main/engine/features/disposals/pdf-seal.ts'
import { signatureOf } from '../../src-main/engine/features/disposals/signed-json.ts'
import { checkCertificate } from '../../src-main/engine/verify-certificate.ts'
import { canonicalJson } from '../../src-shared/record/canonical-json.ts'

const runs = 20_000
const golden = readFileSync(new URL('../fixtures/certificates/golden.json', import.meta.url), 'utf8')

it('a certificate is altered where one to four bytes of its PDF are others, wherever they are', async () => {
  // of RFC 8032, 7.1, in the form of RFC 8410
  const secret = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'
  const der = Buffer.from(`302e020100300506032b657004220420${secret}`, 'hex')
  const key = keyOf(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
  const signed = canonicalJson(JSON.parse(golden).certificate)
  const pdf = sealPdf(await drawCertificate(signed, signatureOf(key, signed), developmentFonts()), key)
  expect(checkCertificate(pdf, null, null).status).toBe('intact')
  const flip = fc.tuple(fc.nat(pdf.length - 1), fc.integer({ min: 1, max: 255 }))
  const flips = fc.uniqueArray(flip, { minLength: 1, maxLength: 4, selector: ([at]) => at })
  fc.assert(
    fc.property(flips, (changes) => {
      const flipped = Buffer.from(pdf)
      for (const [at, by] of changes) flipped[at] = (flipped[at] ?? 0) ^ by
      expect(checkCertificate(flipped, null, null).status).toBe('altered')
    }),
    { numRuns: runs },
  )
})
