import type { IForbiddenRuleType } from 'dependency-cruiser'

const features = '^src-main/engine/features/'
const store = '^src-main/engine/features/.+-store\\.ts$'

/** The engine, its doors, and the inside of a feature. `$1`, `$2` stand for what the `from` pattern caught. */
export const engineRules: IForbiddenRuleType[] = [
  {
    name: 'engine-imports-no-door',
    comment: 'The engine does not know who asks.',
    from: { path: '^src-main/engine/' },
    to: { path: '^src-main/doors/' },
  },
  {
    name: 'doors-see-the-face-of-the-engine',
    comment:
      'A door carries messages: it starts the engine, connects to it, streams files, is the host that it asks, keeps a log, finds, moves, backs up, restores, mends or looks into the data folder beside the engine, and verifies a certificate without one.',
    from: { path: '^src-main/doors/' },
    to: {
      path: '^src-main/',
      pathNot: [
        '^src-main/doors/',
        '^src-main/engine/(?:engine|engine-process|drawing-process|host|host-messages|local-socket|files|logs|[a-z-]+-transport)\\.ts$',
        '^src-main/engine/(?:backup-data-folder|data-folder-pointer|diagnostics-of-folder|doctor-of-folder|folder-figures|move-data-folder|restore-data-folder|verify-certificate)\\.ts$',
      ],
    },
  },
  {
    name: 'doors-see-the-contract',
    comment:
      'Of src-shared a door needs calls, wire, texts and ids; sync and record are the business of the engine.',
    from: { path: '^src-main/doors/' },
    to: { path: '^src-shared/', pathNot: '^src-shared/(?:contract|wire|features|identity|values)/' },
  },
  {
    name: 'procedures-only-in-router',
    comment: 'A procedure answers a call from outside; inside, features talk through their faces.',
    from: { pathNot: '^src-main/engine/router\\.ts$' },
    to: { path: '^src-main/engine/.+-procedures\\.ts$' },
  },
  {
    name: 'features-meet-at-their-faces',
    comment: 'Of another feature only X/X.ts is imported: it decides, writes and records the change.',
    from: { path: '^src-main/engine/features/([^/]+)/' },
    to: { path: features, pathNot: '^src-main/engine/features/(?:$1/|([^/]+)/\\1\\.ts$)' },
  },
  {
    name: 'store-belongs-to-its-face',
    comment:
      'X-store.ts is imported by X.ts and the parts of it beside it; procedures, jobs and documents ask those.',
    from: { path: '^src-main/engine/features/.+-(?:procedures|job|pdf|csv|json|report)\\.ts$' },
    to: { path: store },
  },
  {
    name: 'store-stays-in-its-feature',
    comment: 'A table is written in one place, through one face.',
    from: {
      pathNot: [
        '^src-main/engine/features/[^/]+/[^/]+\\.ts$',
        '^src-main/engine/features/[^/]+/[^/]+/[^/]+\\.ts$',
      ],
    },
    to: { path: store },
  },
  {
    name: 'part-has-its-own-store',
    comment:
      'A part of a feature in a folder of its own reads and writes its own tables; for others it asks the face.',
    from: { path: '^src-main/engine/features/([^/]+/[^/]+)/[^/]+\\.ts$' },
    to: { path: store, pathNot: '^src-main/engine/features/$1/' },
  },
]
