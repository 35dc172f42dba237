/**
 * The one bundle behind every surface. Each `dist/<surface>.js` is a stub that calls `main` with its name; what a
 * surface needs is loaded when it runs.
 */
export async function main(surface: string): Promise<void> {
  if (surface === 'cli') {
    const { runCli } = await import(/* webpackChunkName: "cli" */ './cli.ts')
    process.exitCode = await runCli(process.argv.slice(2))
  } else {
    await runAction(surface)
  }
  // An open handle in a library must not keep the job waiting (actions/toolkit#1578).
  process.exit()
}

async function runAction(surface: string): Promise<void> {
  const github = await import(/* webpackChunkName: "github" */ './runner/github.ts')
  try {
    const { realHost } = await import(/* webpackChunkName: "host" */ './runner/real-host.ts')
    const host = realHost(github.actionLog())
    switch (surface) {
      case 'setup': {
        const { runSetup } = await import(/* webpackChunkName: "setup" */ './actions/setup.ts')
        process.exitCode = await runSetup(host, github)
        break
      }
      case 'setup-post': {
        const { runSetupPost } = await import(/* webpackChunkName: "setup-post" */ './actions/setup-post.ts')
        process.exitCode = await runSetupPost(host, github)
        break
      }
      case 'plan': {
        const { runPlanAction } = await import(/* webpackChunkName: "plan-action" */ './actions/plan-action.ts')
        process.exitCode = await runPlanAction(host, github)
        break
      }
      case 'build': {
        const { runBuild } = await import(/* webpackChunkName: "build" */ './actions/build.ts')
        process.exitCode = await runBuild(host, github)
        break
      }
      case 'verify': {
        const { runVerifyAction } = await import(/* webpackChunkName: "verify-action" */ './actions/verify-action.ts')
        process.exitCode = await runVerifyAction(host, github)
        break
      }
      case 'report': {
        const { runReportAction } = await import(/* webpackChunkName: "report-action" */ './actions/report-action.ts')
        process.exitCode = await runReportAction(host, github)
        break
      }
      default:
        throw new Error(`there is no surface ${JSON.stringify(surface)}`)
    }
  } catch (cause) {
    github.failAction(cause)
  }
}
