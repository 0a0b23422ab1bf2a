export const identifiersText = {
  identifierTaken: (code: string, assetTag: string) =>
    `The code “${code}” already means the asset “${assetTag}”. Take it off there first, or check which of the two it is on.`,
}
