import { join } from 'node:path'
import type { ContainerEdits } from '../../model/container-edits.ts'
import { error, type Problem } from '../../model/problem.ts'
import { childEnv } from '../../runner/child-env.ts'
import { failureText } from '../../runner/exec.ts'
import { readIfPresent } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { logDetail } from '../../runner/log.ts'
import type { ImageConfig } from '../../ship/image/open-image.ts'
import { type Runner, runtimeSpec } from '../../ship/image/runtime-spec.ts'

export interface RanImage {
  /** Null where it was stopped or not started. */
  readonly exitCode: number | null
  readonly seconds: number
  /** Files that a program said it had loaded as libcuda: `/usr/lib/x86_64-linux-gnu/libcuda.so.580.65.06`. */
  readonly libcuda: readonly string[]
  /** The last lines that it wrote. */
  readonly logTail: readonly string[]
  readonly problems: readonly Problem[]
}

export interface RunPlace {
  /** With `rootfs` below it. */
  readonly bundle: string
  readonly runtime: string
  /** Seconds. */
  readonly timeout: number
  readonly user: { readonly uid: number; readonly gid: number }
  readonly edits: ContainerEdits
}

const name = 'image-test'
/** Seconds to remove a container. */
const patience = 60
const tail = 40

/**
 * Starts the image in a container of crun that is not privileged, and waits for its end. What crun keeps of it is below the bundle, and
 * no process of it is left. Problems: SHP153, SHP156.
 */
export async function runImage(
  host: Host,
  args: readonly string[],
  config: ImageConfig,
  { bundle, runtime, timeout, user, edits }: RunPlace,
): Promise<RanImage> {
  const runner: Runner =
    host.uid === 0 ? { kind: 'root' } : { kind: 'user', uid: host.uid, gid: (await host.files.stat(bundle)).gid }
  // A user namespace of one user has root alone.
  const inside = runner.kind === 'root' ? user : { uid: 0, gid: 0 }
  const spec = runtimeSpec({ args, env: config.env, cwd: config.workingDir, user: inside, runner, edits })
  await host.files.writeFile(join(bundle, 'config.json'), JSON.stringify(spec), { mode: 0o600 })
  const log = join(bundle, 'runtime.log')
  const crun = [runtime, '--cgroup-manager=disabled', '--root', join(bundle, 'state')] as const
  const env = childEnv(host.env)
  const libcuda = new Set<string>()
  const begun = host.clock.now()
  try {
    const outcome = await host.exec({
      // Its output goes line by line to the log, however much it is.
      argv: ['/bin/sh', '-c', 'exec "$@" >&2 3>&-', 'sh', ...crun, '--log', log, 'run', '--bundle', bundle, name],
      env,
      timeout,
      signal: host.cancelled,
      // A program that outlives crun would hold its output open.
      passesOutput: true,
      onStderr: (line) => {
        for (const [path] of line.matchAll(/\/[^\s:"']*\/libcuda\.so[.\d]*/g)) libcuda.add(path)
        logDetail(host.log, line)
      },
    })
    const exitCode = outcome.kind === 'exited' ? outcome.code : null
    const said = outcome.kind === 'not-started' ? [] : outcome.stderrTail
    const refused = exitCode === 0 ? '' : ((await readIfPresent(host, log)) ?? '').trim()
    return {
      exitCode,
      seconds: (host.clock.now() - begun) / 1_000,
      libcuda: [...libcuda],
      logTail: said.slice(-tail),
      problems: problemsOf(),
    }

    function problemsOf(): readonly Problem[] {
      const what = args.join(' ')
      if (exitCode === 0) return []
      if (refused !== '' || outcome.kind === 'not-started') {
        const message = `${runtime} could not start ${what}: ${refused.split('\n').at(-1) || failureText(outcome)}.`
        return [error('SHP156', message, 'Run it where containers are permitted, or set runtime: none.')]
      }
      const how =
        outcome.kind === 'timed-out'
          ? `did not end within ${timeout} s and was stopped`
          : outcome.kind === 'cancelled'
            ? 'was cancelled'
            : exitCode === null
              ? 'was killed'
              : `ended with exit code ${exitCode}`
      return [error('SHP153', `${what} ${how} in the image.`, 'Its last lines are in the log.')]
    }
  } finally {
    // A program that ignores SIGTERM outlives crun.
    await host.exec({ argv: [...crun, 'delete', '--force', name], env, timeout: patience })
  }
}
