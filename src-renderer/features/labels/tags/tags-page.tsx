import Button from '@mui/material/Button'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { labelsWindowText } from '../../../../src-shared/features/labels/labels-window-text.ts'
import type { ShownTagScheme } from '../../../../src-shared/features/labels/tags-contract.ts'
import { tagsText } from '../../../../src-shared/features/labels/tags-text.ts'
import { formatMoment, formatNumber } from '../../../components/format/format.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { KeyHint } from '../../../components/keys/key-hint.tsx'
import { useKey } from '../../../components/keys/use-key.ts'
import { type Notice, NoticeLine } from '../../../components/notice/notice-line.tsx'
import { Card } from '../../../components/page/card.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { LabelsFrame } from '../labels-frame.tsx'
import { NewTagsDialog } from './new-tags-dialog.tsx'
import { SchemeDialog } from './scheme-dialog.tsx'
import { StateLastDialog } from './state-last-dialog.tsx'
import styles from './tags-page.module.css'

const text = labelsWindowText.tags
const shownBlocks = 100

type Open = 'tags' | 'scheme' | { change: ShownTagScheme } | { state: ShownTagScheme } | null

/** How tags are numbered, and which were handed out for equipment to come. */
export default function TagsPage() {
  const { client, calls } = useEngine()
  const [open, setOpen] = useState<Open>(null)
  const [notice, setNotice] = useState<Notice | null>(null)
  const { data: known, error: schemesError } = useQuery(calls.tags.schemes.queryOptions())
  const { data: handedOut, error: blocksError } = useQuery(
    calls.tags.blocks.queryOptions({ input: { limit: shownBlocks } }),
  )
  const setArchived = (scheme: string, archived: boolean) =>
    client.tags.changeScheme({ scheme, fields: { archived } })
  const archive = useMutation({
    mutationFn: ({ name, archivedAt }: ShownTagScheme) => setArchived(name, archivedAt === null),
    onSuccess: ({ name, archivedAt }) =>
      setNotice(
        archivedAt === null
          ? null
          : { says: text.archivedNotice(name), undo: () => setArchived(name, false) },
      ),
  })
  useKey('N', text.newTags, () => setOpen('tags'))
  const close = () => setOpen(null)
  const schemes = known?.schemes ?? []
  const blocks = handedOut?.blocks ?? []
  return (
    <LabelsFrame
      actions={
        <>
          <Button variant="outlined" onClick={() => setOpen('scheme')}>
            {text.newScheme}
          </Button>
          <Button
            variant="contained"
            onClick={() => setOpen('tags')}
            startIcon={<Icon name="plus" size={18} />}
          >
            {text.newTags}
            <KeyHint keys="N" />
          </Button>
        </>
      }
    >
      <div className={styles.cards}>
        <Problem error={schemesError ?? blocksError ?? archive.error} />
        <Card title={text.schemes}>
          {known && schemes.length === 0 && <p>{text.noSchemes}</p>}
          <ul className={styles.schemes}>
            {schemes.map((scheme) => (
              <Scheme
                key={scheme.id}
                scheme={scheme}
                onState={() => setOpen({ state: scheme })}
                onChange={() => setOpen({ change: scheme })}
                onArchive={() => archive.mutate(scheme)}
              />
            ))}
          </ul>
        </Card>
        <Card title={text.blocks}>
          {handedOut && blocks.length === 0 && <p>{text.noBlocks}</p>}
          {blocks.length > 0 && (
            <table className={styles.blocks}>
              <thead>
                <tr>
                  {Object.entries(text.columns).map(([key, word]) => (
                    <th key={key} scope="col">
                      {word}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {blocks.map((block) => (
                  <tr key={block.id}>
                    <td className="code">
                      {block.count === 1 ? block.firstTag : `${block.firstTag} … ${block.lastTag}`}
                    </td>
                    <td>{block.scheme}</td>
                    <td>{text.of(formatNumber(block.count - block.unclaimed), formatNumber(block.count))}</td>
                    <td>{text.of(formatNumber(block.printed), formatNumber(block.count))}</td>
                    <td>{block.note}</td>
                    <td>{block.by}</td>
                    <td>{formatMoment(block.at)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Card>
      </div>
      <NoticeLine notice={notice} onClose={() => setNotice(null)} />
      {open === 'tags' && (
        <NewTagsDialog
          schemes={schemes}
          onClose={close}
          onDone={({ firstTag, lastTag }) => {
            close()
            setNotice({ says: text.handedOut(firstTag, lastTag) })
          }}
        />
      )}
      {open === 'scheme' && <SchemeDialog scheme={null} onClose={close} />}
      {typeof open === 'object' && open && 'change' in open && (
        <SchemeDialog scheme={open.change} onClose={close} />
      )}
      {typeof open === 'object' && open && 'state' in open && (
        <StateLastDialog scheme={open.state} onClose={close} />
      )}
    </LabelsFrame>
  )
}

interface SchemeProps {
  scheme: ShownTagScheme
  onState: () => void
  onChange: () => void
  onArchive: () => void
}

function Scheme({ scheme, onState, onChange, onArchive }: SchemeProps) {
  const isArchived = scheme.archivedAt !== null
  return (
    <li>
      <div>
        <strong>{scheme.name}</strong>
        {isArchived ? (
          <span className={styles.quiet}>{text.archived}</span>
        ) : (
          <span className="code">{scheme.next === null ? text.full : text.next(scheme.next)}</span>
        )}
        <span className={styles.quiet}>
          {text.counts(formatNumber(scheme.tags), formatNumber(scheme.unclaimed))}
        </span>
        {scheme.checkCharacter !== 'none' && (
          <span
            className={styles.quiet}
          >{`${text.check}: ${tagsText.checkCharacters[scheme.checkCharacter]}`}</span>
        )}
        <span className={styles.actions}>
          <Button
            size="small"
            variant="outlined"
            aria-label={text.changeSchemeOf(scheme.name)}
            onClick={onChange}
          >
            {text.changeScheme}
          </Button>
          <Button
            size="small"
            variant="text"
            aria-label={`${isArchived ? text.restore : text.archive}: ${scheme.name}`}
            onClick={onArchive}
          >
            {isArchived ? text.restore : text.archive}
          </Button>
        </span>
      </div>
      {scheme.warnings.map((warning) => (
        <p key={warning} className={styles.caution}>
          {warning}
        </p>
      ))}
      {scheme.rests && (
        <p className={styles.caution}>
          {text.rests}{' '}
          <Button size="small" variant="outlined" onClick={onState}>
            {text.state}
          </Button>
        </p>
      )}
    </li>
  )
}
