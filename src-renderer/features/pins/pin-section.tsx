import Button from '@mui/material/Button'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { pinsText as text } from '../../../src-shared/features/pins/pins-text.ts'
import { formatMoment } from '../../components/format/format.ts'
import { Card, CardActions } from '../../components/page/card.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useEngine } from '../../host/engine-context.ts'
import { useSession } from '../session/session-context.ts'
import { AskPinDialog } from './ask-pin-dialog.tsx'
import { SetPinDialog } from './set-pin-dialog.tsx'

/** The PIN of who is working; and for administrators, those of others, to take them away. */
export function PinSection() {
  const { calls, client } = useEngine()
  const queries = useQueryClient()
  const { worker } = useSession()
  const [doing, setDoing] = useState<'set' | 'remove' | null>(null)
  const [said, setSaid] = useState('')
  const pin = useQuery(calls.pins.show.queryOptions({ input: { personId: worker.id } }))
  const others = useQuery({ ...calls.pins.list.queryOptions(), enabled: worker.role === 'administrator' })
  const done = (says: string) => {
    setDoing(null)
    setSaid(says)
    void queries.invalidateQueries({ queryKey: calls.pins.key() })
  }
  const remove = useMutation({
    mutationFn: (given: string) => client.pins.remove({ pin: given }),
    onSuccess: () => done(text.removed),
  })
  const reset = useMutation({
    mutationFn: (person: { id: string; name: string }) => client.pins.reset({ personId: person.id }),
    onSuccess: (_, { name }) => done(text.resetDone(name)),
  })
  const forgotten = (others.data?.people ?? []).filter(({ id }) => id !== worker.id)
  const hasPin = pin.data?.hasPin === true
  return (
    <Card title={text.title}>
      <p>{text.explained}</p>
      <p role="status">{said || (pin.data?.setAt ? text.since(formatMoment(pin.data.setAt)) : text.none)}</p>
      <CardActions>
        <Button variant="outlined" onClick={() => setDoing('set')}>
          {hasPin ? text.change : text.set}
        </Button>
        {hasPin && (
          <Button variant="text" onClick={() => setDoing('remove')}>
            {text.remove}
          </Button>
        )}
      </CardActions>
      {worker.role === 'administrator' && forgotten.length > 0 && (
        <>
          <h3>{text.others}</h3>
          <p>{text.othersExplained}</p>
          <CardActions>
            {forgotten.map((person) => (
              <Button key={person.id} variant="outlined" onClick={() => reset.mutate(person)}>
                {`${text.reset}: ${person.name}`}
              </Button>
            ))}
          </CardActions>
        </>
      )}
      <Problem error={pin.error ?? reset.error} />
      {doing === 'set' && (
        <SetPinDialog hasPin={hasPin} onSet={() => done(text.saved)} onClose={() => setDoing(null)} />
      )}
      {doing === 'remove' && (
        <AskPinDialog
          name={worker.name}
          submit={text.remove}
          busy={remove.isPending}
          error={remove.error}
          onPin={(given) => remove.mutate(given)}
          onClose={() => setDoing(null)}
        />
      )}
    </Card>
  )
}
