import type { MappingField } from '../../../../src-shared/features/disposals/evidence-mapping.ts'
import { mappingFields } from '../../../../src-shared/features/disposals/evidence-mapping.ts'
import type { ReportOutline } from '../../../../src-shared/features/disposals/mappings-contract.ts'
import { mappingsWindowText as text } from '../../../../src-shared/features/disposals/mappings-window-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { ChoiceField, choicesOf } from '../../../components/page/choice-field.tsx'
import { DropFiles } from '../../../components/page/drop-files.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { type MappingDraft, withField } from './mapping-draft.ts'
import styles from './sample-report.module.css'

/** Records that are offered beside the one that is chosen. */
const offeredRecords = 20
/** Places that can be chosen for; the paths of others can be typed. */
const shownPlaces = 60

interface SampleReportProps {
  /** null: none was dropped yet */
  fileName: string | null
  outline: ReportOutline | undefined
  draft: MappingDraft
  error: unknown
  onFile: (file: File) => void
  onDraft: (draft: MappingDraft) => void
}

/** What a sample says in which place, and which of our fields that is. */
export function SampleReport({ fileName, outline, draft, error, onFile, onDraft }: SampleReportProps) {
  if (fileName === null || !outline)
    return (
      <>
        <DropFiles
          title={text.drop}
          over={text.dropNow}
          or={text.or}
          choose={text.choose}
          explained={text.explained}
          onFiles={([file]) => file && onFile(file)}
        />
        <Problem error={error} />
      </>
    )
  const { records, places, leftOut } = outline
  const offered = new Map(
    records
      .slice(0, offeredRecords)
      .map(({ path, count }) => [path, text.recordOf(path, formatNumber(count))]),
  )
  if (draft.records !== '' && !offered.has(draft.records)) offered.set(draft.records, draft.records)
  const hidden = Math.max(0, places.length - shownPlaces) + leftOut
  return (
    <>
      <p>{text.sampleFile(fileName, outline.format)}</p>
      <ChoiceField
        label={text.record}
        value={draft.records}
        choices={[...offered].map(([value, label]) => ({ value, label }))}
        onChange={(path) => onDraft({ ...draft, format: outline.format, records: path })}
      />
      <ul className={styles.places} aria-label={text.places}>
        {places.slice(0, shownPlaces).map(({ path, says }) => (
          <li key={path}>
            <span>
              <span className="code">{path}</span>
              <small>{text.says(says)}</small>
            </span>
            <ChoiceField<MappingField | ''>
              label={text.isOur(path)}
              hiddenLabel
              value={mappingFields.find((field) => draft.paths[field] === path) ?? ''}
              choices={[{ value: '', label: text.notUsed }, ...choicesOf(mappingFields, text.field)]}
              showEmpty
              onChange={(field) => onDraft(withField(draft, path, field))}
            />
          </li>
        ))}
      </ul>
      {hidden > 0 && <p>{text.placesLeftOut(formatNumber(hidden))}</p>}
      <Problem error={error} />
    </>
  )
}
