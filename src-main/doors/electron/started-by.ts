/** What this program tells whoever started it as a child: that it runs, so that no other way need be looked for. */
export const runningMessage = 'assetwalk:running'

/** Exit code of a start that failed after the person was told why, in a dialog. */
export const explainedExit = 78
