export const filesText = {
  fileNotStaged: 'The file did not arrive. Choose it again.',
}
