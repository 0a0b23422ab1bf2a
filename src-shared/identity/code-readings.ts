/** What an organisation’s codes hold beside the tag, each in the form of a key. */
export interface CodeForm {
  /** what stands before the tag where a code holds an address */
  urlBaseKey: string | null
  /** the company prefix of GS1 */
  gs1Prefix: string | null
}

/** What a reader may send before the data (ISO/IEC 15424), and a GIAI, with or without its brackets. */
const symbologyIdentifier = /^\][A-Z][0-9A-Z]/
const giai = /^\(?8004\)?(.+)$/

/**
 * What else a scanned code can mean, where nothing has it as it is: the tag behind an address of the organisation, the
 * GIAI behind its application identifier and the reference in it, what stands behind the identifier of a symbology.
 * @param key of the code, as `identifierKey` makes it
 */
export function codeReadings(key: string, { urlBaseKey, gs1Prefix }: CodeForm): string[] {
  const bare = key.replace(symbologyIdentifier, '')
  const readings = new Set([bare])
  if (urlBaseKey !== null && bare.startsWith(urlBaseKey))
    readings.add(unescaped(bare.slice(urlBaseKey.length)))
  const identifier = giai.exec(bare)?.[1]
  if (identifier !== undefined) {
    readings.add(identifier)
    if (gs1Prefix !== null && identifier.startsWith(gs1Prefix))
      readings.add(identifier.slice(gs1Prefix.length))
  }
  readings.delete(key)
  readings.delete('')
  return [...readings]
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
