import { monthsAfter } from '../assets/asset-values.ts'
import type { ImportedAsset } from '../imports/import-row.ts'
import { formatLocationPath } from '../locations/location-path.ts'
import { SeededRandom } from './seeded-random.ts'

interface Product {
  category: string
  manufacturer: string
  model: string
  modelNumber: string
  serialPrefix: string
  cost: readonly [least: number, most: number]
  /** of a hundred assets, how many are of this kind */
  share: number
  /** how likely one of them is checked out to a person */
  personal: number
  supplier: string
  warrantyMonths: number
  /** after how many months it is to be replaced */
  lifeMonths: number
  identifier?: 'mac' | 'imei'
}

const products: readonly Product[] = [
  {
    category: 'Laptop',
    supplier: 'Kontor Devices',
    warrantyMonths: 36,
    lifeMonths: 48,
    manufacturer: 'Lenovo',
    model: 'ThinkPad T14 Gen 5',
    modelNumber: '21ML',
    serialPrefix: 'PF',
    cost: [1150, 1890],
    share: 24,
    personal: 0.85,
  },
  {
    category: 'Laptop',
    supplier: 'Kontor Devices',
    warrantyMonths: 36,
    lifeMonths: 48,
    manufacturer: 'Apple',
    model: 'MacBook Pro 14',
    modelNumber: 'A2992',
    serialPrefix: 'C02',
    cost: [1990, 3290],
    share: 10,
    personal: 0.9,
  },
  {
    category: 'Monitor',
    supplier: 'Kontor Devices',
    warrantyMonths: 36,
    lifeMonths: 84,
    manufacturer: 'Dell',
    model: 'U2724D',
    modelNumber: '210-BKVS',
    serialPrefix: 'CN0',
    cost: [310, 460],
    share: 26,
    personal: 0.1,
  },
  {
    category: 'Docking station',
    supplier: 'Kontor Devices',
    warrantyMonths: 24,
    lifeMonths: 60,
    manufacturer: 'Dell',
    model: 'WD22TB4',
    modelNumber: '210-BDTD',
    serialPrefix: 'DK',
    cost: [190, 290],
    share: 12,
    personal: 0.1,
  },
  {
    category: 'Desktop',
    supplier: 'Hafen IT Supply',
    warrantyMonths: 36,
    lifeMonths: 60,
    identifier: 'mac',
    manufacturer: 'HP',
    model: 'Elite Mini 800 G9',
    modelNumber: '5M9P9EA',
    serialPrefix: '8CC',
    cost: [720, 1140],
    share: 8,
    personal: 0.05,
  },
  {
    category: 'Phone',
    supplier: 'Mobilfunk Süd',
    warrantyMonths: 24,
    lifeMonths: 36,
    identifier: 'imei',
    manufacturer: 'Samsung',
    model: 'Galaxy XCover7',
    modelNumber: 'SM-G556B',
    serialPrefix: 'R5C',
    cost: [320, 420],
    share: 9,
    personal: 0.9,
  },
  {
    category: 'Printer',
    supplier: 'Bürowelt Øst',
    warrantyMonths: 24,
    lifeMonths: 72,
    identifier: 'mac',
    manufacturer: 'Brother',
    model: 'HL-L6410DN',
    modelNumber: 'HLL6410DNRE1',
    serialPrefix: 'E78',
    cost: [380, 560],
    share: 3,
    personal: 0,
  },
  {
    category: 'Switch',
    supplier: 'Netzhaus',
    warrantyMonths: 60,
    lifeMonths: 96,
    identifier: 'mac',
    manufacturer: 'Cisco',
    model: 'Catalyst 9200L-24P',
    modelNumber: 'C9200L-24P-4G',
    serialPrefix: 'FOC',
    cost: [1900, 3100],
    share: 3,
    personal: 0,
  },
  {
    category: 'Server',
    supplier: 'Netzhaus',
    warrantyMonths: 60,
    lifeMonths: 72,
    identifier: 'mac',
    manufacturer: 'Dell',
    model: 'PowerEdge R760',
    modelNumber: '210-BDZY',
    serialPrefix: 'SV',
    cost: [6900, 15800],
    share: 2,
    personal: 0,
  },
  {
    category: 'Projector',
    supplier: 'Bürowelt Øst',
    warrantyMonths: 24,
    lifeMonths: 72,
    manufacturer: 'Epson',
    model: 'EB-L260F',
    modelNumber: 'V11HA69080',
    serialPrefix: 'X6T',
    cost: [1290, 1690],
    share: 3,
    personal: 0,
  },
]

const departments = [
  'Sales',
  'Development',
  'Finance',
  'Production',
  'Human resources',
  'Warehouse',
  'Research',
]
const companies = ['Nordwind AG', 'Nordwind Logistics']
const remarks = ['Scratch on the lid', 'Fan is loud', 'Label replaced', 'On loan to the trade fair stand']
const cities = [
  'Hamburg',
  'Leeds',
  'Gdańsk',
  'Porto',
  'Lyon',
  'Malmö',
  'Graz',
  'Osaka 大阪',
  'Toronto',
  'Zürich',
  'Brno',
  'Turin',
]
const buildings = ['North House', 'Mill', 'Annex', 'Tower', 'Depot', 'Old School']
const roomKinds = ['Office', 'Office', 'Office', 'Meeting room', 'Lab', 'Store', 'Server room']
const firstNames = [
  'Anna',
  'Łukasz',
  'Mei',
  'Tomás',
  'Ingrid',
  'Kofi',
  'Zoë',
  'Jürgen',
  'Aoife',
  'Noor',
  'Petr',
  'Yuki',
  'Chloé',
  'Omar',
  'Greta',
  'Dinesh',
]
const lastNames = [
  'Nowak',
  'Schneider',
  'Okafor',
  'Lindström',
  'Silva',
  'Tanaka',
  'O’Brien',
  'Dvořák',
  'Haddad',
  'Moreau',
  'Patel',
  'Rossi',
  'Jansen',
  'Weiß',
  'Kaya',
  'Smith',
]

const assetsPerRoom = 12
const roomsPerFloor = 16
const floorsPerBuilding = 4
const buildingsPerSite = 3
const firstPurchase = Date.UTC(2019, 0, 7)
const lastPurchase = Date.UTC(2026, 5, 30)
const day = 86_400_000

/** How large the location tree of so many assets is. */
function rooms(assets: number): string[][] {
  const wanted = Math.max(4, Math.ceil(assets / assetsPerRoom))
  const paths: string[][] = []
  for (let n = 0; n < wanted; n++) {
    const floor = Math.floor(n / roomsPerFloor)
    const building = Math.floor(floor / floorsPerBuilding)
    const site = Math.floor(building / buildingsPerSite)
    const number = (n % roomsPerFloor) + 1
    const storey = (floor % floorsPerBuilding) + 1
    const turn = Math.floor(site / cities.length)
    paths.push([
      `${cities[site % cities.length]}${turn > 0 ? ` ${turn + 1}` : ''}`,
      buildings[building % buildings.length] as string,
      `Floor ${storey}`,
      `${storey}.${String(number).padStart(2, '0')} ${roomKinds[n % roomKinds.length]}`,
    ])
  }
  return paths
}

/**
 * The assets of an invented organisation, in the form in which a list brings them: a location tree of sites,
 * buildings, floors and rooms, people with laptops, about one asset in fourteen archived, a few without a serial number
 * or a place. The same count and seed give the same organisation.
 */
export function* sampleOrganisation(assets: number, seed: number): Generator<ImportedAsset> {
  const random = new SeededRandom(seed)
  const further = new SeededRandom(seed + 1)
  const places = rooms(assets)
  const people = Math.max(2, Math.ceil(assets / 3))
  const kinds = products.flatMap((product) => Array.from({ length: product.share }, () => product))
  for (let n = 1; n <= assets; n++) {
    const product = random.pick(kinds)
    const place = random.pick(places)
    const cost = product.cost[0] + random.below(product.cost[1] - product.cost[0])
    const archived = random.chance(0.07)
    const person = random.below(people)
    const isPersonal = random.chance(product.personal) && !archived
    const status = archived ? 'Archived' : random.chance(0.03) ? 'Out for Repair' : 'Ready to Deploy'
    const asset: ImportedAsset = {
      assetTag: `AW-${String(n).padStart(7, '0')}`,
      ...(random.chance(0.02) ? {} : { serialNumber: `${product.serialPrefix}${serialOf(n, random)}` }),
      name: isPersonal ? `${product.category} of ${firstNames[person % firstNames.length]}` : product.model,
      model: { name: product.model, manufacturer: product.manufacturer, modelNumber: product.modelNumber },
      category: product.category,
      ...(random.chance(0.01) ? {} : { location: formatLocationPath(place) }),
      status,
      ...(isPersonal && status === 'Ready to Deploy'
        ? { checkedOutTo: { kind: 'person' as const, ...personOf(person) } }
        : {}),
    }
    const purchaseDate = new Date(firstPurchase + random.below((lastPurchase - firstPurchase) / day) * day)
      .toISOString()
      .slice(0, 10)
    yield {
      ...asset,
      purchaseDate,
      purchaseCost: `${cost}.${String(random.below(100)).padStart(2, '0')}`,
      ...furtherFields(product, n, purchaseDate, further),
    }
  }
}

/** What the books and the life of an asset are about. */
function furtherFields(
  product: Product,
  n: number,
  purchaseDate: string,
  random: SeededRandom,
): Partial<ImportedAsset> {
  const { supplier, warrantyMonths, lifeMonths, identifier } = product
  const isLeased = random.chance(0.12)
  const serviceDate = new Date(Date.parse(purchaseDate) + random.below(40) * day).toISOString().slice(0, 10)
  return {
    company: companies[n % companies.length] as string,
    ...(random.chance(0.9) && { department: random.pick(departments) }),
    supplier,
    orderNumber: `PO-${purchaseDate.slice(0, 4)}-${String(random.below(9000) + 1000)}`,
    ownership: isLeased ? 'leased' : 'owned',
    currency: 'EUR',
    ...(!isLeased && random.chance(0.8) && { fixedAssetNumber: `FA${String(400_000 + n)}` }),
    inServiceDate: serviceDate,
    warrantyMonths,
    endOfLifeDate: monthsAfter(serviceDate, lifeMonths),
    ...(identifier && { [identifier]: identifier === 'mac' ? macOf(n) : imeiOf(n) }),
    ...(random.chance(0.03) && { notes: random.pick(remarks) }),
  }
}

/** A locally administered address (IEEE 802), which no device has. */
function macOf(n: number): string {
  return `02:00${(n % 256 ** 4)
    .toString(16)
    .toUpperCase()
    .padStart(8, '0')
    .replace(/../g, (byte) => `:${byte}`)}`
}

/** Of the test range of the GSM Association (TAC 00…), with its check digit. */
function imeiOf(n: number): string {
  const digits = `001010${String(n % 100_000_000).padStart(8, '0')}`
  const sum = [...digits].reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

/** A serial number that no other asset has: its number in base 36, shuffled by a factor prime to the range, and two characters more. */
function serialOf(n: number, random: SeededRandom): string {
  const range = 36 ** 5
  return (
    ((n * 7_368_787) % range).toString(36).toUpperCase().padStart(5, '0') +
    random.below(1296).toString(36).toUpperCase().padStart(2, '0')
  )
}

function personOf(n: number): { name: string; username: string; email: string } {
  const first = firstNames[n % firstNames.length] as string
  const last = lastNames[Math.floor(n / firstNames.length) % lastNames.length] as string
  const turn = Math.floor(n / (firstNames.length * lastNames.length))
  const name = `${first} ${last}${turn > 0 ? ` ${turn + 1}` : ''}`
  const username = `u${String(n + 1).padStart(6, '0')}`
  return { name, username, email: `${username}@example.org` }
}
