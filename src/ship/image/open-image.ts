/** Opens an image as skopeo, buildah, Docker, Flox and Nix write it, and unpacks it. */
import { createHash } from 'node:crypto'
import { join, posix } from 'node:path'
import { error, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { applyLayer, eachMember, unpacked } from './unpack-layer.ts'

/** What a container of the image is started with. https://github.com/opencontainers/image-spec/blob/main/config.md */
export interface ImageConfig {
  /** `amd64`, `arm64`. */
  readonly architecture: string
  readonly entrypoint: readonly string[]
  readonly cmd: readonly string[]
  /** `NAME=value`. */
  readonly env: readonly string[]
  readonly workingDir: string
  /** `user`, `uid`, `user:group` or `uid:gid`; empty for root. */
  readonly user: string
  readonly labels: Readonly<Record<string, string>>
}

export interface UnpackedImage {
  readonly config: ImageConfig
  /** Of the configuration, by which runtimes name the image: `sha256:…`. */
  readonly imageId: string
  readonly layers: number
}

type Json = Readonly<Record<string, unknown>>
/** The file with the bytes of a member, by its name in the layout or archive. */
type FileOf = (name: string) => string | undefined

/** Bytes; a configuration names its layers, thousands of them fit. */
const longestJson = 16 * 1024 * 1024
const deepestIndex = 4

/**
 * Unpacks the image at `path`, a layout folder or an archive (oci-archive, docker-archive, also in gzip or zstd), to `root`. `folder` is
 * for what is in between. Of an image for several architectures, that of this machine is taken. Every layer is checked against
 * the configuration. Throws ProblemError SHP151.
 */
export async function unpackImage(host: Host, path: string, root: string, folder: string): Promise<UnpackedImage> {
  try {
    const stat = await host.files.stat(path)
    const fileOf = stat.isDirectory() ? layoutFiles(path) : await archiveFiles(host, path, join(folder, 'members'))
    const { configFile, layers } = await findImage(host, fileOf)
    const text = await readText(host, configFile)
    const config = Object(JSON.parse(text)) as Json
    const diffIds = strings(Object(config['rootfs']).diff_ids)
    if (diffIds.length !== layers.length)
      throw new Error(`it has ${layers.length} layers, and its configuration ${diffIds.length}`)
    await host.files.mkdir(root, { recursive: true, mode: 0o755 })
    for (const [index, layer] of layers.entries()) {
      if (host.cancelled.aborted) throw new Error('it was cancelled')
      const digest = await applyLayer(host, layer, root)
      if (digest !== diffIds[index])
        throw new Error(`layer ${index + 1} is ${digest}, and its configuration says ${diffIds[index]}`)
    }
    return {
      config: configOf(config),
      imageId: `sha256:${createHash('sha256').update(text).digest('hex')}`,
      layers: layers.length,
    }
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause
    const message = `${path} cannot be used as an image: ${(cause as Error).message}.`
    const fix =
      'Give an OCI layout folder, an oci-archive or a docker-archive; `skopeo copy` makes them from what a registry has.'
    throw new ProblemError(error('SHP151', message, fix, { subject: { path } }), { cause })
  }
}

function layoutFiles(path: string): FileOf {
  return (name) => (name.split('/').includes('..') ? undefined : join(path, name))
}

/** Members as files with names of our own. Links among them are those of older docker-archives, which name a layer twice. */
async function archiveFiles(host: Host, path: string, folder: string): Promise<FileOf> {
  await host.files.mkdir(folder, { recursive: true })
  const files = new Map<string, string>()
  const links = new Map<string, string>()
  await eachMember(unpacked(path), async ({ name, type, linkname }, content) => {
    const key = posix.normalize(name)
    if (type === 'symlink' || type === 'link') {
      links.set(key, posix.join(type === 'symlink' ? posix.dirname(key) : '', linkname ?? ''))
    } else if (type === 'file') {
      const file = join(folder, String(files.size))
      await host.files.writeFile(file, content, { flag: 'wx', mode: 0o600 })
      files.set(key, file)
    }
  })
  return (name) => files.get(links.get(posix.normalize(name)) ?? posix.normalize(name))
}

async function findImage(host: Host, fileOf: FileOf) {
  const index = await readJson(host, fileOf('index.json')).catch(() => undefined)
  if (index !== undefined) return ociImage(host, fileOf, Object(index) as Json)
  const manifests = await readJson(host, fileOf('manifest.json'))
  const { Config, Layers } = Object(Array.isArray(manifests) ? manifests[0] : undefined) as Json
  const layers = strings(Layers).map((name) => needed(fileOf(name), name))
  return { configFile: needed(fileOf(String(Config)), 'its configuration'), layers }
}

async function ociImage(host: Host, fileOf: FileOf, top: Json) {
  let manifest = top
  for (let depth = 0; Array.isArray(manifest['manifests']); depth += 1) {
    if (depth === deepestIndex) throw new Error('its indexes do not end')
    const chosen = descriptorFor(manifest['manifests'], architectureOf(host.arch))
    manifest = Object(JSON.parse(await verified(host, fileOf, chosen))) as Json
  }
  const config = Object(manifest['config']) as Json
  await verified(host, fileOf, config)
  const layers = (Array.isArray(manifest['layers']) ? manifest['layers'] : []).map((one) =>
    blob(fileOf, Object(one) as Json),
  )
  return { configFile: blob(fileOf, config), layers }
}

/** The only one, or that of this machine; attestations of buildx have the platform `unknown`. */
function descriptorFor(manifests: readonly unknown[], architecture: string): Json {
  const all = manifests.map((one) => Object(one) as Json)
  const [only] = all
  if (only && all.length === 1) return only
  const found = all.find(
    ({ platform }) => Object(platform).os === 'linux' && Object(platform).architecture === architecture,
  )
  if (found) return found
  const has = all.map(({ platform }) => Object(platform).architecture).filter((one) => typeof one === 'string')
  throw new Error(`it has several images (${has.join(', ')}) and none for linux/${architecture}`)
}

/** As Go names it. */
export function architectureOf(arch: string): string {
  return arch === 'x64' ? 'amd64' : arch
}

function blob(fileOf: FileOf, { digest }: Json): string {
  const [, hex] = /^sha256:([0-9a-f]{64})$/.exec(String(digest)) ?? []
  if (hex === undefined) throw new Error(`it has no digest of SHA-256 where one belongs: ${JSON.stringify(digest)}`)
  return needed(fileOf(`blobs/sha256/${hex}`), `blob ${String(digest)}`)
}

async function verified(host: Host, fileOf: FileOf, descriptor: Json): Promise<string> {
  const text = await readText(host, blob(fileOf, descriptor))
  const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`
  if (digest !== descriptor['digest']) throw new Error(`blob ${String(descriptor['digest'])} has the digest ${digest}`)
  return text
}

function needed(file: string | undefined, what: string): string {
  if (file === undefined) throw new Error(`${what} is missing`)
  return file
}

async function readJson(host: Host, file: string | undefined): Promise<unknown> {
  return JSON.parse(await readText(host, needed(file, 'index.json or manifest.json')))
}

async function readText(host: Host, file: string): Promise<string> {
  if ((await host.files.stat(file)).size > longestJson) throw new Error('one of its JSON files is too long')
  return host.files.readFile(file, 'utf8')
}

function configOf(value: Json): ImageConfig {
  const config = Object(value['config']) as Json
  const labels = Object.entries(Object(config['Labels'])).map(([key, label]) => [key, String(label)] as const)
  return {
    architecture: String(value['architecture'] ?? ''),
    entrypoint: strings(config['Entrypoint']),
    cmd: strings(config['Cmd']),
    env: strings(config['Env']),
    workingDir: typeof config['WorkingDir'] === 'string' && config['WorkingDir'] !== '' ? config['WorkingDir'] : '/',
    user: typeof config['User'] === 'string' ? config['User'] : '',
    labels: Object.fromEntries(labels),
  }
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}
