import type { ListName } from './register-definitions.ts'

/** Under which address each list is shown, behind `/more/`. */
export const listPaths: Record<ListName, string> = {
  people: 'people',
  models: 'models',
  categories: 'categories',
  statusLabels: 'status-labels',
  customFields: 'own-fields',
}
