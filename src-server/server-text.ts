/** What the server's program says to whoever starts it. */
export const serverText = {
  usage: 'Use: server [--data DIR] [--host HOST] [--port N], or: server invite [--data DIR] [--role ROLE]',
  portInvalid: 'A port is a number from 0 to 65535.',
  roleInvalid: 'A device is enrolled as administrator or technician.',
  alreadyRunning:
    'A server already runs on this data folder. Stop it first, or choose another folder with --data.',
  running: (url: string) => `Assetwalk server is running at ${url}`,
  setUpCode: (code: string) => `Set-up code: ${code}`,
  code: (code: string) => `Code: ${code}`,
}
