import type { Database } from 'better-sqlite3'
import type { AnyAssetColumn } from '../../../../src-shared/features/assets/asset-columns.ts'
import type { LabelField } from '../../../../src-shared/features/labels/designs/template-entity.ts'
import { isDrawn, type LabelTemplate } from '../../../../src-shared/features/labels/template.ts'
import { cellReader } from '../assets/assets.ts'
import type { FieldReader } from './labels-query.ts'

/** What a template wants of assets beside tag and model; null where that is nothing. */
export function fieldReader(database: Database, template: LabelTemplate): FieldReader | null {
  const columns = wantedColumns(template)
  if (columns.length === 0) return null
  const read = cellReader(database, columns, 1)
  return (n) => {
    const [cells = []] = read([n])
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))
  }
}

function wantedColumns(template: LabelTemplate): AnyAssetColumn[] {
  if (!isDrawn(template)) return []
  const fields = template.elements.flatMap((element): LabelField[] => {
    if (element.kind === 'band') return ['category']
    return element.kind === 'text' && element.field !== null ? [element.field] : []
  })
  return [...new Set(fields)].filter((field) => isColumn(field))
}

const isColumn = (field: LabelField): field is AnyAssetColumn =>
  !['assetTag', 'model', 'organisation', 'propertyOf'].includes(field)
