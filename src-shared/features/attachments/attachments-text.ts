export const attachmentsText = {
  unknown: 'This photo or file is not there any more. Look at the asset again.',
  modelWithoutPicture: 'This model has no picture any more. Look at the model again.',
  empty: (fileName: string) => `“${fileName}” is empty. Choose another file.`,
  tooLarge: (fileName: string, most: string) =>
    `“${fileName}” is larger than ${most}. Make it smaller, or keep it elsewhere and write in the notes where.`,
  notAPhoto: (fileName: string) =>
    `“${fileName}” is no picture that can be shown. Save it as JPEG, PNG or WebP, or add it as a file.`,
  imageDamaged: (fileName: string) =>
    `“${fileName}” is a damaged picture, or of a kind that is not known, so the place where it was taken could not be removed from it. Save it as JPEG, then add it again.`,
  thumbnailUnfit:
    'The small picture that came with it is too large, or none. Leave it out, or make one of at most 512 pixels.',
  tooMany: (most: number) =>
    `An asset has at most ${most} photos and files. Remove one that is not needed any more.`,
  contentGone: (fileName: string) =>
    `The content of “${fileName}” is not in the data folder. Where this laptop takes part in a sync, the next one brings it. If not, run “assetwalk doctor” to see what else is missing, and bring back the folder “files” of a backup.`,
  megabytes: (count: number) => `${count} MB`,
}
