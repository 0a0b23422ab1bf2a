import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { categoryColour } from '../../../../src-shared/features/labels/category-colour.ts'
import type { ShownSettings } from '../../../../src-shared/features/labels/designs/label-designs-contract.ts'
import { labelDesignsWindowText } from '../../../../src-shared/features/labels/designs/label-designs-window-text.ts'
import {
  type LabelSettings,
  readers,
} from '../../../../src-shared/features/labels/designs/settings-entity.ts'
import { labelsText } from '../../../../src-shared/features/labels/labels-text.ts'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { type Notice, NoticeLine } from '../../../components/notice/notice-line.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { useSession } from '../../session/session-context.ts'
import { LabelsFrame } from '../labels-frame.tsx'
import styles from './designs.module.css'

const { settings: text } = labelDesignsWindowText

/** What all labels of the organisation have in common. */
export default function LabelSettingsPage() {
  const { calls } = useEngine()
  const { data, error } = useQuery(calls.labelDesigns.settings.queryOptions())
  const [notice, setNotice] = useState<Notice | null>(null)
  if (!data)
    return (
      <LabelsFrame>
        <Problem error={error} />
      </LabelsFrame>
    )
  // A new logo is kept at once, and takes nothing from what is typed beside it.
  const { logo, revision, ...values } = data
  return <SettingsForm key={JSON.stringify(values)} settings={data} notice={notice} onNotice={setNotice} />
}

interface SettingsFormProps {
  settings: ShownSettings
  notice: Notice | null
  onNotice: (notice: Notice | null) => void
}

function SettingsForm({ settings, notice, onNotice }: SettingsFormProps) {
  const { client } = useEngine()
  const { worker } = useSession()
  const [form, setForm] = useState<LabelSettings>(() => {
    const { organisation, letterhead, readers: used, gs1Prefix, urlBase, categoryColours } = settings
    return { organisation, letterhead, readers: used, gs1Prefix, urlBase, categoryColours }
  })
  const mayChange = worker.role === 'administrator'
  const isChanged = (Object.keys(form) as (keyof LabelSettings)[]).some(
    (name) => form[name] !== settings[name],
  )
  const save = useMutation({
    mutationFn: () => client.labelDesigns.setSettings({ ...form, letterhead: written(form.letterhead) }),
    onSuccess: () => onNotice({ says: text.saved }),
  })
  const canSave = mayChange && isChanged && !save.isPending
  useKey('Ctrl+S', labelDesignsWindowText.save, () => canSave && save.mutate())
  const field = (name: 'organisation' | 'gs1Prefix' | 'urlBase', label: string, hint: string) => (
    <TextField
      size="small"
      label={label}
      helperText={hint}
      value={form[name] ?? ''}
      disabled={!mayChange}
      onChange={(event) =>
        setForm({ ...form, [name]: event.target.value.trim() === '' ? null : event.target.value })
      }
      slotProps={{ htmlInput: { maxLength: 200, spellCheck: false } }}
    />
  )
  return (
    <LabelsFrame
      actions={
        <Button variant="contained" disabled={!canSave} onClick={() => save.mutate()}>
          {labelDesignsWindowText.save}
          <KeyHint keys="Ctrl+S" />
        </Button>
      }
    >
      <div className={styles.settings}>
        {!mayChange && <p className={styles.soft}>{text.byAdministrator}</p>}
        <Problem error={save.error} />
        {field('organisation', text.organisation, text.organisationHint)}
        <TextField
          size="small"
          multiline
          minRows={3}
          label={text.letterhead}
          helperText={text.letterheadHint}
          value={form.letterhead.join('\n')}
          disabled={!mayChange}
          onChange={(event) => setForm({ ...form, letterhead: event.target.value.split('\n') })}
          slotProps={{ htmlInput: { maxLength: 606, spellCheck: false } }}
        />
        <fieldset>
          <legend>{text.readers}</legend>
          <div className={styles.bar}>
            {readers.map((reader) => (
              <FormControlLabel
                key={reader}
                label={labelsText.readers[reader]}
                control={
                  <Checkbox
                    checked={form.readers.includes(reader)}
                    disabled={!mayChange}
                    onChange={(_, checked) =>
                      setForm({
                        ...form,
                        readers: readers.filter((one) =>
                          one === reader ? checked : form.readers.includes(one),
                        ),
                      })
                    }
                  />
                }
              />
            ))}
          </div>
          <p className={styles.soft}>{text.readersExplained}</p>
        </fieldset>
        {field('gs1Prefix', text.gs1Prefix, text.gs1Hint)}
        {field('urlBase', text.urlBase, text.urlHint)}
        <LogoSetting settings={settings} mayChange={mayChange} />
        <ColourSettings
          colours={form.categoryColours}
          mayChange={mayChange}
          onChange={(categoryColours) => setForm({ ...form, categoryColours })}
        />
        <NoticeLine notice={notice} onClose={() => onNotice(null)} />
      </div>
    </LabelsFrame>
  )
}

/** Lines of a letterhead without those that nothing stands on. */
const written = (lines: readonly string[]) => lines.map((line) => line.trim()).filter((line) => line !== '')

function LogoSetting({ settings, mayChange }: { settings: ShownSettings; mayChange: boolean }) {
  const { client, files } = useEngine()
  const input = useRef<HTMLInputElement>(null)
  const change = useMutation({
    mutationFn: async (file: File | null) =>
      file
        ? client.labelDesigns.setLogo({ stagingId: await files.stage(file), fileName: file.name })
        : client.labelDesigns.removeLogo(),
  })
  return (
    <fieldset>
      <legend>{text.logo}</legend>
      <div className={styles.bar}>
        <span>{settings.logo?.fileName ?? text.noLogo}</span>
        <input
          ref={input}
          type="file"
          hidden
          accept=".png,.jpg,.jpeg,.svg"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file) change.mutate(file)
            event.target.value = ''
          }}
        />
        <Button
          variant="outlined"
          disabled={!mayChange || change.isPending}
          onClick={() => input.current?.click()}
        >
          {text.chooseLogo}
        </Button>
        {settings.logo && (
          <Button
            variant="outlined"
            disabled={!mayChange || change.isPending}
            onClick={() => change.mutate(null)}
          >
            {text.removeLogo}
          </Button>
        )}
      </div>
      <p className={styles.soft}>{text.logoExplained}</p>
      <Problem error={change.error} />
    </fieldset>
  )
}

interface ColourSettingsProps {
  colours: Readonly<Record<string, string>>
  mayChange: boolean
  onChange: (colours: Record<string, string>) => void
}

function ColourSettings({ colours, mayChange, onChange }: ColourSettingsProps) {
  const [category, setCategory] = useState('')
  const name = category.trim()
  return (
    <fieldset>
      <legend>{text.colours}</legend>
      <p className={styles.soft}>{text.coloursExplained}</p>
      {Object.entries(colours).map(([of, colour]) => (
        <div key={of} className={styles.bar}>
          <input
            type="color"
            aria-label={text.colourOf(of)}
            value={colour}
            disabled={!mayChange}
            onChange={(event) => onChange({ ...colours, [of]: event.target.value })}
          />
          <span>{of}</span>
          <Button
            size="small"
            variant="text"
            disabled={!mayChange}
            onClick={() =>
              onChange(Object.fromEntries(Object.entries(colours).filter(([other]) => other !== of)))
            }
          >
            {labelDesignsWindowText.editor.remove}
          </Button>
        </div>
      ))}
      <div className={styles.bar}>
        <TextField
          size="small"
          label={text.category}
          value={category}
          disabled={!mayChange}
          onChange={(event) => setCategory(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
        <Button
          variant="outlined"
          disabled={!mayChange || name === ''}
          onClick={() => {
            onChange({ ...colours, [name]: categoryColour(name, colours) })
            setCategory('')
          }}
        >
          {text.addColour}
        </Button>
      </div>
    </fieldset>
  )
}
