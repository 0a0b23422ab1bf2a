import { vi } from 'vitest'

/** Keeps what is printed from the terminal until `end`. */
export function capturePrinted(): { text: () => string; end: () => void } {
  let text = ''
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk, ...more) => {
    text += String(chunk)
    const written = more.find((one) => typeof one === 'function')
    written?.()
    return true
  })
  return { text: () => text, end: () => write.mockRestore() }
}
