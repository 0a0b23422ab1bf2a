import createCache from '@emotion/cache'
import '@fontsource-variable/noto-sans/wght.css'
import '@fontsource-variable/noto-sans-mono/wght.css'
import { createRoot } from 'react-dom/client'
import { connectEngine } from '../host/engine.ts'
import { findHost } from '../host/find-host.ts'
import { App } from './app.tsx'
import { ShellInbox } from './shell/shell-messages.ts'
import './theme/faces.css'
import './theme/tokens.css'
import './theme/base.css'
import { startScheme } from './theme/scheme.ts'
import { watchBugs } from './watch-bugs.ts'

watchBugs()
startScheme()
const nonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? ''
const cache = createCache({ key: 'aw', nonce })
// Before the engine is asked for: from then on the shell speaks.
const inbox = new ShellInbox()
const host = findHost()
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(<App engine={host && connectEngine(host)} inbox={inbox} cache={cache} />)
