export const locationsText = {
  nowCalled: (then: string, now: string) => `${then} (now ${now})`,
  locationUnknown: (location: string) =>
    `There is no location “${location}”. Write its whole path, as in “HQ / Floor 2 / 2.14”, and mind the blanks around each slash.`,
  pathTaken: (path: string) =>
    `There is already a location “${path}”. Choose another name, or merge the two if they are the same place.`,
  withinItself: (path: string, into: string) =>
    `“${path}” cannot go into “${into}”: that is the same place, or stands in it. Choose a place outside of it.`,
  nameMissing: 'A location needs a name. Enter one.',
  inUse: (path: string, children: number, assets: number) =>
    `“${path}” cannot be removed: ${[
      children === 1 ? '1 place is in it' : children > 0 ? `${children} places are in it` : '',
      assets === 1 ? '1 asset is there' : assets > 0 ? `${assets} assets are there` : '',
    ]
      .filter((part) => part !== '')
      .join(' and ')}. Move them away first, or merge it into another place.`,
  barcodeTaken: (barcode: string, holder: string) =>
    `The barcode “${barcode}” belongs to ${holder}. Choose another one, or scan the label that is on the door.`,
}
