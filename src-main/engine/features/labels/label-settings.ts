import type { Database } from 'better-sqlite3'
import type { ShownSettings } from '../../../../src-shared/features/labels/designs/label-designs-contract.ts'
import {
  type LabelSettings,
  noSettings,
} from '../../../../src-shared/features/labels/designs/settings-entity.ts'
import { labelSettingsId } from '../../database/change-record.ts'
import type { LabelSettingRow } from '../../database/schema.ts'
import { type SyncedRows, textIn } from '../../database/synced-rows.ts'
import type { Transaction } from '../../database/transaction.ts'
import { labelSettingRow, replaceLabelSetting } from './label-designs-store.ts'

const nothingSaid: LabelSettingRow = {
  only_one: 1,
  value: JSON.stringify(noSettings),
  logo_name: null,
  logo_sha256: null,
  revision: 0,
}

/** What all labels of the organisation have in common. */
export const labelSettings = {
  get(database: Database): ShownSettings {
    return shown(labelSettingRow.get(database, {}) ?? nothingSaid)
  },

  set(
    tx: Transaction,
    change: { [Name in keyof LabelSettings]?: LabelSettings[Name] | undefined },
  ): ShownSettings {
    const before = labelSettingRow.get(tx.database, {}) ?? nothingSaid
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    return write(tx, before, { value: JSON.stringify({ ...storedValue(before), ...given }) })
  },

  /** @param logo its content is stored already; null takes it away */
  setLogo(tx: Transaction, logo: { fileName: string; sha256: string } | null): ShownSettings {
    const before = labelSettingRow.get(tx.database, {}) ?? nothingSaid
    return write(tx, before, { logo_name: logo?.fileName ?? null, logo_sha256: logo?.sha256 ?? null })
  },
}

function write(tx: Transaction, before: LabelSettingRow, change: Partial<LabelSettingRow>): ShownSettings {
  const row = { ...before, ...change, revision: before.revision + 1 }
  const identity = { id: labelSettingsId, siteId: 'org', revision: row.revision }
  const changed = tx.record('labelSettings', identity, recorded(before), recorded(row))
  if (Object.keys(changed).length === 0) return shown(before)
  replaceLabelSetting.run(tx.database, row)
  tx.touch('labels')
  return shown(row)
}

const storedValue = ({ value }: LabelSettingRow): LabelSettings => ({
  ...noSettings,
  // what was kept went through its schema
  ...(JSON.parse(value) as LabelSettings),
})

const recorded = (row: LabelSettingRow) => ({
  ...storedValue(row),
  logoName: row.logo_name,
  logoSha256: row.logo_sha256,
})

const shown = (row: LabelSettingRow): ShownSettings => ({
  ...storedValue(row),
  logo: row.logo_name && row.logo_sha256 ? { fileName: row.logo_name, sha256: row.logo_sha256 } : null,
  revision: row.revision,
})

/** The settings as a sync writes them. What the server was never told is as it is before anything is said. */
export const syncedSettings: SyncedRows = {
  recorded: (database) => {
    const row = labelSettingRow.get(database, {})
    return row && recorded(row)
  },
  write: (tx, { values }) => {
    const { logoName: _, logoSha256: __, ...value } = values
    replaceLabelSetting.run(tx.database, {
      only_one: 1,
      value: JSON.stringify({ ...noSettings, ...value }),
      logo_name: textIn(values, 'logoName'),
      logo_sha256: textIn(values, 'logoSha256'),
      revision: (labelSettingRow.get(tx.database, {})?.revision ?? 0) + 1,
    })
    tx.touch('labels')
  },
}
