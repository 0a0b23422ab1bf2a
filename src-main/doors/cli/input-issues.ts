interface Issue {
  path: readonly PropertyKey[]
  message: string
}

/** What is wrong with what was written, value by value, each with how it has to be. */
export function inputIssues(issues: readonly Issue[]): string {
  return `${issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}.`
}
