import type { ShownMedium } from '../../../../../src-shared/features/disposals/disposals-message.ts'
import type { Erasure } from '../../../../../src-shared/features/disposals/erasure.ts'
import type { Outcome } from '../../../../../src-shared/features/disposals/medium.ts'
import {
  isDestruction,
  type MethodId,
  methodIds,
  methods,
  methodsFor,
} from '../../../../../src-shared/features/disposals/methods.ts'
import type { StatedSanitization } from '../../../../../src-shared/features/disposals/sanitization.ts'

/** What is typed of a sanitization; numbers as they are typed, empty where nothing is stated. */
export interface SanitizeForm {
  method: MethodId
  outcome: Outcome
  tool: string
  operator: string
  /** as 2026-11-29 */
  date: string
  hiddenAreas: StatedSanitization['hiddenAreas'] | ''
  encrypted: NonNullable<StatedSanitization['encryptedSinceFirstData']> | ''
  keyErased: string
  keyHolders: string
  degausser: string
  degausserField: string
  coercivity: string
  fragmentArea: string
  place: string
  machine: string
}

/** What stays the same from one drive to the next at a bench. */
let last: Partial<Record<MethodId, Omit<SanitizeForm, 'method' | 'outcome' | 'operator' | 'date'>>> = {}

/** The most that a method achieves on a medium. */
export const mostOf = (method: MethodId, type: ShownMedium['type']): Outcome =>
  methods[method].achieves[type] ?? 'clear'

/** What is proposed for a medium: what its log says, else the first method that is enough. */
export function proposed(
  medium: ShownMedium,
  log: Erasure | null,
  { operator, date }: { operator: string; date: string },
): SanitizeForm {
  const { type, demanded } = medium
  const logged = methodIds.find((method) => method === log?.method && methods[method].achieves[type])
  const wanted = medium.state === 'failed' ? 'destroy' : demanded
  const byTool = log?.tool?.startsWith('nwipe') ? 'overwrite' : undefined
  const fit = methodsFor(type, wanted)[0]?.method ?? 'shred'
  const method = medium.state === 'failed' ? 'shred' : (logged ?? byTool ?? fit)
  return {
    ...withMethod(blank({ operator, date }), method, type),
    ...(log?.tool && !isDestruction(method) && { tool: log.tool }),
  }
}

/** Another method, with what was said of it the last time. */
export function withMethod(form: SanitizeForm, method: MethodId, type: ShownMedium['type']): SanitizeForm {
  const { operator, date } = form
  return { ...blank({ operator, date }), ...last[method], method, outcome: mostOf(method, type) }
}

export function rememberForm({ method, outcome: _, operator: __, date: ___, ...rest }: SanitizeForm): void {
  last = { ...last, [method]: rest }
}

const blank = ({ operator, date }: { operator: string; date: string }): SanitizeForm => ({
  method: 'overwrite',
  outcome: 'clear',
  tool: '',
  operator,
  date,
  hiddenAreas: '',
  encrypted: '',
  keyErased: '',
  keyHolders: '',
  degausser: '',
  degausserField: '',
  coercivity: '',
  fragmentArea: '',
  place: '',
  machine: '',
})

/** What is stated by a form, as the rules read it. */
export function statedOf(form: SanitizeForm): StatedSanitization {
  const said = (words: string) => (words.trim() === '' ? null : words.trim())
  const count = (words: string) => {
    const value = Number(words.trim())
    return words.trim() === '' || !Number.isInteger(value) ? null : value
  }
  return {
    method: form.method,
    outcome: form.outcome,
    hiddenAreas: form.hiddenAreas === '' ? null : form.hiddenAreas,
    encryptedSinceFirstData: form.encrypted === '' ? null : form.encrypted,
    keyErased: said(form.keyErased),
    keyHolders: said(form.keyHolders),
    degausser: said(form.degausser),
    degausserField: count(form.degausserField),
    coercivity: count(form.coercivity),
    fragmentArea: count(form.fragmentArea),
    place: said(form.place),
    machine: said(form.machine),
  }
}
