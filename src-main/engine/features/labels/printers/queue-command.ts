/** A command of the system, and what it is told. */
export interface SystemCommand {
  command: string
  args: readonly string[]
}

/** What no name of a printer has, and a command line, or cmd.exe, could take for something else. */
const unsafe = /["&|<>^%\p{Cc}]|^[-@/\\]/u

/**
 * How the system takes a file for a printer that it knows by name: CUPS with `lp`, as it is or without scaling; Windows by
 * copying it to the printer's share, which it passes on as it is. Null where it cannot, so for a PDF on Windows.
 */
export function queueCommand(
  platform: NodeJS.Platform,
  printer: string,
  file: string,
  format: 'pdf' | 'zpl',
): SystemCommand | null {
  if (platform !== 'win32') {
    const way = format === 'zpl' ? 'raw' : 'print-scaling=none'
    return { command: 'lp', args: ['-d', printer, '-o', way, '--', file] }
  }
  if (format === 'pdf') return null
  const share = printer.startsWith('\\\\') ? printer : `\\\\localhost\\${printer}`
  return { command: 'cmd.exe', args: ['/d', '/c', 'copy', '/b', file, share] }
}

/** What lists the printers that the system knows, one a line. */
export function listCommand(platform: NodeJS.Platform): SystemCommand {
  return platform === 'win32'
    ? {
        command: 'powershell.exe',
        args: ['-NoProfile', '-Command', 'Get-Printer | ForEach-Object { if ($_.Shared) { $_.ShareName } }'],
      }
    : { command: 'lpstat', args: ['-e'] }
}

/** Whether a name can be handed to the system. A share of another computer begins with two backslashes. */
export const isPrinterName = (name: string) => !unsafe.test(name.replace(/^\\\\(?=[^\\]+\\[^\\]+$)/, ''))
