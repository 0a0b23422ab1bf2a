import { catalogueOf } from './pdf-catalogue.ts'
import { srgbProfile } from './srgb-profile.ts'

/** What a document says of itself that is PDF/A-3b (ISO 19005-3, 6.6.4 and table of its namespace), as XMP. */
const identification = `
        <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
            <pdfaid:part>3</pdfaid:part>
            <pdfaid:conformance>B</pdfaid:conformance>
        </rdf:Description>
        `
const colourSpace = 'sRGB IEC61966-2.1'

/**
 * Makes a document that is about to end one that lasts, PDF/A-3b (ISO 19005-3): it says so, and says what its colours
 * mean. All else that this asks for holds for every document here: faces are embedded, nothing is encrypted, run or
 * fetched. pdfkit's own option reads the profile from a file beside it, which a bundle does not have.
 */
export function markAsLasting(document: PDFKit.PDFDocument & { appendXML(xml: string): void }): void {
  document.appendXML(identification)
  const profile = document.ref({ N: 3 })
  profile.end(srgbProfile)
  const intent = {
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: new String(colourSpace),
    Info: new String(colourSpace),
    DestOutputProfile: profile,
  }
  catalogueOf(document).OutputIntents = [intent]
}
