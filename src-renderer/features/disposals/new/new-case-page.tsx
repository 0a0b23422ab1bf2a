import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { z } from 'zod'
import { assetSelection } from '../../../../src-shared/features/assets/bulk-edit-contract.ts'
import type { Candidate } from '../../../../src-shared/features/disposals/candidates-contract.ts'
import { disposalsWindowText } from '../../../../src-shared/features/disposals/disposals-window-text.ts'
import { formatNumber } from '../../../components/format/format.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { Page } from '../../../components/page/page.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { CodeField } from '../../../components/scan/code-field.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { type Beep, beep } from '../beeps.ts'
import { BeepPanel } from './beep-panel.tsx'
import { CaseFields } from './case-fields.tsx'
import styles from './new-case-page.module.css'
import { type LastBeep, mostInCase, type Pallet, palletOf } from './pallet.ts'
import { orderOf, useCaseForm } from './use-case-form.ts'

const text = disposalsWindowText.fresh
const shownItems = 200
/** What another page can hand over: assets that are chosen in the list, or tags. */
const handedOver = z.union([
  z.object({ selection: assetSelection }),
  z.object({ tags: z.array(z.string()).min(1) }),
])
const meanings: Record<LastBeep['verdict'], Beep> = {
  fits: 'taken',
  unknown: 'unknown',
  ambiguous: 'ambiguous',
  inOpenCase: 'look',
  twice: 'twice',
}

/** Retires assets: they are scanned onto the pallet or come from a list, then the case is opened for all of them. */
export default function NewCasePage() {
  const engine = useEngine()
  const navigate = useNavigate()
  const pallet = palletOf(engine, (verdict) => beep(meanings[verdict]))
  const { items, last, adding, leftOut, isTooMuch, error } = useSyncExternalStore(
    pallet.subscribe,
    pallet.state,
  )
  const { form, change, clear } = useCaseForm()
  useHandedOver(pallet)
  const open = useMutation({
    mutationFn: () =>
      engine.client.disposals.open({
        tags: items.flatMap(({ assetTag }) => (assetTag === null ? [] : [assetTag])).reverse(),
        ...orderOf(form),
      }),
    onSuccess: ({ caseId }) => {
      pallet.clear()
      clear()
      void navigate(`/disposals/${caseId}`)
    },
  })
  const canOpen = items.length > 0 && form.reason.trim() !== '' && adding === null && !open.isPending
  const submit = () => open.mutate()
  const back = { label: text.back, run: () => void navigate('/disposals') }
  useKey('Escape', back.label, back.run)
  useKey('Ctrl+Enter', disposalsWindowText.list.open, submit, { when: canOpen })
  const [newest] = items
  const takeOffLast = () => newest?.assetTag && pallet.takeOff(newest.assetTag)
  useKey('Ctrl+Z', text.takeOffLast, () => void takeOffLast(), { when: newest !== undefined })

  return (
    <Page
      title={text.title}
      about={text.count(formatNumber(items.length))}
      back={back}
      filled
      actions={
        <Button variant="contained" disabled={!canOpen} onClick={submit}>
          {text.submit(formatNumber(items.length))}
          <KeyHint keys="Ctrl+Enter" />
        </Button>
      }
    >
      <Problem error={error ?? open.error} />
      <div className={styles.page}>
        <div className={styles.part}>
          <CodeField label={text.field} hint={text.fieldHint} onCode={(code) => pallet.scan(code)} />
          <BeepPanel last={last} onChoose={(tag) => pallet.scan(tag)} />
        </div>
        <section className={styles.part} aria-labelledby="pallet">
          <h2 id="pallet">{text.list}</h2>
          {adding && (
            <p role="status">{text.adding(formatNumber(adding.done), formatNumber(adding.total))}</p>
          )}
          {leftOut > 0 && <p className={styles.warn}>{text.leftOut(formatNumber(leftOut))}</p>}
          {isTooMuch && <p className={styles.warn}>{text.tooMany(formatNumber(mostInCase))}</p>}
          {items.length === 0 && !adding && <p className={styles.quiet}>{text.none}</p>}
          <PalletList items={items} onTakeOff={(tag) => pallet.takeOff(tag)} />
        </section>
        <form
          className={`${styles.part} ${styles.form}`}
          aria-label={text.title}
          onSubmit={(event) => event.preventDefault()}
        >
          <CaseFields form={form} onChange={change} />
        </form>
      </div>
    </Page>
  )
}

interface PalletListProps {
  items: readonly Candidate[]
  onTakeOff: (tag: string) => void
}

function PalletList({ items, onTakeOff }: PalletListProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by the keyboard
    <ul className={styles.list} aria-label={text.list} tabIndex={0}>
      {items.slice(0, shownItems).map(({ assetTag, description, location }) => (
        <li key={assetTag}>
          <span>
            <span className="code">{assetTag}</span>
            <small>{[description, location].filter((part) => part !== null).join(' · ')}</small>
          </span>
          <Button
            size="small"
            variant="text"
            aria-label={text.take(assetTag ?? '')}
            title={text.takeOff}
            onClick={() => onTakeOff(assetTag ?? '')}
          >
            <Icon name="close" size={16} />
          </Button>
        </li>
      ))}
    </ul>
  )
}

/** Takes what another page handed over, once. */
function useHandedOver(pallet: Pallet): void {
  const navigate = useNavigate()
  const { state } = useLocation()
  const taken = useRef<unknown>(null)
  useEffect(() => {
    const handed = handedOver.safeParse(state)
    if (!handed.success || taken.current === state) return
    taken.current = state
    if ('tags' in handed.data) pallet.addTags(handed.data.tags)
    else pallet.addSelection(handed.data.selection)
    void navigate('.', { replace: true, state: null })
  }, [state, pallet, navigate])
}
