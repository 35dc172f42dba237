import { join } from 'node:path'
import { formatProblem, type Problem } from '../../model/problem.ts'
import type { Nix } from '../../nix/find.ts'
import { writeAtomically } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { jobFolder } from '../../runner/job.ts'
import { maskLikelySecrets, maskSecrets, secretsOf } from '../../runner/mask-secrets.ts'
import { diagnosticParts, type Part } from './diagnostics-parts.ts'

export interface DiagnosticsRequest {
  /** Looked for where it is not given. */
  readonly nix?: Nix | undefined
  /** What went wrong. */
  readonly problems?: readonly Problem[]
  /** The last lines that a failed command said. */
  readonly lastLines?: readonly string[]
  /** Texts that must not be shown, beside those that the environment names as secret. */
  readonly secrets?: readonly (string | undefined)[]
  /** Seconds by phase. */
  readonly seconds?: Readonly<Record<string, number>>
}

export interface Diagnostics {
  /** At most 300, without secrets. */
  readonly lines: readonly string[]
  readonly seconds: number
}

/** Milliseconds for each part; they run at the same time. */
const limit = 2_000
const mostLines = 300

/**
 * What one needs to know of a machine where something failed: versions, settings, daemon, disk, mounts, user, journal. Each
 * part is given two seconds; one that fails or is late is a line. Never throws, and changes nothing.
 */
export async function collectDiagnostics(host: Host, request: DiagnosticsRequest = {}): Promise<Diagnostics> {
  const begun = host.clock.now()
  const secrets = [...secretsOf(host.env), ...(request.secrets ?? [])].filter((secret) => secret !== undefined)
  const collected = await Promise.all(
    [failurePart(request), ...diagnosticParts(request.nix)].map((part) => collectPart(host, part, secrets)),
  )
  const masked = maskLikelySecrets(maskSecrets(collected.flat().join('\n'), secrets))
  const text = maskSecrets(masked, secrets)
  const lines = text.split('\n').map((line) => (line.length > 400 ? `${line.slice(0, 400)}…` : line))
  const short = lines.length > mostLines ? [...lines.slice(0, mostLines - 1), '… and more'] : lines
  return { lines: short, seconds: (host.clock.now() - begun) / 1_000 }
}

/**
 * Collects, shows it as one folded group, and keeps it in the job's folder (0600). Gives the file's path, undefined where
 * it could not be written. Never throws.
 */
export async function showDiagnostics(host: Host, request: DiagnosticsRequest = {}): Promise<string | undefined> {
  const { lines } = await collectDiagnostics(host, request)
  host.log.group('Diagnostics')
  for (const line of lines) host.log.info(line)
  host.log.endGroup()
  const path = join(jobFolder(host), 'diagnostics.txt')
  return writeAtomically(host, path, `${lines.join('\n')}\n`).then(
    () => path,
    () => undefined,
  )
}

function failurePart({ problems = [], lastLines = [], seconds = {} }: DiagnosticsRequest): Part {
  const phases = Object.entries(seconds).map(([phase, spent]) => `${phase} ${spent.toFixed(1)} s`)
  const lines = [
    ...problems.map(formatProblem),
    ...lastLines.slice(-20).map((line) => `| ${line}`),
    ...(phases.length > 0 ? [phases.join(', ')] : []),
  ]
  return { title: 'What went wrong', most: 40, find: async () => lines }
}

/** Secrets that a part comes across are hidden in all of them. */
async function collectPart(host: Host, part: Part, secrets: string[]): Promise<readonly string[]> {
  const stop = new AbortController()
  // A job that is cancelled is one of those to be explained.
  const patient: Host = { ...host, cancelled: stop.signal }
  const late = host.clock.sleep(limit, stop.signal).then(() => [`not found out within ${limit / 1_000} s`])
  try {
    const found = await Promise.race([part.find(patient, (secret) => secrets.push(secret)), late])
    const cut = found.length > part.most ? [`… ${found.length - part.most} more`] : []
    return [`== ${part.title}`, ...found.slice(0, part.most), ...cut]
  } catch (cause) {
    return [`== ${part.title}`, `not found out: ${cause instanceof Error ? cause.message : String(cause)}`]
  } finally {
    stop.abort()
  }
}
