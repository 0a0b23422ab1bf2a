import { useState } from 'react'
import type { Confidentiality, Disposition } from '../../../../src-shared/features/disposals/medium.ts'

/** What is said of a case before it is opened. */
export interface CaseForm {
  reason: string
  disposition: Disposition
  /** empty: not stated */
  confidentiality: Confidentiality | ''
  vendor: string
  pickUpOn: string
}

const blank: CaseForm = {
  reason: '',
  disposition: 'recycling',
  confidentiality: '',
  vendor: '',
  pickUpOn: '',
}
/** What was typed outlives the page, as long as the window is open. */
let kept = blank

export function useCaseForm() {
  const [form, setForm] = useState(kept)
  const set = (next: CaseForm) => {
    kept = next
    setForm(next)
  }
  return {
    form,
    change: (part: Partial<CaseForm>) => set({ ...form, ...part }),
    clear: () => set(blank),
  }
}

/** What the engine is handed of a form; what was left empty is left out. */
export function orderOf({ reason, disposition, confidentiality, vendor, pickUpOn }: CaseForm) {
  return {
    reason: reason.trim(),
    disposition,
    ...(confidentiality !== '' && { confidentiality }),
    ...(vendor.trim() !== '' && { vendor: vendor.trim() }),
    ...(pickUpOn !== '' && { pickUpOn }),
  }
}
