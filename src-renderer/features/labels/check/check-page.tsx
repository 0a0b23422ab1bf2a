import Button from '@mui/material/Button'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { labelsWindowText } from '../../../../src-shared/features/labels/labels-window-text.ts'
import { codeReadings } from '../../../../src-shared/identity/code-readings.ts'
import { identifierKey } from '../../../../src-shared/identity/identifier-key.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import type { IconName } from '../../../components/icons/icon-paths.ts'
import { useKey } from '../../../components/keys/use-key.ts'
import { Page } from '../../../components/page/page.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { wantLabels } from '../want/want-labels.ts'
import styles from './check-page.module.css'

const text = labelsWindowText.check
const shownMissing = 60
type Verdict = 'fits' | 'twice' | 'foreign'
const icons: Record<Verdict, IconName> = { fits: 'check', twice: 'doubleCheck', foreign: 'question' }

/** Scans labels that were printed, one or the whole roll, and says which do not scan or are missing. */
export default function CheckPage() {
  const { runId = '' } = useParams()
  const { client, calls } = useEngine()
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const [codes, setCodes] = useState<readonly string[]>([])
  const [last, setLast] = useState<{ code: string; verdict: Verdict } | null>(null)
  const { data, error } = useQuery(calls.labelRuns.tags.queryOptions({ input: { runId } }))
  const { data: settings } = useQuery(calls.labelDesigns.settings.queryOptions())
  const tags = data?.tags ?? []
  const canWait = data?.canWait ?? false
  const meaning = useMutation({
    mutationFn: async (code: string) => ({ code, ...(await client.tags.whatIs({ code })) }),
    onSuccess: ({ code, assetTag }) => note(code, assetTag ?? code),
  })
  const finish = useMutation({
    mutationFn: async (again: boolean) => {
      const { missing } = await client.labelRuns.verify({ runId, codes: [...codes] })
      if (again && missing.length > 0) await wantLabels(client, { tags: missing }, 'notRead')
      return again && missing.length > 0
    },
    onSuccess: (queued) => void navigate(queued ? '/labels' : '/labels/printed'),
  })
  // a label of a door or a box may hold an address, too
  const form = {
    urlBaseKey: settings?.urlBase ? identifierKey(settings.urlBase) : null,
    gs1Prefix: settings?.gs1Prefix ?? null,
  }
  const byKey = new Map(tags.map((tag) => [identifierKey(tag), tag]))
  const read = new Set(codes.map(identifierKey).filter((key) => byKey.has(key)))
  const missing = tags.filter((tag) => !read.has(identifierKey(tag)))
  const note = (code: string, tag: string) => {
    const key = identifierKey(tag)
    const verdict = !byKey.has(key) ? 'foreign' : read.has(key) ? 'twice' : 'fits'
    setLast({ code, verdict })
    setCodes((before) => [...before, byKey.has(key) ? tag : code])
  }
  const scan = (code: string) => {
    const key = identifierKey(code)
    const label = [key, ...codeReadings(key, form).map(identifierKey)].find((one) => byKey.has(one))
    if (label !== undefined) note(code, byKey.get(label) ?? code)
    else meaning.mutate(code)
  }
  const back = () => void navigate('/labels/printed')
  useKey('Ctrl+Enter', text.finish, () => finish.mutate(false))
  useEffect(() => field.current?.focus(), [])
  return (
    <Page
      title={text.title}
      about={text.read(formatNumber(read.size), formatNumber(tags.length))}
      back={{ label: text.back, run: back }}
      actions={
        <>
          {missing.length > 0 && codes.length > 0 && canWait && (
            <Button variant="outlined" onClick={() => finish.mutate(true)} disabled={finish.isPending}>
              {text.again}
            </Button>
          )}
          <Button
            variant="contained"
            onClick={() => finish.mutate(false)}
            disabled={finish.isPending || codes.length === 0}
          >
            {text.finish}
          </Button>
        </>
      }
    >
      <Problem error={error ?? meaning.error ?? finish.error} />
      <div className={styles.columns}>
        <div className={styles.scan}>
          <input
            ref={field}
            className={`code ${styles.field}`}
            aria-label={text.field}
            placeholder={text.field}
            autoComplete="off"
            spellCheck={false}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.ctrlKey) return
              event.preventDefault()
              const code = event.currentTarget.value.trim()
              event.currentTarget.value = ''
              if (code !== '') scan(code)
            }}
          />
          <div
            role="status"
            data-testid="label-verdict"
            data-verdict={last?.verdict}
            className={styles.verdict}
          >
            {last ? (
              <>
                <Icon name={icons[last.verdict]} size={64} />
                <strong>{text[last.verdict]}</strong>
                <span className="code">{last.code}</span>
              </>
            ) : (
              <p>{text.hint}</p>
            )}
          </div>
          <p className={styles.quiet}>{text.promise}</p>
        </div>
        <section aria-labelledby="missing">
          <h2 id="missing">
            {missing.length === 0 ? text.none : text.missing(formatNumber(missing.length))}
          </h2>
          <ul className={styles.missing}>
            {missing.slice(0, shownMissing).map((tag) => (
              <li key={tag} className="code">
                {tag}
              </li>
            ))}
          </ul>
          {missing.length > shownMissing && <p>{text.more(formatNumber(missing.length - shownMissing))}</p>}
        </section>
      </div>
    </Page>
  )
}
