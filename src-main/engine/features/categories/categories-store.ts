import { ManagedTable } from '../../database/managed-table.ts'
import type { CategoryRow } from '../../database/schema.ts'

export const categoryTable = new ManagedTable<CategoryRow>({
  table: 'category',
  entity: 'category',
  key: 'name_key',
  fields: { name: 'name' },
  searched: ['name'],
  derived: ['name_key'],
})
