/**
 * Puts a text on the clipboard, without a permission too: where the browser's own way is refused, by the old command,
 * whose event carries the text. To be called while a key or a click is being handled.
 * @returns false where neither is possible
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyByCommand(text)
  }
}

function copyByCommand(text: string): boolean {
  let carried = false
  const carry = (event: ClipboardEvent) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    event.clipboardData?.setData('text/plain', text)
    carried = event.clipboardData !== null
  }
  document.addEventListener('copy', carry, { capture: true })
  const done = document.execCommand('copy')
  document.removeEventListener('copy', carry, { capture: true })
  return done && carried
}
