export const peopleText = {
  formerly: (name: string, before: string) => `${name} (formerly ${before})`,
}
