import { openingText } from '../../../src-shared/features/app/opening-text.ts'
import { ticketHeader } from './names.ts'

const { title, wait, refused } = openingText

/**
 * The page that a browser is opened with. It exchanges the ticket in its fragment for a key, and goes on to the window;
 * if there is none for it, it says so.
 * @param nonce for its script and its style
 */
export function openingPage(nonce: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${title}</title>
<style nonce="${nonce}">
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  main { max-width: 36rem; margin: 20vh auto 0; padding: 0 1rem; }
</style>
<main aria-live="polite">
  <p id="wait">${wait}</p>
  <div id="refused" hidden>
    <h1>${refused.title}</h1>
    <p>${refused.text}</p>
    <p>${refused.next}</p>
  </div>
</main>
<script nonce="${nonce}">
  const ticket = new URLSearchParams(location.hash.slice(1)).get('ticket') ?? ''
  history.replaceState(null, '', location.pathname)
  fetch('/open', { method: 'POST', headers: { '${ticketHeader}': ticket } })
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
    .then((key) => location.replace('/#key=' + key))
    .catch(() => {
      document.getElementById('wait').hidden = true
      document.getElementById('refused').hidden = false
    })
</script>
`
}

/** The policy of that page: its own script and style, and the one request. */
export function openingPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')
}
