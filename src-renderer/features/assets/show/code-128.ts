import JsBarcode from 'jsbarcode'

/** The bars of a text in Code 128 (ISO/IEC 15417) as `1` for dark and `0` for light modules; null if it has none. */
export function code128Modules(text: string): string | null {
  const target: { encodings?: { data: string }[] } = {}
  try {
    JsBarcode(target, text, { format: 'CODE128' })
  } catch {
    return null
  }
  return target.encodings?.map(({ data }) => data).join('') || null
}

/** Runs of dark modules: where each begins and how wide it is. */
export function barsOf(modules: string): { x: number; width: number }[] {
  return Array.from(modules.matchAll(/1+/g), ({ index, 0: run }) => ({ x: index, width: run.length }))
}
