export const samplesText = {
  dataFolderNotEmpty: (assets: number) =>
    `This data folder already holds ${assets} assets; an invented organisation is never mixed with a real one. Name an empty folder with --data.`,
}
