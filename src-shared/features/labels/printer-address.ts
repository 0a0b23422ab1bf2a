/** Where printers with ZPL listen. */
const usualPort = 9100
const form = /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9._-]+))(?::(\d{1,5}))?$/

/** The address of a printer as people write it: `192.0.2.7`, `zebra:9100`, `[2001:db8::7]:9100`; null for what is no address. */
export function printerAddress(text: string): { host: string; port: number } | null {
  const [, bracketed, plain, port = String(usualPort)] = form.exec(text.trim()) ?? []
  const host = bracketed ?? plain
  const number = Number(port)
  return host === undefined || number < 1 || number > 65_535 ? null : { host, port: number }
}
