import type { ReprintReason, RunState } from './label-run.ts'

const numbered = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
const labelsOf = (count: number) => numbered(count, 'label', 'labels')
const named = (tags: readonly string[], more: number) =>
  `${tags.join(', ')}${more > 0 ? ` (and ${more} others)` : ''}`

/** What is said of labels that are printed, and of printers. */
export const labelRunsText = {
  states: {
    made: 'made, not confirmed',
    sending: 'being sent',
    stopped: 'stopped',
    printed: 'printed',
    discarded: 'given up',
  } satisfies Record<RunState, string>,
  reprints: {
    damaged: 'old label damaged',
    lost: 'old label lost',
    changed: 'what stands on it changed',
    notRead: 'old label did not scan',
    spoiled: 'spoiled while printing',
    notStated: 'reason not stated',
  } satisfies Record<ReprintReason, string>,
  file: 'file',
  labelsOf,
  runUnknown: 'There is no such print. Look at the list of what was printed.',
  runNotMade: (state: RunState) =>
    `This print is ${labelRunsText.states[state]}, so nothing is to be confirmed. Look at the list of what was printed.`,
  runNotStopped: (state: RunState) =>
    `This print is ${labelRunsText.states[state]}, so there is nothing to go on with.`,
  outsideRun: (label: number, total: number) =>
    `This print has ${labelsOf(total)}, and none with the number ${label}.`,
  printerUnreachable: (printer: string, reason: string) =>
    `No printer answers at ${printer} (${reason}). Look whether it is on, its cable and its address; the labels still wait. Nothing was printed.`,
  printerOther: (printer: string) =>
    `What is at ${printer} answers, but not as a label printer that understands ZPL II does. Look at its address (the port is usually 9100) and its language. Nothing more was sent.`,
  printerStopped: (
    printed: number,
    total: number,
    reason: string,
    uncertain: { tags: readonly string[]; more: number },
  ) =>
    `Printed ${printed} of ${total}, then ${reason}. ${
      uncertain.tags.length > 0
        ? `It is not certain whether these came out: ${named(uncertain.tags, uncertain.more)}; they are printed again, so destroy what comes twice. `
        : ''
    }Put it right, then go on from there.`,
  stops: {
    paperOut: 'the printer ran out of labels',
    headOpen: 'the printer was opened',
    ribbonOut: 'the printer ran out of ribbon',
    paused: 'the printer was paused',
    cut: 'the connection broke',
    silent: 'the printer said nothing any more',
    garbage: 'it answered what no label printer does',
    cancelled: 'it was cancelled',
  },
  queueRefused: (printer: string, reason: string) =>
    `The system did not take the labels for the printer “${printer}”: ${reason} The labels still wait.`,
  queueUnknown: (printer: string, known: readonly string[]) =>
    known.length === 0
      ? `This computer knows no printer “${printer}”, nor any other. Set it up in the system, or name its address.`
      : `This computer knows no printer “${printer}”. It knows: ${known.join(', ')}.`,
  noQueues:
    'This computer has no printing system that Assetwalk can hand labels to (CUPS, with its command “lp”). Write a PDF and print that, or name the address of the printer.',
  queueTakesZplAlone: (printer: string) =>
    `On this system “${printer}” can be handed ZPL alone, for a printer that understands it. For other printers write a PDF, or print from the window.`,
  hadLabels: (count: number, tags: readonly string[], more: number) =>
    `${numbered(count, 'of these has', 'of these have')} a label already: ${named(tags, more)}. Destroy the old ones; why there are new ones is recorded as “${labelRunsText.reprints.notStated}” unless it is said.`,
  /** what is promised of labels, and no more */
  checked: 'Decoded and dimension-checked.',
} as const
