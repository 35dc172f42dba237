import { problemsIn } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'

/** The inputs that must not be shown. */
export interface SecretInputs {
  readonly 'github-token': string | undefined
  readonly 'store-cache-key': string | undefined
  readonly 'extra-access-tokens': string | undefined
  readonly netrc: string | undefined
  readonly 'builders-key': string | undefined
}

/** Shorter texts are words of the language rather than secrets; masking them would make the log unreadable. */
const shortest = 6

/** Every text that must not be shown: the inputs whole, and what in their lines is the secret. */
export function secretsOf(inputs: SecretInputs): readonly string[] {
  const tokens = (inputs['extra-access-tokens'] ?? '').split(/\s+/).map((entry) => entry.slice(entry.indexOf('=') + 1))
  const passwords = [...(inputs.netrc ?? '').matchAll(/\b(?:password|account)\s+(\S+)/g)].map((match) => match[1] ?? '')
  const keyLines = (inputs['builders-key'] ?? '').split('\n').filter((line) => !line.startsWith('-----'))
  const whole = [inputs['github-token'], inputs['store-cache-key']].map((secret) => secret ?? '')
  return [...whole, ...tokens, ...passwords, ...keyLines]
    .map((text) => text.trim())
    .filter((text) => text.length >= shortest)
}

/** On failure, what this machine is like: one folded group, and a file of the job. */
export async function diagnosed<T>(host: Host, inputs: SecretInputs, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    const { showDiagnostics } = await import(/* webpackChunkName: "diagnostics" */ './diagnostics.ts')
    await showDiagnostics(host, { problems: problemsIn(cause) ?? [], secrets: secretsOf(inputs) })
    throw cause
  }
}
