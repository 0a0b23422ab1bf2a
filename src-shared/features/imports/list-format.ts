/** Encodings that a list can be read in; the first four are found out by themselves. */
export const listEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'iso-8859-2',
  'iso-8859-15',
  'macintosh',
  'shift_jis',
  'gb18030',
  'big5',
  'euc-kr',
] as const
export type ListEncoding = (typeof listEncodings)[number]

export const listDelimiters = [',', ';', '\t', '|'] as const
export type ListDelimiter = (typeof listDelimiters)[number]

const sampleLines = 50

/**
 * The delimiter of a list, by a sample of its text: the one that parts most lines into as many cells as the header, and
 * among those the one that parts the header most. What is quoted counts for nothing.
 */
export function delimiterOf(sample: string): ListDelimiter {
  const bare = sample.replace(/"(?:[^"]|"")*"/g, '')
  const [header = '', ...lines] = bare
    .split(/\r\n|\n|\r/)
    .filter((line) => line !== '')
    .slice(0, sampleLines)
  const rated = listDelimiters.map((delimiter) => {
    const parts = header.split(delimiter).length
    const like = lines.filter((line) => line.split(delimiter).length === parts).length
    return { delimiter, parts, like: parts === 1 ? -1 : like }
  })
  rated.sort((one, other) => other.like - one.like || other.parts - one.parts)
  return rated[0]?.delimiter ?? ','
}
