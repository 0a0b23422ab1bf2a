/** Application identifier of a Global Individual Asset Identifier (GS1 General Specifications, 3.9.2). */
export const giaiIdentifier = '8004'

/** The GIAI of an asset: the company prefix of the organisation and the asset tag as individual reference. */
export const giaiOf = (gs1Prefix: string, assetTag: string) => `${gs1Prefix}${assetTag}`
