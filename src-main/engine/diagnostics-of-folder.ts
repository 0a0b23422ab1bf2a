/** The diagnostics of a data folder, for a door where no engine runs on it. */
export { collectDiagnostics } from './features/diagnostics/diagnostics.ts'
