export const assetsText = {
  assetUnknown: (asset: string) =>
    `There is no asset “${asset}”. Check the asset tag, or search for a part of it.`,
  assetTagTaken: (assetTag: string) =>
    `The asset tag “${assetTag}” belongs to another asset. Give this one a tag of its own.`,
  assetChanged: (assetTag: string) =>
    `“${assetTag}” was changed by somebody else since you opened it. Look at the new values, then enter yours again.`,
  statusUnknown: (status: string, known: string[]) =>
    `There is no status “${status}”. Use one of: ${known.join(', ')}.`,
  /** What a field is called on the screen, in exports and in the timeline. */
  fields: {
    assetTag: 'Asset tag',
    serialNumber: 'Serial number',
    name: 'Name',
    model: 'Model',
    manufacturer: 'Manufacturer',
    modelNumber: 'Model number',
    category: 'Category',
    location: 'Location',
    status: 'Status',
    checkedOutTo: 'Checked out to',
    purchaseDate: 'Purchase date',
    purchaseCost: 'Purchase cost',
    notes: 'Notes',
  },
  statusTypes: {
    deployable: 'Deployable',
    deployed: 'Deployed',
    pending: 'Pending',
    undeployable: 'Undeployable',
    archived: 'Archived',
  },
}
