import type { DateOrder } from '../../../src-shared/features/imports/list-dates.ts'
import type { ListDelimiter, ListEncoding } from '../../../src-shared/features/imports/list-format.ts'

/** What a person said of a list; null where it is left to be found out. */
export interface ImportChoices {
  update: boolean
  encoding: ListEncoding | null
  delimiter: ListDelimiter | null
  dates: DateOrder | null
  /** what columns become, by `headerKey` of their header: a field, `custom:Name` or `ignore` */
  mapping: Readonly<Record<string, string>>
  newFields: boolean
}

interface ImportDraft {
  file: File
  choices: ImportChoices
}

export const noChoices: ImportChoices = {
  update: false,
  encoding: null,
  delimiter: null,
  dates: null,
  mapping: {},
  newFields: false,
}

let draft: ImportDraft | null = null

/** The list that is being looked at, so that a visit to another page loses nothing of what was said of it. */
export const rememberedDraft = (): ImportDraft | null => draft

export function rememberDraft(next: ImportDraft | null): void {
  draft = next
}
