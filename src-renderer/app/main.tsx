import './zod-jitless.ts'

// Everything else is loaded after that, since zod makes up its mind when the first schema is made. A plain import
// would not do: a bundler may run a shared file before the first line of this one.
void import('./start.tsx')
