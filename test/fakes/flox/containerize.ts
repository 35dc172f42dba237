/**
 * `flox containerize`: cli/flox/src/commands/containerize/mod.rs, mkContainer/mkContainer.nix, cli/tests/containerize.bats
 * at 6536dac28. The image is a docker-archive as Nixpkgs' streamLayeredImage writes it, with one layer: the environment's
 * lock and the folders of mkContainer.nix, and no packages. As there: `--label` counts only beside a [containerize.config],
 * and `created` is now.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, writeFileSync } from 'node:fs'
import { arch } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pack } from 'tar-stream'
import { type Environment, findEnvironment, lockOf, manifestOf } from './environment.ts'
import { FloxError, say } from './failure.ts'
import { type CommandLine, optionValue } from './grammar.ts'
import { tableOf } from './manifest.ts'

export async function runContainerize(line: CommandLine): Promise<void> {
  const environment = findEnvironment(line)
  const wanted = optionValue(line, '--runtime')
  if (wanted !== undefined && !onPath(wanted)) throw new FloxError(`Container runtime '${wanted}' not found in PATH.`)
  const runtime = wanted ?? ['docker', 'podman'].find(onPath)
  const tag = optionValue(line, '--tag') ?? 'latest'
  const image = await makeImage(environment, tag, imageConfig(environment, line))
  const to = write(image, optionValue(line, '--file'), runtime, environment.name)
  say(`⚡︎ '${environment.name}:${tag}' written to ${to}`)
}

function imageConfig(environment: Environment, line: CommandLine): Readonly<Record<string, unknown>> {
  const config = manifestOf(environment).container
  if (config === undefined) return {}
  const labels = (line.options.get('--label') ?? []).map(([label = '']) => {
    const [, key = label, value = ''] = /^([^=]*)=(.*)$/s.exec(label) ?? []
    return [key, value] as const
  })
  if (labels.length === 0) return config
  return { ...config, Labels: { ...tableOf(config['Labels']), ...Object.fromEntries(labels) } }
}

/** A docker-archive. */
async function makeImage(
  environment: Environment,
  tag: string,
  config: Readonly<Record<string, unknown>>,
): Promise<Buffer> {
  const lock = `${JSON.stringify(lockOf(environment) ?? {})}\n`
  const store = `nix/store/${sha256(lock).slice(0, 32)}-environment-${environment.name}`
  const folders = ['nix', 'nix/store', store, 'tmp', 'run', 'run/flox']
  const layer = await tar([
    ...folders.map((name) => ({ name: `${name}/` })),
    { name: `${store}/manifest.lock`, data: lock },
  ])
  const activate = ['activate', '--activate-data', `/${store}/activations-context`]
  const json = JSON.stringify({
    created: new Date().toISOString(),
    architecture: arch() === 'arm64' ? 'arm64' : 'amd64',
    os: 'linux',
    config: { ...config, Entrypoint: [`/${store}/libexec/flox-activations`, ...activate] },
    rootfs: { type: 'layers', diff_ids: [`sha256:${sha256(layer)}`] },
    history: [{ created: new Date().toISOString(), comment: `store paths: ['/${store}']` }],
  })
  const [Config, path] = [`${sha256(json)}.json`, `${sha256(layer)}/layer.tar`]
  const manifest = JSON.stringify([{ Config, RepoTags: [`${environment.name}:${tag}`], Layers: [path] }])
  return tar([
    { name: path, data: layer },
    { name: Config, data: json },
    { name: 'manifest.json', data: manifest },
  ])
}

function tar(entries: readonly { readonly name: string; readonly data?: string | Buffer }[]): Promise<Buffer> {
  const archive = pack()
  for (const { name, data } of entries) {
    if (data === undefined) archive.entry({ name, type: 'directory', mode: name === 'tmp/' ? 0o1777 : 0o755 })
    else archive.entry({ name, mode: 0o444 }, data)
  }
  archive.finalize()
  return buffer(archive)
}

/** Where it went, as the command says it. A file always wins over a runtime. */
function write(image: Buffer, file: string | undefined, runtime: string | undefined, name: string): string {
  if (file === '-') {
    writeFileSync(1, image)
    return 'stdout'
  }
  if (file !== undefined || runtime === undefined) {
    const path = file ?? `${name}-container.tar`
    try {
      writeFileSync(path, image)
    } catch (error) {
      throw new FloxError(`Could not open output file: ${error instanceof Error ? error.message : error}`)
    }
    return `file '${path}'`
  }
  const ran = spawnSync(runtime, ['load'], { input: image, encoding: 'utf8' })
  if (ran.status !== 0) throw new FloxError(`${ran.stderr.trim()}: Writing to runtime was unsuccessful`)
  return runtime === 'docker' ? 'Docker runtime' : 'Podman runtime'
}

function onPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return folder !== ''
    } catch {
      return false
    }
  })
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
