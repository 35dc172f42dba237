/** Variables that only the action itself may see: the inputs, and the tokens of the runner's own services. */
const ownOnly = /^(?:INPUT_|STATE_|ACTIONS_RUNTIME_TOKEN$|ACTIONS_ID_TOKEN_REQUEST_)/

/** The environment for children: ours without inputs, state and service tokens, with `more` on top. */
export function childEnv(
  env: Readonly<Record<string, string | undefined>>,
  more: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string | undefined>> {
  const kept = Object.entries(env).filter(([name]) => !ownOnly.test(name))
  return { ...Object.fromEntries(kept), ...more }
}
