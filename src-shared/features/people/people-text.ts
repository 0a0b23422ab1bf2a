export const peopleText = {
  nameNear: (name: string, near: readonly string[]) =>
    `Nobody is called “${name}”, but ${near.map((one) => `“${one}”`).join(', ')} is. Correct the name, or say that this is somebody new (on the command line with --new-person).`,
  somebodyNew: 'Somebody new',
  formerly: (name: string, before: string) => `${name} (formerly ${before})`,
}
