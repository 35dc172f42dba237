/** The ptxas of this machine: where they are, and what each says of itself. */

import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Compiler } from '../../cuda/compare-tables.ts'
import { formatVersion, parseVersion, type Version } from '../../model/version.ts'
import { childEnv } from '../../runner/child-env.ts'
import type { Outcome } from '../../runner/exec.ts'
import { isProgram } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'

export type PtxasHost = Pick<Host, 'env' | 'exec' | 'files' | 'cancelled'>

/** Why a compiler could not be asked, one sentence. */
export interface Failure {
  readonly trouble: string
}

/** Seconds; an answer takes some milliseconds. */
const timeout = 30

/** PTX ISAs above are not tried: a program that takes them takes everything. */
const highest = { major: 20, minor: 40 } as const

/**
 * The real path of every ptxas on PATH, in CUDA_PATH, in CUDA_HOME and in /usr/local/cuda*, each file once, in that
 * order. The two variables are the usual ones: https://docs.nvidia.com/cuda/cuda-installation-guide-linux/
 */
export async function findPtxas(host: Pick<Host, 'env' | 'files'>): Promise<readonly string[]> {
  const { env, files } = host
  const local = await files.readdir('/usr/local').catch(() => [])
  const folders = [
    ...(env['PATH'] ?? '').split(delimiter),
    ...[env['CUDA_PATH'], env['CUDA_HOME']].flatMap((root) => (root ? [join(root, 'bin')] : [])),
    ...local
      .filter((name) => name.startsWith('cuda'))
      .sort()
      .map((name) => join('/usr/local', name, 'bin')),
  ]
  const found = new Set<string>()
  for (const folder of folders.filter((entry) => entry.startsWith('/'))) {
    const path = await realProgram(files, join(folder, 'ptxas'))
    if (path !== undefined) found.add(path)
  }
  return [...found]
}

async function realProgram(files: Host['files'], path: string): Promise<string | undefined> {
  return (await isProgram({ files }, path)) ? files.realpath(path).catch(() => undefined) : undefined
}

/** Asks a ptxas for its version, its targets and the newest PTX ISA that it takes. */
export async function askPtxas(host: PtxasHost, program: string): Promise<Compiler | Failure> {
  const reply = await say(host, program, '--version')
  if ('trouble' in reply) return reply
  const version = /\bV(\d+\.\d+\.\d+)/.exec(reply.stdout)?.[1]
  const toolkit = version?.split('.').slice(0, 2).join('.') ?? ''
  if (version === undefined || !parseVersion(toolkit)) return { trouble: `${program} did not report a CUDA version.` }
  const help = await say(host, program, '--help')
  if ('trouble' in help) return help
  const targets = readTargets(help.stdout)
  const [oldest] = targets
  if (!oldest) return { trouble: `The help of ${program} (${version}) has no targets.` }
  const ptxIsa = await newestPtxIsa(host, program, oldest)
  return typeof ptxIsa === 'string' ? { toolkit, version, ptxIsa, targets } : ptxIsa
}

/** Whether ptxas assembles an empty module; trouble when it fails otherwise than by refusing it. */
export async function tryPtx(
  host: PtxasHost,
  program: string,
  { ptxIsa, target }: { readonly ptxIsa: string; readonly target: string },
): Promise<'assembled' | 'refused' | Failure> {
  const folder = await host.files.mkdtemp(join(host.env['RUNNER_TEMP'] || tmpdir(), 'ptxas-'))
  try {
    const [source, cubin] = [join(folder, 'empty.ptx'), join(folder, 'empty.cubin')]
    await host.files.writeFile(source, `.version ${ptxIsa}\n.target ${target}\n.address_size 64\n`)
    const ran = await run(host, program, ['--gpu-name', target, '--output-file', cubin, source], folder)
    if (ran.kind === 'exited' && ran.code === 0) return 'assembled'
    // ptxas 12.0 says why and then dies of a signal.
    const ended = ran.kind === 'exited' || ran.kind === 'killed'
    if (ended && /\bfatal\b/.test([ran.stdout, ...ran.stderrTail].join('\n'))) return 'refused'
    return failed(program, ran)
  } finally {
    await host.files.rm(folder, { recursive: true, force: true })
  }
}

/** Tried out: ISA numbers go up by minors without a gap within a major. */
async function newestPtxIsa(host: PtxasHost, program: string, target: string): Promise<string | Failure> {
  const takes = (version: Version) => tryPtx(host, program, { ptxIsa: formatVersion(version), target })
  let newest: Version | undefined
  for (let major: number = highest.major; major > 0 && !newest; major -= 1) {
    const tried = await takes({ major, minor: 0 })
    if (typeof tried !== 'string') return tried
    if (tried === 'assembled') newest = { major, minor: 0 }
  }
  if (!newest) return { trouble: `${program} takes no PTX at all.` }
  for (let minor = 1; minor <= highest.minor; minor += 1) {
    const tried = await takes({ major: newest.major, minor })
    if (typeof tried !== 'string') return tried
    if (tried === 'refused') return formatVersion(newest)
    newest = { major: newest.major, minor }
  }
  return { trouble: `${program} takes every PTX ISA that there could be.` }
}

/** The `sm_` targets among the allowed values of `--gpu-name`, in numeric order. */
function readTargets(help: string): string[] {
  const values = /--gpu-name\b[\s\S]*?Allowed values for this option:([^.]*)\./.exec(help)?.[1] ?? ''
  const targets = [...values.matchAll(/'(sm_\w+)'/g)].map(([, target = '']) => target)
  const number = (target: string) => Number.parseInt(target.slice('sm_'.length), 10)
  return targets.sort((a, b) => number(a) - number(b) || (a < b ? -1 : 1))
}

async function say(host: PtxasHost, program: string, option: string): Promise<{ readonly stdout: string } | Failure> {
  const ran = await run(host, program, [option])
  return ran.kind === 'exited' && ran.code === 0 ? ran : failed(program, ran)
}

function run(host: PtxasHost, program: string, args: readonly string[], cwd = '/'): Promise<Outcome> {
  return host.exec({ argv: [program, ...args], env: childEnv(host.env), cwd, timeout, signal: host.cancelled })
}

function failed(program: string, ran: Outcome): Failure {
  if (ran.kind === 'not-started') return { trouble: `${program} cannot be started: ${ran.reason}.` }
  if (ran.kind === 'timed-out') return { trouble: `${program} gave no answer in ${timeout} s.` }
  const how = ran.kind === 'exited' ? `failed with status ${ran.code}` : `was ${ran.kind}`
  const said = ran.stderrTail.at(-1)
  return { trouble: `${program} ${how}${said ? `: ${said}` : '.'}` }
}
