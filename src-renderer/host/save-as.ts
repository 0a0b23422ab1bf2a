/** Starts a download of these bytes under this name. */
export function saveAs(content: Blob, fileName: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  // The browser reads the address after this task; a minute is long enough for it to have begun.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
