import { childEnv } from '../runner/child-env.ts'
import type { Host } from '../runner/host.ts'

type ProcessHost = Pick<Host, 'env' | 'platform' | 'files' | 'exec'>

/**
 * When a process was started, or undefined when there is none: with the process id it names one process for good. On
 * Linux as the boot's id and clock ticks since boot (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html, field
 * 22), on a Mac as a date, `lstart` of ps(1).
 */
export async function processStart(host: ProcessHost, pid: number): Promise<string | undefined> {
  if (host.platform === 'darwin') return macProcessStart(host, pid)
  const stat = await host.files.readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (stat === undefined) return undefined
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined
  const boot = await host.files.readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
  return `${boot.trim()}/${fields[19] ?? ''}`
}

/** `state=` and `lstart=` print `Ss   Sun Nov 22 10:29:16 2026`, without a heading. A zombie's state begins with Z. */
async function macProcessStart(host: ProcessHost, pid: number): Promise<string | undefined> {
  const argv = ['ps', '-o', 'state=', '-o', 'lstart=', '-p', String(pid)] as const
  const env = childEnv(host.env, { LC_ALL: 'C', TZ: 'UTC' })
  const outcome = await host.exec({ argv, env, timeout: 20, question: true })
  const [, state, start] = outcome.kind === 'exited' ? (/^\s*(\S+)\s+(.*\S)\s*$/.exec(outcome.stdout) ?? []) : []
  return state === undefined || state.startsWith('Z') ? undefined : start
}
