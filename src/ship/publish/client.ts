/** Programs of services that have their own way to upload. */
import { delimiter, dirname, join } from 'node:path'
import { error, ProblemError } from '../../model/problem.ts'
import { runNix } from '../../nix/command.ts'
import type { Nix } from '../../nix/find.ts'
import { childEnv } from '../../runner/child-env.ts'
import { failureText } from '../../runner/exec.ts'
import { findProgram, isProgram } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { jobFolder } from '../../runner/job.ts'
import { logDetail } from '../../runner/log.ts'
import { maskSecrets } from '../../runner/mask-secrets.ts'
import type { PathFacts } from './destination.ts'

/**
 * The Nixpkgs that brings clients to machines without them: nixos-unstable of 2026-09-22, whose packages cache.nixos.org has for
 * every system. Nix checks the hash.
 */
const nixpkgs =
  'github:NixOS/nixpkgs/6774f7bc253789b113a4f39285dc0fa100abeacc?narHash=sha256-MYiI%2BCzL0tuWgRPjGsKCDHqYs2T3OzMlMQWOYWG0qso%3D'

/** Name of the program, and its attribute in Nixpkgs. */
const attributes = { cachix: 'cachix', attic: 'attic-client', niks3: 'niks3' } as const
export type ClientName = keyof typeof attributes

/** Seconds for a build that is mostly a download, and for an upload, which GitHub ends after six hours. */
const buildTimeout = 1_800
const sendTimeout = 21_600

export interface ClientRun {
  readonly client: ClientName
  readonly args: readonly string[]
  /** Beside this process's own, or undefined for what the client must not have; may hold secrets. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly input?: string
  /** Not shown in what the client prints. */
  readonly secrets: readonly string[]
}

/** Runs clients, each looked for once: on PATH, else out of Nixpkgs. */
export function clientRunner(host: Host, nix: Nix) {
  const programs = new Map<ClientName, Promise<string>>()
  /** Gives why it failed, in its own last words; undefined where it did not. Throws ProblemError SHP063. */
  return async ({ client, args, env, input, secrets }: ClientRun): Promise<string | undefined> => {
    const found = programs.get(client) ?? findClient(host, nix, client)
    programs.set(client, found)
    const program = await found
    // niks3 asks the nix of PATH what is in the store.
    const path = [dirname(nix.program), host.env['PATH'] ?? ''].filter((folder) => folder !== '').join(delimiter)
    const outcome = await host.exec({
      argv: [program, ...args],
      env: { ...childEnv(host.env), PATH: path, ...env },
      timeout: sendTimeout,
      signal: host.cancelled,
      onStderr: (line) => logDetail(host.log, maskSecrets(line, secrets)),
      ...(input !== undefined && { input }),
    })
    if (outcome.kind === 'exited' && outcome.code === 0) return undefined
    const words =
      outcome.kind === 'not-started' ? [] : outcome.stderrTail.filter((line) => line.trim() !== '').slice(-5)
    return maskSecrets(words.join(' ').trim() || failureText(outcome), secrets)
  }
}

async function findClient(host: Host, nix: Nix, client: ClientName): Promise<string> {
  const there = await findProgram(host, client, (host.env['PATH'] ?? '').split(delimiter))
  if (there !== undefined) return there
  host.log.info(`${client} is not on PATH: Nix gets it out of Nixpkgs`)
  const args = ['build', '--no-link', '--print-out-paths', `${nixpkgs}#${attributes[client]}`]
  const outcome = await runNix(host, nix, args, {
    timeout: buildTimeout,
    onStderr: (line) => logDetail(host.log, line),
  })
  const outputs = outcome.kind === 'exited' && outcome.code === 0 ? outcome.stdout.split('\n') : []
  for (const output of outputs.filter((line) => line.startsWith('/'))) {
    const program = join(output, 'bin', client)
    if (await isProgram(host, program)) return program
  }
  const why = outcome.kind === 'exited' && outcome.code === 0 ? 'its package has no such program' : failureText(outcome)
  const fix = `Put ${client} on PATH in an earlier step, or let Nix reach github.com and cache.nixos.org.`
  throw new ProblemError(error('SHP063', `The client ${client} cannot be had: ${why.replace(/^error: /, '')}.`, fix))
}

/** Those of the paths that no other one of them refers to: clients send all that these need. Pure. */
export function topsOf(paths: readonly PathFacts[]): readonly string[] {
  const needed = new Set(paths.flatMap(({ references }) => references))
  return paths.flatMap(({ path }) => (needed.has(path) ? [] : [path]))
}

/** A folder that only this user reads, which is removed when the work ends, however it ends. */
export async function withPrivateFolder<T>(host: Host, work: (folder: string) => Promise<T>): Promise<T> {
  const jobs = jobFolder(host)
  await host.files.mkdir(jobs, { recursive: true, mode: 0o700 })
  const folder = await host.files.mkdtemp(join(jobs, 'publish-'))
  try {
    return await work(folder)
  } finally {
    await host.files.rm(folder, { recursive: true, force: true })
  }
}
