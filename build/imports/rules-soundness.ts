import type { IForbiddenRuleType } from 'dependency-cruiser'

/** Files that something other than an import starts: a process, a thread, a bundler. */
const entries = [
  '^src-main/engine/engine-process\\.ts$',
  '-thread\\.ts$',
  '^src-main/doors/[^/]+/(?:main|cli)\\.ts$',
  '^src-main/doors/electron/preload/preload\\.ts$',
  '^src-renderer/app/main\\.tsx$',
  '\\.d\\.ts$',
]

export const soundnessRules: IForbiddenRuleType[] = [
  {
    name: 'no-cycles',
    comment: 'Two files that need each other are one file, or hide a third.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-unresolved-imports',
    comment: 'An import that leads nowhere would escape every other rule.',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-orphans',
    comment: 'A file that imports nothing and that nothing imports is left over.',
    from: { orphan: true, pathNot: entries },
    to: {},
  },
]
