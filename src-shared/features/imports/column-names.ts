import { headerKey } from './import-fields.ts'

/**
 * What the columns of a list are called, so that each can be meant: by its header; where several have the same one, the
 * further ones by their place among them, as in `Serial#2`. Blank headers stay blank.
 */
export function columnNames(header: readonly string[]): string[] {
  const titles = header.map((cell) => cell.replace('\ufeff', '').trim())
  const taken = new Set(titles.map(headerKey))
  const met = new Map<string, number>()
  return titles.map((title) => {
    const key = headerKey(title)
    let place = (met.get(key) ?? 0) + 1
    met.set(key, place)
    if (place === 1 || title === '') return title
    while (taken.has(`${key}#${place}`)) place++
    met.set(key, place)
    taken.add(`${key}#${place}`)
    return `${title}#${place}`
  })
}
