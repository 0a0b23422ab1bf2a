/** What a label is for: an asset, a blank that none has yet, a location, or the text of a box. */
export interface LabelSubject {
  /** number of the asset; null: another thing */
  n: number | null
  assetId: string | null
  /** or what else its code says */
  assetTag: string
  location?: { name: string; path: string }
}
