import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import type { Attachment } from './pdf-attachment.ts'
import { catalogueOf } from './pdf-catalogue.ts'

/** A long file that goes with a document, ready to be put into it. */
export interface PackedAttachment extends Attachment {
  deflated: Buffer
  /** lower-case hex */
  sha256: string
}

/**
 * Packs a file beside this thread, so that pages are drawn meanwhile. pdfkit packs on the thread, and takes the MD5 that
 * PDF wants of it in JavaScript: a second for the data of 20,000 scans.
 */
export async function packed(file: Attachment): Promise<PackedAttachment> {
  const deflated = await promisify<Buffer, Buffer>(deflate)(file.bytes)
  return { ...file, deflated, sha256: createHash('sha256').update(file.bytes).digest('hex') }
}

/** Attaches a packed file as `attach` does. @param at UTC, ISO 8601: when its content came to be */
export function attachPacked(document: PDFKit.PDFDocument, file: PackedAttachment, at: string): void {
  const { name, mediaType, description, relationship, bytes, deflated } = file
  const moment = new Date(at)
  const content = document.ref({
    Type: 'EmbeddedFile',
    Subtype: mediaType.replaceAll('/', '#2F'),
    Filter: 'FlateDecode',
    Params: {
      CreationDate: moment,
      ModDate: moment,
      CheckSum: new String(createHash('md5').update(bytes).digest('hex')),
      Size: bytes.length,
    },
  })
  content.end(deflated)
  const specification = document.ref({
    Type: 'Filespec',
    AFRelationship: relationship,
    F: new String(name),
    EF: { F: content },
    UF: new String(name),
    Desc: new String(description),
  })
  specification.end(undefined)
  // pdfkit lists a file under its name by this, its types do not know it
  Reflect.apply(Reflect.get(document, 'addNamedEmbeddedFile'), document, [name, specification])
  const catalogue = catalogueOf(document)
  const associated = catalogue.AF
  catalogue.AF = [...(Array.isArray(associated) ? associated : []), specification]
}
