import { problemsIn } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'

/** On failure, what this machine is like: one folded group, and a file of the job. */
export async function withDiagnostics<T>(host: Host, secrets: readonly string[], work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    const { showDiagnostics } = await import('./diagnostics.ts')
    const problems = problemsIn(cause) ?? []
    await showDiagnostics(host, { problems, secrets })
    throw cause
  }
}
