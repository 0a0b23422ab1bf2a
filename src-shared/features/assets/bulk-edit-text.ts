export const bulkEditText = {
  nothingToSet: 'No field is set. Name at least one field and the value that the assets are to have.',
  unknown: 'This is no bulk edit that could be undone. Look for the job that changed the assets.',
  stillRunning: 'This bulk edit is still at work. Cancel it or wait for its end, then undo it.',
  reasons: {
    parentLoop: (parent: string) =>
      `It cannot be a part of “${parent}”, which is it, or a part of it, or stands too deep.`,
    checkedOutToItself: 'It cannot be checked out to itself.',
  },
}
