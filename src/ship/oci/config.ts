/** What an image says of itself and gives its program: environment, labels, and the few files beside the store. Pure. */
import type { Cell } from '../../model/documents.ts'
import { error, type Problem } from '../../model/problem.ts'
import type { ContentEntry } from './content.ts'
import { type Platform, prefix } from './image.ts'

/** What of an image does not follow from its store paths. */
export interface ImageRequest {
  readonly entrypoint: readonly string[]
  readonly cmd: readonly string[]
  /** `NAME=value`; what the image sets by itself comes before. */
  readonly env: readonly string[]
  /** `1000` or `1000:1000`. */
  readonly user: string | undefined
  readonly workdir: string | undefined
  /** `key=value` */
  readonly labels: readonly string[]
}

/** What a CUDA program in it needs. */
export interface CudaFacts {
  readonly cell: Cell
  /** Oldest Linux driver that runs it, and the oldest that compiles its PTX; undefined where that is not known. */
  readonly driver: string | undefined
  readonly ptxDriver: string | undefined
}

export interface Origin {
  /** URL of the repository. */
  readonly source: string | undefined
  /** Commit. */
  readonly revision: string | undefined
}

const architectures = { 'x86_64-linux': 'amd64', 'aarch64-linux': 'arm64' } as const

/** Undefined for a system that has no containers of its own. */
export function platformOf(system: string): Platform | undefined {
  const architecture = (architectures as Readonly<Record<string, Platform['architecture'] | undefined>>)[system]
  return architecture && { os: 'linux', architecture }
}

/**
 * Folders where container runtimes put the driver, NixOS's own first. Nothing else is in them: the image has no distribution. The
 * decision 0018 says why they are a variable.
 */
export function driverFolders({ architecture }: Platform): readonly string[] {
  const triple = architecture === 'amd64' ? 'x86_64-linux-gnu' : 'aarch64-linux-gnu'
  return [
    '/run/opengl-driver/lib',
    `/usr/lib/${triple}`,
    '/usr/lib64',
    `/usr/lib/${triple}/nvidia/current`,
    ...(architecture === 'amd64' ? ['/usr/lib/wsl/lib'] : [`/usr/lib/${triple}/nvidia`, `/usr/lib/${triple}/tegra`]),
    '/usr/local/nvidia/lib64',
  ]
}

/** Variables as image-spec writes them. What is asked for replaces what the image sets by itself. */
export function environmentOf(
  { env }: Pick<ImageRequest, 'env'>,
  facts: {
    readonly platform: Platform
    readonly binFolders: readonly string[]
    readonly certificates: string | undefined
    readonly cuda: CudaFacts | undefined
  },
): readonly string[] {
  const { binFolders, certificates, cuda, platform } = facts
  const variables = new Map<string, string>()
  if (binFolders.length > 0) variables.set('PATH', binFolders.join(':'))
  if (certificates !== undefined) variables.set('SSL_CERT_FILE', certificates)
  if (cuda && cuda.cell.toolkit !== 'cpu') {
    variables.set('NVIDIA_VISIBLE_DEVICES', 'all')
    variables.set('NVIDIA_DRIVER_CAPABILITIES', 'compute,utility')
    // The branch alone, as in NVIDIA's own images: their toolkit reads versions as semver, which `550.54.014` and the like are not.
    const branch = cuda.driver?.split('.')[0]
    if (branch !== undefined) variables.set('NVIDIA_REQUIRE_CUDA', `driver>=${branch}`)
    variables.set('LD_LIBRARY_PATH', driverFolders(platform).join(':'))
  }
  for (const one of env) variables.set(...split(one))
  return [...variables].map(([name, value]) => `${name}=${value}`)
}

/** Of labels, and of the annotations of the manifest. What is asked for replaces what the image says by itself. */
export function labelsOf(
  { labels }: Pick<ImageRequest, 'labels'>,
  { cuda, origin, title }: { readonly cuda: CudaFacts | undefined; readonly origin: Origin; readonly title: string },
): Readonly<Record<string, string>> {
  const all: Record<string, string | undefined> = {
    'org.opencontainers.image.title': title,
    'org.opencontainers.image.source': origin.source,
    'org.opencontainers.image.revision': origin.revision,
    ...(cuda && cudaLabels(cuda)),
    ...Object.fromEntries(labels.map(split)),
  }
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  )
}

function cudaLabels({ cell, driver, ptxDriver }: CudaFacts): Readonly<Record<string, string | undefined>> {
  const named = { [`${prefix}cell`]: cell.id, [`${prefix}system`]: cell.system }
  if (cell.toolkit === 'cpu') return named
  const digits = (capabilities: readonly string[]) => capabilities.map((one) => one.replace('.', ''))
  const [real, virtual] = [digits(cell.capabilities), digits(cell.ptx)]
  return {
    ...named,
    [`${prefix}toolkit`]: cell.toolkit,
    [`${prefix}targets`]: real.map((one) => `sm_${one}`).join(','),
    [`${prefix}ptx`]: virtual.length === 0 ? undefined : virtual.map((one) => `compute_${one}`).join(','),
    [`${prefix}minimum-driver`]: driver,
    [`${prefix}minimum-driver-ptx`]: virtual.length === 0 ? undefined : ptxDriver,
    // The property of wheel variants (PEP 817) of NVIDIA's provider.
    [`${prefix}variant.nvidia.sm_arch`]: [
      ...real.map((one) => `${one}_real`),
      ...virtual.map((one) => `${one}_virtual`),
    ].join(','),
  }
}

function split(text: string): [string, string] {
  const at = text.indexOf('=')
  return [text.slice(0, at), text.slice(at + 1)]
}

/** `config` of image-spec. `created` is the time of all files, so that two builds are equal. */
export function configOf(
  { entrypoint, cmd, user, workdir }: ImageRequest,
  env: readonly string[],
  labels: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  return {
    created: '1970-01-01T00:00:01Z',
    config: {
      ...{ Env: env, Labels: labels, WorkingDir: workdir ?? '/' },
      ...(entrypoint.length > 0 && { Entrypoint: entrypoint }),
      ...(cmd.length > 0 && { Cmd: cmd }),
      ...(user !== undefined && { User: user }),
    },
  }
}

/** The files that programs expect beside the store: users, name resolution, and a folder for temporary files. */
export function baseEntries({ user }: Pick<ImageRequest, 'user'>): readonly ContentEntry[] {
  const [uid, gid = uid] = (user ?? '0').split(':')
  const own = uid === '0' || uid === '65534' ? [] : [`app:x:${uid}:${gid}:app:/tmp:/bin/false`]
  const ownGroup = gid === '0' || gid === '65534' ? [] : [`app:x:${gid}:`]
  const root = 'root:x:0:0:root:/root:/bin/false'
  const nobody = 'nobody:x:65534:65534:nobody:/:/bin/false'
  const file = (name: string, lines: readonly string[]): ContentEntry => {
    const text = `${lines.join('\n')}\n`
    return { kind: 'file', name: Buffer.from(name), mode: 0o644, size: Buffer.byteLength(text), from: { text } }
  }
  const folder = (name: string, mode: number): ContentEntry => ({ kind: 'folder', name: Buffer.from(name), mode })
  return [
    folder('etc', 0o755),
    file('etc/group', ['root:x:0:', ...ownGroup, 'nogroup:x:65534:']),
    file('etc/nsswitch.conf', ['hosts: files dns']),
    file('etc/passwd', [root, ...own, nobody]),
    folder('root', 0o700),
    folder('tmp', 0o1777),
  ]
}

/** SHP100 for each input that no image can have. */
export function requestProblems({ env, labels, user, workdir }: ImageRequest): readonly Problem[] {
  const wrong = (input: string, text: string, fix: string) =>
    error('SHP100', `Input ${input} has ${JSON.stringify(text.slice(0, 80))}.`, fix)
  return [
    ...env.filter((one) => !/^[^=\s\0]+=[^\0]*$/.test(one)).map((one) => wrong('env', one, 'Write NAME=value.')),
    ...labels.filter((one) => !/^[^=\s]+=/.test(one)).map((one) => wrong('labels', one, 'Write key=value.')),
    ...(user === undefined || /^\d{1,9}(?::\d{1,9})?$/.test(user)
      ? []
      : [wrong('user', user, 'Write a number, or two of them: 1000 or 1000:1000. The image has no users by name.')]),
    ...(workdir === undefined || workdir.startsWith('/') ? [] : [wrong('workdir', workdir, 'Write an absolute path.')]),
  ]
}
