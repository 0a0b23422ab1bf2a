/** How a package is signed. */
export interface Signing {
  /** for electron-builder */
  args: string[]
  /** for the person, one line */
  says: string
}

type Environment = Readonly<Record<string, string | undefined>>

const azure = {
  endpoint: 'ASSETWALK_AZURE_ENDPOINT',
  codeSigningAccountName: 'ASSETWALK_AZURE_ACCOUNT',
  certificateProfileName: 'ASSETWALK_AZURE_PROFILE',
  publisherName: 'ASSETWALK_PUBLISHER',
} as const

/**
 * Signs with what the environment has: on Windows an account of Azure Trusted Signing or a certificate (`WIN_CSC_LINK`,
 * `CSC_LINK`), on macOS a certificate (`CSC_LINK`, `CSC_NAME`); electron-builder reads the secrets themselves, and has
 * Apple notarize what is signed if `APPLE_API_KEY` or `APPLE_ID` are there. Without them nothing is signed.
 */
export function signing(platform: NodeJS.Platform, environment: Environment): Signing {
  if (platform === 'win32') return onWindows(environment)
  if (platform === 'darwin') return onMacos(environment)
  return { args: [], says: 'Linux packages carry no signature of their own: compare their checksums.' }
}

function onWindows(environment: Environment): Signing {
  if (environment.AZURE_TENANT_ID && environment[azure.endpoint]) {
    const args = Object.entries(azure).map(
      ([option, name]) => `-c.win.azureSignOptions.${option}=${environment[name] ?? ''}`,
    )
    return { args, says: 'Signed with Azure Trusted Signing.' }
  }
  const hasCertificate = Boolean(environment.WIN_CSC_LINK || environment.CSC_LINK)
  return {
    args: [],
    says: hasCertificate ? 'Signed with a certificate.' : 'Not signed: there is no certificate.',
  }
}

/** macOS starts nothing without a signature: one of no name then, which a hardened runtime would not let load itself. */
function onMacos(environment: Environment): Signing {
  if (environment.CSC_LINK || environment.CSC_NAME) {
    const isNotarized = Boolean(environment.APPLE_API_KEY || environment.APPLE_ID)
    return { args: [], says: isNotarized ? 'Signed and notarized.' : 'Signed, not notarized.' }
  }
  return {
    args: ['-c.mac.identity=-', '-c.mac.hardenedRuntime=false', '-c.mac.notarize=false'],
    says: 'Not signed: there is no certificate.',
  }
}
