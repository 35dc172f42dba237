/**
 * Gives Nix credentials and configuration as setup will, and removes them as post will; the request is JSON on standard
 * input, for it holds secrets: `node credentials-driver.ts apply JOB`, `… undo JOB`.
 */
import { text } from 'node:stream/consumers'
import { asRoot, findPrivilege } from '../../src/machine/privilege.ts'
import { formatProblem, ProblemError } from '../../src/model/problem.ts'
import { applyConfiguration, undoConfiguration } from '../../src/nix/configure/configure.ts'
import { findConfigurationFacts } from '../../src/nix/configure/facts.ts'
import { printNixConf } from '../../src/nix/configure/nix-conf.ts'
import { planConfiguration } from '../../src/nix/configure/plan.ts'
import {
  applyCredentials,
  findCredentialsFacts,
  readDaemonVariables,
  undoCredentials,
} from '../../src/nix/credentials/credentials.ts'
import { type CredentialsRequest, describeCredentials, planCredentials } from '../../src/nix/credentials/plan.ts'
import { findSupervision, restartDaemon } from '../../src/nix/daemon/daemon.ts'
import { findNix } from '../../src/nix/find.ts'
import type { Host } from '../../src/runner/host.ts'
import type { Log } from '../../src/runner/log.ts'
import { realHost } from '../../src/runner/real-host.ts'

const say = (line: string) => void process.stderr.write(`${line}\n`)
const log: Log = { info: say, debug: say, group: say, endGroup: () => {} }

const restarter = (host: Host, job: string) => async () => {
  const [supervision, privilege] = [await findSupervision(host), await findPrivilege(host)]
  if (supervision === 'systemd') {
    // This test restarts more often in 10 s than systemd lets a service (StartLimitBurst=).
    const argv = asRoot(privilege, ['systemctl', 'reset-failed', 'nix-daemon.service'])
    await host.exec({ argv, env: host.env, timeout: 300 })
  }
  await restartDaemon(host, { supervision, privilege, job, variables: await readDaemonVariables(host) })
}

/** NIX_MODE says that a daemon is used, where root would open the store itself. */
async function apply(host: Host, job: string, asked: Partial<CredentialsRequest>): Promise<object> {
  const nix = await findNix(host)
  const found = await findConfigurationFacts(host, nix)
  const facts = host.env['NIX_MODE'] === 'daemon' ? { ...found, mode: 'daemon' as const, trusted: true } : found
  const none = { netrc: '', aws: false, proxy: false, caBundle: '', builders: '', buildersKey: '', knownHosts: '' }
  const request: CredentialsRequest = { ...none, extraNixConfig: '', ...asked, environment: host.env }
  const credentials = await findCredentialsFacts(host, nix, facts, request.caBundle)
  const { plan, problems } = planCredentials(request, credentials, job)
  if (problems.some(({ severity }) => severity === 'error')) throw new ProblemError(problems)
  const options = { job, ...(facts.mode === 'daemon' ? { restartDaemon: restarter(host, job) } : {}) }
  const applied = plan && (await applyCredentials(host, plan, options))
  for (const line of plan ? describeCredentials(plan) : []) say(line)
  const configuration = planConfiguration(
    {
      caches: [],
      extraSubstituters: [],
      extraTrustedPublicKeys: [],
      contributions: [{ from: 'credentials', settings: plan?.privateSettings ?? [], order: 'private' }],
      extraNixConfig: `${request.extraNixConfig}\n${printNixConf(plan?.settings ?? [])}`,
    },
    facts,
  )
  if (!configuration.plan) throw new ProblemError(configuration.problems)
  const configured = await applyConfiguration(host, nix, configuration.plan, options)
  return {
    scope: plan?.scope ?? null,
    codes: [...problems, ...(applied?.warnings ?? []), ...configured.warnings].map(({ code }) => code),
    restarted: [applied?.restarted ?? false, configured.restarted],
    variables: { ...plan?.variables, ...configured.variables },
  }
}

async function act(host: Host, what: string, job: string): Promise<object> {
  if (what === 'apply') return apply(host, job, JSON.parse(await text(process.stdin)) as Partial<CredentialsRequest>)
  const daemon = host.env['NIX_MODE'] === 'daemon'
  const options = { job, ...(daemon ? { restartDaemon: restarter(host, job) } : {}) }
  const credentials = await undoCredentials(host, options)
  const configuration = await undoConfiguration(host, options)
  return { restarted: [credentials.restarted, configuration.restarted] }
}

/** SECRET must be in no command line. */
function watched(host: Host): Host {
  const { SECRET = '' } = process.env
  const exec: Host['exec'] = (command) => {
    if (SECRET !== '' && command.argv.some((word) => word.includes(SECRET)))
      throw new Error('a secret in a command line')
    return host.exec(command)
  }
  return { ...host, exec }
}

const [, , what = '', job = ''] = process.argv
try {
  process.stdout.write(`${JSON.stringify(await act(watched(realHost(log)), what, job))}\n`)
} catch (cause) {
  if (!(cause instanceof ProblemError)) throw cause
  say(cause.problems.map(formatProblem).join('\n'))
  process.stdout.write(`${JSON.stringify({ codes: cause.problems.map(({ code }) => code) })}\n`)
}
