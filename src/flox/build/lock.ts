/**
 * The lock of a manifest that got other variables, so that no server has to be asked. Flox takes a lock as current whose
 * manifest is the one on disk; of an environment with includes that is `compose.composer`, beside the merged one.
 * https://github.com/flox/flox/blob/main/cli/schemas
 */

/** The text of a lock with these variables. Throws SyntaxError for what is not JSON. */
export function lockWithVariables(text: string, variables: Readonly<Record<string, string>>): string {
  const lock = tableOf(JSON.parse(text))
  const withVariables = (manifest: unknown) => {
    const table = tableOf(manifest)
    return { ...table, vars: { ...tableOf(table['vars']), ...variables } }
  }
  const compose = lock['compose'] ? tableOf(lock['compose']) : undefined
  const changed = {
    ...lock,
    manifest: withVariables(lock['manifest']),
    ...(compose ? { compose: { ...compose, composer: withVariables(compose['composer']) } } : {}),
  }
  return `${JSON.stringify(changed, null, 2)}\n`
}

function tableOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {}
}
