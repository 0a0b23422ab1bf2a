import type { IForbiddenRuleType } from 'dependency-cruiser'
import { packages } from './packages.ts'

const electronDoor = '^src-main/doors/electron/'
const preload = '^src-main/doors/electron/preload/'

/** Which process folder sees which. */
export const processRules: IForbiddenRuleType[] = [
  {
    name: 'main-imports-main-and-shared',
    comment: 'src-main does not know the window or the server.',
    from: { path: '^src-main/' },
    to: { path: '^src-(?!main/|shared/)' },
  },
  {
    name: 'renderer-imports-shared-only',
    comment: 'The window reaches the engine through the contract alone.',
    from: { path: '^src-renderer/' },
    to: { path: '^src-(?!renderer/|shared/)' },
  },
  {
    name: 'renderer-imports-no-node',
    comment: 'The window runs in a browser.',
    from: { path: '^src-renderer/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'server-imports-shared-only',
    comment: 'Laptop and server share rules and protocol, not machinery.',
    from: { path: '^src-server/' },
    to: { path: '^src-(?!server/|shared/)' },
  },
  {
    name: 'electron-only-in-its-door',
    comment: 'Everything but doors/electron also runs where there is no Electron.',
    from: { pathNot: electronDoor },
    to: { path: [packages('electron'), electronDoor] },
  },
  {
    name: 'preload-is-sandboxed',
    comment: 'A sandboxed preload script has no Node, and only carries messages.',
    from: { path: preload },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'preload-sees-no-engine',
    comment: 'What the preload script imports is bundled into the page’s process.',
    from: { path: preload },
    to: { path: '^src-main/', pathNot: electronDoor },
  },
]
