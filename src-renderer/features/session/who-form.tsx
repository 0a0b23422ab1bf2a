import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Worker } from '../../../src-shared/features/session/session-contract.ts'
import { sessionWindowText as text } from '../../../src-shared/features/session/session-window-text.ts'
import { Problem } from '../../components/problem/problem.tsx'
import { useEngine } from '../../host/engine-context.ts'
import styles from './who-form.module.css'

interface WhoFormProps {
  workers: Worker[]
  current?: Worker
  onWorker: (worker: Worker) => void
}

/** Choose a name, or type one. */
export function WhoForm({ workers, current, onWorker }: WhoFormProps) {
  const { client } = useEngine()
  const [name, setName] = useState('')
  const hello = useMutation({
    mutationFn: (worker: Worker) => client.session.hello({ personId: worker.id }),
    onSuccess: onWorker,
  })
  const join = useMutation({
    mutationFn: (typed: string) => client.session.join({ name: typed }),
    onSuccess: onWorker,
  })
  const others = workers.filter((worker) => worker.id !== current?.id)
  const busy = hello.isPending || join.isPending
  return (
    <div className={styles.who}>
      {others.length > 0 && (
        <ul className={styles.workers} aria-label={text.choose}>
          {others.map((worker, index) => (
            <li key={worker.id}>
              <button
                type="button"
                className={styles.worker}
                disabled={busy}
                // biome-ignore lint/a11y/noAutofocus: the only thing to do here is to choose
                autoFocus={index === 0}
                onClick={() => hello.mutate(worker)}
              >
                <span className={styles.initials} aria-hidden="true">
                  {initialsOf(worker.name)}
                </span>
                <span className={styles.name}>{worker.name}</span>
                <span className={styles.role}>{text.roles[worker.role]}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Problem error={hello.error} />
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') join.mutate(name.trim())
        }}
      >
        <TextField
          label={workers.length > 0 ? text.otherName : text.yourName}
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoFocus={others.length === 0}
          autoComplete="off"
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
        <Button
          type="submit"
          variant="contained"
          disabled={busy || name.trim() === ''}
          sx={{ minHeight: 40 }}
        >
          {text.start}
        </Button>
      </form>
      <Problem error={join.error} />
    </div>
  )
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}
