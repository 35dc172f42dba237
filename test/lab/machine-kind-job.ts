/** The same inputs for jobs on every kind of machine, and what Nix itself says came of them. */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { LabError, labContext } from './lab.ts'
import { type EndedStep, type JobMachine, snapshot } from './machine-job.ts'
import { ensureRelease, type Release } from './release.ts'
import { type FileServer, serveFolders } from './serve.ts'
import type { ThrowAwayRoot } from './throw-away.ts'
import { ensureUpstreamCache, serveUpstreamCache, type UpstreamCache } from './upstream.ts'

export interface MachineKindLab extends AsyncDisposable {
  readonly release: Release
  readonly cache: UpstreamCache
  /** Serves the release. */
  readonly mirror: FileServer
  /** The cache that the inputs name. */
  readonly upstream: FileServer
  readonly token: string
  /** What every machine is given. */
  readonly inputs: Readonly<Record<string, string>>
  /** The same with a release to install; the only cache is ours, as cache.nixos.org is not to be had in the lab. */
  readonly installInputs: Readonly<Record<string, string>>
}

export async function openMachineKindLab(): Promise<MachineKindLab> {
  const lab = labContext()
  const release = await ensureRelease('sid', lab)
  const cache = await ensureUpstreamCache(lab, [])
  const mirror = await serveFolders([release.folder])
  const upstream = await serveUpstreamCache(cache)
  const token = `ghp_${randomBytes(18).toString('hex')}`
  const inputs = {
    caches: 'none',
    'extra-substituters': upstream.url,
    'extra-trusted-public-keys': cache.publicKey,
    'extra-nix-config': 'cores = 3',
    'github-token': token,
  }
  const archive = {
    'nix-version': release.version,
    'nix-sha256': release.sha256,
    'nix-base-url': `${mirror.url}/nix`,
  }
  const settings = `cores = 3\nsubstituters = ${upstream.url}`
  const close = async () => {
    await mirror.close()
    await upstream.close()
  }
  return {
    ...{ release, cache, mirror, upstream, token, inputs },
    installInputs: { ...inputs, ...archive, 'extra-nix-config': settings },
    [Symbol.asyncDispose]: close,
  }
}

/** What a later step of the job gets from Nix. */
export interface Effect {
  /** What a build is told of `cores`: the setting went all the way. */
  readonly cores: string
  /** Whether `nix config show --json` has the token, for github.com. */
  readonly token: boolean
  /** Where a package came from that the cache has and that can be built too. */
  readonly greeting: 'fetched' | 'built' | 'neither'
}

export const wholeEffect: Effect = { cores: '3', token: true, greeting: 'fetched' }

/** Lets Nix build and fetch as a later step of the job, and takes the package away again. */
export async function effectOf(machine: JobMachine, lab: MachineKindLab, main: EndedStep): Promise<Effect> {
  const { root, user } = machine
  const { path, expression } = lab.cache.greeting
  const seed = randomBytes(4).toString('hex')
  const cores = `derivation { name = "cores-${seed}"; system = builtins.currentSystem; builder = "/bin/sh"; args = [ "-c" "echo $NIX_BUILD_CORES > $out" ]; }`
  const script = `out=$(nix-build --no-out-link --expr "$1") && echo "cores $(cat "$out")"
    echo "settings $(nix --extra-experimental-features nix-command config show --json)"; nix-build --no-out-link "$2"`
  const options = { user, env: { ...machine.env, ...main.later } }
  const { stdout, stderr } = await root.run(['bash', '-c', script, '_', cores, expression], options)
  const settings = settingsOf(/^settings (.*)$/m.exec(stdout)?.[1] ?? '{}')
  const source = `copying path '${path}' from '${lab.upstream.url}'`
  const greeting = stderr.includes(source) ? 'fetched' : stderr.includes('built from source') ? 'built' : 'neither'
  const token = settings['access-tokens']?.value?.['github.com'] === lab.token
  const effect = { cores: /^cores (\d+)$/m.exec(stdout)?.[1] ?? '', token, greeting } as const
  if (greeting === 'neither' || !effect.cores) throw new LabError(`Nix neither fetches nor builds: ${stderr}`)
  await forget(machine, main, path)
  return effect
}

/** The next use of this machine finds it as it was. */
async function forget({ root }: JobMachine, main: EndedStep, path: string): Promise<void> {
  const owner = (await root.run(['stat', '-c', '%U', '/nix/store'])).stdout.trim() === 'runner' ? 'runner' : 'root'
  const program = main.outputs.get('nix-path') ?? 'nix'
  const command = [program, '--extra-experimental-features', 'nix-command', 'store', 'delete', '--ignore-liveness']
  // A connection of the daemon that is about to end keeps what it has fetched.
  for (let tries = 0; ; tries += 1) {
    const deleted = await root.run([...command, path], { user: owner, env: { NIX_REMOTE: 'local' } })
    if (deleted.code === 0) return
    if (tries === 600) throw new LabError(`${path} cannot be deleted: ${deleted.stderr}`)
    await sleep(100)
  }
}

type Settings = Readonly<Record<string, { readonly value?: Readonly<Record<string, unknown>> } | undefined>>

function settingsOf(json: string): Settings {
  return JSON.parse(json) as Settings
}

/**
 * The machine but for what any use of Nix changes (its store and database, its users' caches) and the action's own notes,
 * in which there is no job any more.
 */
export async function outside(root: ThrowAwayRoot): Promise<readonly string[]> {
  const all = await snapshot(root)
  const ofNix = /(?:^|\s)(?:\/nix\/(?:store|var)\/(?!nix\/profiles)|\/(?:root|home\/runner)\/\.cache)/
  const notes = /\s?\/(?:var\/lib\/setup-nix-cuda|(?:root|home\/runner)\/\.local)(?:[/ ]|$)/
  const journals = 'cat /var/lib/setup-nix-cuda/journal.json ~runner/.local/state/setup-nix-cuda/journal.json'
  const kept = (await root.run(['sh', '-c', journals])).stdout.match(/"users": \[\s*"[^\]]*/g) ?? []
  return [...all.filter((line) => !ofNix.test(line) && !notes.test(line)), ...kept]
}
