/** What is said of personal PINs. */
export const pinsText = {
  title: 'My PIN',
  explained:
    'With a PIN nobody else signs or approves under your name in this data folder, and reports say “PIN” beside it instead of “asserted”. It guards against a colleague, not against somebody who copies the files of this computer.',
  none: 'You have none.',
  since: (moment: string) => `You have one since ${moment}.`,
  set: 'Set a PIN',
  change: 'Change PIN',
  remove: 'Remove PIN',
  reset: 'Take the PIN away',
  current: 'Present PIN',
  fresh: 'New PIN',
  freshHint: '4 to 12 digits, not 1111 or 1234',
  again: 'New PIN again',
  differ: 'These two differ.',
  pinOf: (name: string) => `PIN of ${name}`,
  ask: 'PIN',
  saved: 'Your PIN is set.',
  removed: 'Your PIN is removed.',
  resetDone: (name: string) => `“${name}” has no PIN any more and can set a new one.`,
  others: 'PINs of others',
  othersExplained:
    'Who has forgotten theirs: take it away here, then they set a new one. It is written down who did that.',
  digits: 'A PIN has 4 to 12 digits. Choose another one.',
  simple: 'That PIN is the first one that anybody tries. Choose another one.',
  wrong: (left: number) =>
    left > 0
      ? `That is not the PIN. ${left} more tries before you have to wait.`
      : 'That is not the PIN. The next try has to wait.',
  wait: (seconds: number) =>
    `Too many wrong PINs. Wait ${seconds} s, then try again; or ask an administrator to take the PIN away.`,
  needed: (name: string) => `“${name}” has a PIN. Enter it to sign or approve under that name.`,
  missing: (name: string) =>
    name === ''
      ? 'A PIN was given for somebody who is not known here, so it proves nothing. Check the name, or leave the PIN out.'
      : `“${name}” has no PIN. Leave it out, or set one first.`,
  nobody: 'This person is not in the register any more. Choose another one.',
}
