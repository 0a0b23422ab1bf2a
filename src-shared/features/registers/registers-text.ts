import type { StatusType } from '../status-labels/status-type.ts'

export const registersText = {
  unknown: 'This entry is not there any more. Look at the list again.',
  nameTaken: (name: string, isArchived: boolean) =>
    isArchived
      ? `“${name}” is there already, archived. Show the archived ones and take it back, or choose another name.`
      : `“${name}” is there already. Choose another name, or merge the two if they are the same.`,
  changed: (name: string) =>
    `Somebody else has changed “${name}” meanwhile. Look at what it is now, then change it again.`,
  labelNeeded: (name: string, type: StatusType) =>
    `“${name}” is the last label of the type “${type}”, and assets get one by that type. Make another one of this type first.`,
  personNeeded: (name: string) =>
    `${name} is the last administrator. Make somebody else administrator first.`,
  byAdministrator: (name: string) =>
    `${name} works with Assetwalk. Only an administrator can merge or deactivate such a person.`,
  intoItself: (name: string) => `“${name}” cannot be merged into itself. Choose another one.`,
  mergeUnknown: 'This is no merge that can be undone. Choose one of those that are shown with the entry.',
  mergeRunning: 'The merge is still under way. Wait until it is done, or cancel it, then undo it.',
  mergeUndone: 'This merge is undone already. Look at the list again.',
  mergedNameTaken: (name: string) =>
    `“${name}” is the name of another entry by now. Rename that one, then undo the merge.`,
  mergedPlaceTaken: (path: string) =>
    `There is another location “${path}” by now. Rename or merge that one, then undo the merge.`,
  mergedPlaceGone: (name: string, outer: string) =>
    `“${name}” cannot be taken back: “${outer}”, in which it was, is removed.`,
  intoArchived: (name: string) => `“${name}” is archived. Take it back first, or choose another one.`,
}
