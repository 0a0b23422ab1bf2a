const keyOf = (auditId: string) => `assetwalk.draft.${auditId}`

/** Keeps what was typed into the scan field and not sent, for when the page is shown again. */
export function keepDraft(auditId: string, text: string): void {
  if (text === '') sessionStorage.removeItem(keyOf(auditId))
  else sessionStorage.setItem(keyOf(auditId), text)
}

export function takeDraft(auditId: string): string {
  const text = sessionStorage.getItem(keyOf(auditId)) ?? ''
  keepDraft(auditId, '')
  return text
}
