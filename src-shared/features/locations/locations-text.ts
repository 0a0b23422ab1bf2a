export const locationsText = {
  locationUnknown: (location: string) =>
    `There is no location “${location}”. Write its whole path, as in “HQ / Floor 2 / 2.14”, and mind the blanks around each slash.`,
}
