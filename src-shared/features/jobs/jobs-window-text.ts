export const jobsWindowText = {
  working: 'Working…',
  doneOf: (done: string, total: string) => `${done} of ${total}`,
  perSecond: (rate: string, unit: string) => `${rate} ${unit}/s`,
  secondsLeft: (seconds: string) => `${seconds} s left`,
  minutesLeft: (minutes: string) => `${minutes} min left`,
  cancel: 'Cancel',
  cancelled: 'Cancelled',
  saved: (fileName: string) => `Saved: ${fileName}`,
}
