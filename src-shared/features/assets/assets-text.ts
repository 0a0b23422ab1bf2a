export const assetsText = {
  assetUnknown: (asset: string) =>
    `There is no asset “${asset}”. Check the asset tag, or search for a part of it.`,
  assetElsewhere:
    'This asset is at a site that this laptop does not have. Whoever has the site can look at it; an administrator can give the site to this laptop.',
  assetTagTaken: (assetTag: string) =>
    `The asset tag “${assetTag}” belongs to another asset. Give this one a tag of its own.`,
  assetChanged: (assetTag: string) =>
    `“${assetTag}” was changed by somebody else since you opened it. Look at the new values, then enter yours again.`,
  viewUnknown: (view: string) =>
    `The view “${view}” is not shared any more. Choose another one, or share it anew.`,
  changeUnknown:
    'There is no such change of this asset that could be undone. Look at its timeline again; what made the asset stays.',
  changeOvertaken: (assetTag: string, fields: string[]) =>
    `“${assetTag}” was changed again since: ${fields.join(', ')}. Undo the later change first, or enter what it should be.`,
  assetParentLoop: (assetTag: string, parent: string) =>
    `“${assetTag}” cannot be a part of “${parent}”, which is a part of it, or of itself, or stands too deep. Choose another asset.`,
  statusUnknown: (status: string, known: string[]) =>
    `There is no status “${status}”. Use one of: ${known.join(', ')}.`,
  /** What happened to an asset, by the kind of an entry of its timeline. */
  happened: {
    created: 'Added',
    takenOver:
      'Added before this laptop took part in the sync; what happened to it until then is on the server',
    changed: 'Changed',
    merged: 'Merged: what it refers to is now another',
    attached: 'Added',
    detached: 'Removed',
    labelled: 'Label printed',
    disposal: 'Disposal',
    restored: 'All data restored from a backup',
    salvaged: 'All data saved from a damaged database',
  },
  /** What a field is called on the screen, in exports and in the timeline. */
  fields: {
    assetTag: 'Asset tag',
    serialNumber: 'Serial number',
    name: 'Name',
    model: 'Model',
    manufacturer: 'Manufacturer',
    modelNumber: 'Model number',
    category: 'Category',
    status: 'Status',
    formerTag: 'Former tag',
    secondBarcode: 'Second barcode',
    rfidEpc: 'RFID EPC',
    giai: 'GIAI',
    imei: 'IMEI',
    mac: 'MAC address',
    parent: 'Part of',
    company: 'Company',
    department: 'Department',
    location: 'Location',
    checkedOutTo: 'Checked out to',
    owner: 'Owner',
    ownership: 'Ownership',
    supplier: 'Supplier',
    orderNumber: 'Order number',
    purchaseDate: 'Purchase date',
    purchaseCost: 'Purchase cost',
    currency: 'Currency',
    fixedAssetNumber: 'Fixed asset number',
    inServiceDate: 'In service since',
    warrantyMonths: 'Warranty months',
    endOfLifeDate: 'End of life',
    lastAuditDate: 'Last audit',
    nextAuditDate: 'Next audit',
    notes: 'Notes',
  },
  /** What an asset has beside its fields. */
  attached: { photo: 'Photo', file: 'File', label: 'Label' },
  /** What lists and exports show besides the fields. */
  derived: { warrantyEndDate: 'Warranty ends', createdAt: 'Added', updatedAt: 'Last changed' },
  /** What stands in an export besides the fields, so that it can be imported again. */
  exported: { checkoutType: 'Checkout type' },
  groups: {
    identity: 'Identity',
    place: 'Place and people',
    purchase: 'Purchase',
    life: 'Life',
    notes: 'Notes',
    custom: 'Own fields',
  },
  ownerships: { owned: 'Owned', leased: 'Leased', byod: 'Brought by its user (BYOD)' },
  /** How the warranty of an asset stands. */
  warranties: {
    inWarranty: 'In warranty',
    endsWithin90Days: 'Ends within 90 days',
    ended: 'Ended',
    unstated: 'Not stated',
  },
  months: (count: number) => (count === 1 ? '1 month' : `${count} months`),
  statusTypes: {
    deployable: 'Deployable',
    deployed: 'Deployed',
    pending: 'Pending',
    undeployable: 'Undeployable',
    lost: 'Lost or stolen',
    archived: 'Archived',
  },
}
