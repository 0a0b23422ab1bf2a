/**
 * Shows a PDF in a tab of its own, where the browser prints it. The tab knows nothing of this window.
 * @returns false where the browser lets no tab open
 */
export function openToPrint(pdf: Blob): boolean {
  const url = URL.createObjectURL(new Blob([pdf], { type: 'application/pdf' }))
  // The tab reads the address when it opens; a minute is long enough for it to have begun.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000)
  const tab = window.open(url, '_blank')
  if (!tab) return false
  tab.opener = null
  return true
}
