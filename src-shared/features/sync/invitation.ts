/** Address and code in one, as a QR code carries them. */
export const invitationOf = (url: string, code: string) => `${url}/#${code}`
