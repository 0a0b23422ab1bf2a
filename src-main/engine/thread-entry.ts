/**
 * Where a thread of the engine begins: the source itself when it runs from sources, the bundle beside this one when
 * it is packaged.
 * @param name path from the engine's folder, without its ending
 */
export function threadEntry(name: string): URL {
  const isSource = import.meta.url.endsWith('.ts')
  return new URL(isSource ? `${name}.ts` : `./${name.split('/').at(-1)}.js`, import.meta.url)
}
