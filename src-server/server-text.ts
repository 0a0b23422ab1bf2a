/** What the server's program says to whoever starts it. */
export const serverText = {
  usage:
    'Use: server [--data DIR] [--files DIR] [--host HOST] [--port N] [--tls-cert FILE --tls-key FILE] [--trusted-proxy ADDRESS] [--admin-port N], or: server invite [--data DIR] [--role ROLE] [--site SITE]…',
  portInvalid: 'A port is a number from 0 to 65535.',
  tlsIncomplete: 'A certificate and its key go together: give both --tls-cert and --tls-key.',
  proxyInvalid:
    'A trusted proxy is an address or a network, as 10.0.0.7 or 10.0.0.0/8. Give --trusted-proxy once for each.',
  roleInvalid: 'A device is enrolled as administrator or technician.',
  alreadyRunning:
    'A server already runs on this data folder. Stop it first, or choose another folder with --data.',
  running: (url: string) => `Assetwalk server is running at ${url}`,
  adminRunning: (url: string) => `Metrics: ${url}/metrics`,
  setUpCode: (code: string) => `Set-up code: ${code}`,
  code: (code: string) => `Code: ${code}`,
}
