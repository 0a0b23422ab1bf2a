export const filesText = {
  fileNotStaged: 'The file did not arrive. Choose it again.',
  fileGone: 'The file is not there any more. Make it again.',
}
