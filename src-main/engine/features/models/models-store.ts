import { ManagedTable } from '../../database/managed-table.ts'
import type { ModelRow } from '../../database/schema.ts'

export const modelTable = new ManagedTable<ModelRow>({
  table: 'model',
  entity: 'model',
  key: 'identity_key',
  fields: {
    name: 'name',
    manufacturer: 'manufacturer',
    modelNumber: 'model_number',
    expectedLifeMonths: 'expected_life_months',
    endOfLifeDate: 'end_of_life_date',
    pictureName: 'picture_name',
    picture: 'picture_sha256',
    pictureThumbnail: 'picture_thumbnail_sha256',
  },
  searched: ['name', 'manufacturer', 'model_number'],
  derived: ['identity_key'],
})
