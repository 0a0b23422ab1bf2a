/** Where somebody was in a list: its row, and the asset that stood there, which may stand elsewhere meanwhile. */
interface Place {
  row: number
  assetId: string | null
}

const places = new Map<string, Place>()
const start: Place = { row: 0, assetId: null }

/** Which row was active in a list, so that coming back from an asset leads to it. @param address of the list */
export const rememberedPlace = (address: string): Place => places.get(address) ?? start

export function rememberPlace(address: string, place: Place): void {
  places.set(address, place)
}

let lastAddress = ''

/** The list that was looked at last. */
export const lastListPath = (): string => (lastAddress === '' ? '/assets' : `/assets?${lastAddress}`)

export function rememberList(address: string): void {
  lastAddress = address
}
