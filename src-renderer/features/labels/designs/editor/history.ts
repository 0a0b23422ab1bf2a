import type { TemplateValue } from '../../../../../src-shared/features/labels/designs/template-entity.ts'

/** What a template was, is, and was before it was undone. */
export interface History {
  past: readonly TemplateValue[]
  now: TemplateValue
  future: readonly TemplateValue[]
  /** what the last step was about: steps of the same kind are one */
  step: string | null
}

export type HistoryAction =
  | { does: 'change'; value: TemplateValue; step: string | null }
  | { does: 'undo' | 'redo' }

const mostKept = 200

export const startHistory = (now: TemplateValue): History => ({ past: [], now, future: [], step: null })

/** Takes a step. Those that follow each other under one name, as nudges of one element, are undone together. */
export function afterStep(history: History, action: HistoryAction): History {
  const { past, now, future, step } = history
  if (action.does === 'change') {
    if (action.value === now) return history
    const goesOn = action.step !== null && action.step === step
    return {
      past: goesOn ? past : [...past, now].slice(-mostKept),
      now: action.value,
      future: [],
      step: action.step,
    }
  }
  const from = action.does === 'undo' ? past.at(-1) : future[0]
  if (!from) return history
  return action.does === 'undo'
    ? { past: past.slice(0, -1), now: from, future: [now, ...future], step: null }
    : { past: [...past, now], now: from, future: future.slice(1), step: null }
}
