import Button from '@mui/material/Button'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { z } from 'zod'
import { failure, problem } from '../../../../src-shared/contract/problems.ts'
import { evidenceMapping } from '../../../../src-shared/features/disposals/disposals-message.ts'
import { mappingsWindowText as text } from '../../../../src-shared/features/disposals/mappings-window-text.ts'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { Card, CardActions } from '../../../components/page/card.tsx'
import { ChoiceField } from '../../../components/page/choice-field.tsx'
import { Column, Columns } from '../../../components/page/columns.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { saveAs } from '../../../host/save-as.ts'
import { DisposalsFrame } from '../disposals-frame.tsx'
import {
  blankMapping,
  draftOf,
  type Mapping,
  type MappingDraft,
  mappingOf,
  proposedBy,
} from './mapping-draft.ts'
import { MappingFields } from './mapping-fields.tsx'
import { MappingResult } from './mapping-result.tsx'
import { SampleReport } from './sample-report.tsx'

const fileProblems = {
  MAPPING_FILE_UNFIT: problem(z.object({ fileName: z.string(), why: z.string() }), ({ fileName, why }) =>
    text.importUnfit(fileName, why),
  ),
}

/** A mapping of reports: what stands where in a sample on one side, our fields on the other, and what it reads. */
export default function MappingsPage() {
  const { calls, client, files } = useEngine()
  const [draft, setDraft] = useState<MappingDraft>(blankMapping)
  const [sample, setSample] = useState<{ stagingId: string; fileName: string } | null>(null)
  const kept = useQuery(calls.disposals.mappings.queryOptions())
  const record = draft.records.trim()
  const outline = useQuery({
    ...calls.disposals.outlineReport.queryOptions({
      input: { ...(sample ?? { stagingId: '', fileName: '' }), ...(record !== '' && { record }) },
    }),
    enabled: sample !== null,
    placeholderData: keepPreviousData,
  })
  const look = useMutation({
    mutationFn: async (file: File) => {
      const staged = { stagingId: await files.stage(file), fileName: file.name }
      // The records of the mapping stay meant; without any, the sample proposes what it most likely says.
      const found = await client.disposals.outlineReport({
        ...staged,
        ...(record !== '' && { record }),
      })
      return { staged, found }
    },
    onSuccess: ({ staged, found }) => {
      setSample(staged)
      setDraft((before) => proposedBy(found, before))
    },
  })
  const mapping = mappingOf(draft)
  const save = useMutation({
    mutationFn: (whole: Mapping) => client.disposals.keepMapping(whole),
  })
  const run = () => mapping && save.mutate(mapping)
  useKey('Ctrl+Enter', text.save, () => void run(), { when: mapping !== null && !save.isPending })
  const mappings = kept.data?.mappings ?? []
  const choose = (name: string) => {
    const chosen = mappings.find((one) => one.name === name)
    save.reset()
    setDraft(chosen ? draftOf(chosen) : blankMapping)
  }
  return (
    <DisposalsFrame
      actions={
        <>
          <ImportButton onMapping={(imported) => setDraft(draftOf(imported))} />
          <Button
            variant="outlined"
            disabled={mapping === null}
            onClick={() => mapping && saveAs(jsonOf(mapping), `${mapping.name}.json`)}
          >
            {text.export}
          </Button>
          <Button variant="contained" disabled={mapping === null || save.isPending} onClick={run}>
            {text.save}
            <KeyHint keys="Ctrl+Enter" />
          </Button>
        </>
      }
    >
      <Problem error={kept.error ?? save.error} />
      <p role="status" className={save.data ? undefined : 'unseen'}>
        {save.data && text.saved(save.data.name)}
      </p>
      <Columns>
        <Column>
          <Card title={text.sample}>
            <SampleReport
              fileName={sample?.fileName ?? null}
              outline={sample ? outline.data : undefined}
              draft={draft}
              error={look.error ?? outline.error}
              onFile={(file) => look.mutate(file)}
              onDraft={setDraft}
            />
            {sample && (
              <CardActions>
                <Button variant="outlined" onClick={() => setSample(null)}>
                  {text.otherSample}
                </Button>
              </CardActions>
            )}
          </Card>
          <Card title={text.read}>
            <MappingResult sample={sample} mapping={mapping} />
          </Card>
        </Column>
        <Card title={text.fields}>
          <ChoiceField
            label={text.which}
            value={mappings.some(({ name }) => name === draft.name) ? draft.name : ''}
            choices={[
              { value: '', label: text.fresh },
              ...mappings.map(({ name }) => ({ value: name, label: name })),
            ]}
            showEmpty
            onChange={choose}
          />
          <MappingFields draft={draft} outline={sample ? outline.data : undefined} onDraft={setDraft} />
        </Card>
      </Columns>
    </DisposalsFrame>
  )
}

const jsonOf = (mapping: Mapping) =>
  new Blob([`${JSON.stringify(mapping, null, 2)}\n`], { type: 'application/json' })

/** Takes a mapping from a file as it was exported; it is kept once it is saved. */
function ImportButton({ onMapping }: { onMapping: (mapping: Mapping) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const take = useMutation({
    mutationFn: async (file: File) => mappingIn(file.name, await file.text()),
    onSuccess: onMapping,
  })
  return (
    <>
      <Problem error={take.error} small />
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={text.import}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) take.mutate(file)
          event.target.value = ''
        }}
      />
      <Button variant="text" onClick={() => input.current?.click()}>
        {text.import}
      </Button>
    </>
  )
}

function mappingIn(fileName: string, content: string): Mapping {
  const unfit = (why: string) => failure(fileProblems, 'MAPPING_FILE_UNFIT', { fileName, why })
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch {
    throw unfit('it is no JSON')
  }
  const parsed = evidenceMapping.safeParse(value)
  if (parsed.success) return parsed.data
  throw unfit(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '))
}
