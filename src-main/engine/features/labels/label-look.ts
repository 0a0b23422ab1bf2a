import type { Database } from 'better-sqlite3'
import { organisationOnLabels } from './designs/label-library.ts'
import { labelSettings } from './label-settings.ts'
import type { Logo } from './logo/logo.ts'
import { readStoredLogo } from './logo/stored-logo.ts'

/** What all labels of an organisation show alike. */
export interface LabelLook {
  organisation: string
  logo: Logo | null
  categoryColours: Readonly<Record<string, string>>
}

/** @param dataFolder where the content of the logo lies */
export function labelLook(database: Database, dataFolder: string): LabelLook {
  const { logo, categoryColours } = labelSettings.get(database)
  return {
    organisation: organisationOnLabels(database),
    logo: logo && readStoredLogo(dataFolder, logo.sha256),
    categoryColours,
  }
}
