import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { developmentFonts } from '../../src-main/engine/documents/fonts.ts'
import { keyOf } from '../../src-main/engine/features/disposals/certificate-key.ts'
import { drawCertificate } from '../../src-main/engine/features/disposals/certificate-pdf.ts'
import { sealPdf } from '../../src-main/engine/features/disposals/pdf-seal.ts'
import { digestOf, signatureOf, signedJson } from '../../src-main/engine/features/disposals/signed-json.ts'
import { checkCertificate } from '../../src-main/engine/verify-certificate.ts'
import { canonicalJson } from '../../src-shared/record/canonical-json.ts'
import { readPdf } from '../tools/pdf-text.ts'

const fixture = (name: string) => readFileSync(new URL(`../fixtures/certificates/${name}`, import.meta.url))
const fixtureOrNone = (name: string | null) => (name === null ? null : fixture(name))
/** The first secret key of the test vectors of RFC 8032, 7.1, in the form of RFC 8410. */
const secret = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'
const der = Buffer.from(`302e020100300506032b657004220420${secret}`, 'hex')
const key = keyOf(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))

const golden = fixture('golden.json')
const signed = canonicalJson(JSON.parse(golden.toString('utf8')).certificate)
const signature = signatureOf(key, signed)

describe('the golden certificate', () => {
  it('has its key, digest and signature for good', () => {
    expect(key).toMatchObject({
      publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      keyId: '21fe31dfa154a261',
    })
    expect(digestOf(signed)).toBe(fixture('golden.sha256').toString('utf8').trim())
    expect(signedJson('certificate', signed, signature).equals(golden)).toBe(true)
  })

  it('is drawn the same whatever was drawn before, and is what was sealed', async () => {
    const draw = async (text: string) =>
      sealPdf(await drawCertificate(text, signature, developmentFonts()), key)
    // the radical and the character, which have one glyph
    await draw(signed.replaceAll('山', '\u2f2d'))
    const [one, other] = [await draw(signed), await draw(signed)]
    expect((await readPdf(one)).whole).toContain('山田')
    expect(one.equals(other)).toBe(true)
    expect(checkCertificate(one, fixture('keys.json'), fixture('status.json'))).toEqual({
      status: 'valid',
      number: 'M7Q2X-2026-000001',
      keyId: key.keyId,
      digest: digestOf(signed),
      issuedAt: '2026-02-11T12:30:00.000Z',
      what: null,
      supersededBy: null,
      reason: null,
      statusAt: '2026-03-01T00:00:00.000Z',
    })
  })

  it('says both moments where the clock was set back since the one before', async () => {
    const content = JSON.parse(golden.toString('utf8')).certificate
    const draw = async (issuedAt: string) => {
      const text = canonicalJson({ ...content, previous: { digest: 'ab'.repeat(32), issuedAt } })
      const { whole } = await readPdf(await drawCertificate(text, signatureOf(key, text), developmentFonts()))
      return whole.replace(/\s+/g, ' ')
    }
    const later = await draw('2026-02-12T00:00:00.000Z')
    expect(later).toContain('The clock of the device showed a later moment before')
    expect(later).toContain('2026-02-12 00:00:00 UTC')
    expect(later).toContain('2026-02-11 12:30:00 UTC')
    expect(await draw('2026-02-11T12:00:00.000Z')).not.toContain('showed a later moment')
  })

  it('is none where something in it is nested deeper than a stack is', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const hostile = golden.toString('utf8').replace('"remarks":[]', `"remarks":${deep}`)
    expect(checkCertificate(Buffer.from(hostile), null, null).status).toBe('altered')
  })

  it('is told of by the other lists of the vectors', () => {
    const status = (keys: string | null, list: string | null) =>
      checkCertificate(golden, fixtureOrNone(keys), fixtureOrNone(list)).status
    expect(status(null, null)).toBe('intact')
    expect(status('keys.json', 'status-void.json')).toBe('void')
    expect(status('keys.json', 'status-gap.json')).toBe('chainGap')
    expect(status('keys-other.json', null)).toBe('unknownKey')
  })
})
