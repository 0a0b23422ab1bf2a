/** The keys that do the same as the thing beside them. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span aria-hidden="true" style={{ display: 'inline-flex', gap: 4, marginInlineStart: 8 }}>
      {keys.split(' ').map((key) => (
        <kbd key={key}>{key.replace('+', ' ').replace('Escape', 'Esc')}</kbd>
      ))}
    </span>
  )
}
