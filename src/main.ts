import type { Problem } from './model/problem.ts'

/**
 * The one bundle behind every surface. Each `dist/<surface>.js` is a stub that calls `main` with its name; what a
 * surface needs is loaded when it runs.
 */
export async function main(surface: string): Promise<void> {
  // Whoever reads may stop reading, as `head` does: then nobody misses what is left.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  if (surface === 'cli') {
    const { runCli } = await import('./cli.ts')
    process.exitCode = await runCli(
      process.argv.slice(2),
      process.env['GITHUB_ACTIONS'] === 'true' ? annotate : undefined,
    )
  } else if (surface === 'reclaim') {
    await runReclaim()
  } else if (surface === 'cache') {
    const { runCacheProcess } = await import('./runner/cache-process.ts')
    await runCacheProcess(process.argv.slice(2))
  } else {
    await runAction(surface)
  }
  await Promise.all([taken(process.stdout), taken(process.stderr)])
  // An open handle in a library must not keep the job waiting (actions/toolkit#1578).
  process.exit()
}

/** When all that was written has been taken: a pipe takes 64 KiB at a time, and the end of the process drops the rest. */
function taken(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()))
}

/** How a command shows problems on lines of files, in a job of GitHub. */
async function annotate(problems: readonly Problem[]): Promise<void> {
  const { gitHub } = await import('./runner/github.ts')
  gitHub.annotate(problems)
}

/** The process in the background that `reclaim-disk` starts. */
async function runReclaim(): Promise<void> {
  const { runReclaimWorker } = await import('./machine/reclaim-worker.ts')
  const { realHost } = await import('./runner/real-host.ts')
  const { terminalLog } = await import('./runner/terminal.ts')
  process.exitCode = await runReclaimWorker(realHost(terminalLog(false)), process.argv.slice(2))
}

async function runAction(surface: string): Promise<void> {
  const { actionLog, failAction, gitHubFor } = await import('./runner/github.ts')
  try {
    const { actions } = await import('./actions/registry.ts')
    const entry = actions.flatMap((action) => (action.post ? [action, action.post] : [action]))
    const load = entry.find(({ stub }) => stub === surface)?.load
    if (!load) throw new Error(`there is no surface ${JSON.stringify(surface)}`)
    const { realHost } = await import('./runner/real-host.ts')
    const run = await load()
    const host = realHost(actionLog())
    process.exitCode = await run(host, gitHubFor(host))
  } catch (cause) {
    failAction(cause)
  }
}
