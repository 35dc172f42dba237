/**
 * The tools of `mac.ts`, each as far as an installation of Nix uses it; what is not in here is refused. `State` is all that
 * they know and change beside files.
 */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Plist, parsePlist, printPlist } from './mac-plist.ts'

export interface Volume {
  readonly uuid: string
  readonly name: string
  readonly container: string
  readonly device: string
  /** Where its files are. */
  readonly folder: string
  mountedAt: string | undefined
  ownersOn: boolean
  /** What it is encrypted with, and whether that must be given first. */
  key: string | undefined
  locked: boolean
}

export type DirectoryRecord = Map<string, readonly string[]>

export interface State {
  readonly root: string
  readonly volumes: Volume[]
  readonly users: Map<string, DirectoryRecord>
  readonly groups: Map<string, DirectoryRecord>
  /** Loaded services: label → program and arguments. */
  readonly services: Map<string, readonly string[]>
  fileVault: boolean
  /** The system's: service → password. */
  readonly keychain: Map<string, string>
  /** So often Directory Service says that it has no such function. */
  notYet: number
  /** Where a path is in the test's folder. */
  readonly real: (path: string) => string
  readonly ownerOf: (path: string) => string
}

export interface Answer {
  readonly code: number
  readonly stdout?: string
  readonly stderr?: string
}
export interface Call {
  readonly args: readonly string[]
  readonly isRoot: boolean
  readonly input: string
}
export type Tool = (state: State, call: Call) => Answer

const ok = (stdout = ''): Answer => ({ code: 0, stdout })
const fails = (code: number, stderr: string, stdout = ''): Answer => ({ code, stderr, stdout })

let nextId = 7

export function addVolume(state: State, name: string, container: string): Volume {
  const id = nextId++
  const uuid = `8188B871-A175-4E8A-BD39-${id.toString(16).toUpperCase().padStart(12, '0')}`
  const folder = join(state.root, 'volumes', uuid)
  mkdirSync(folder, { recursive: true })
  const device = `${container}s${id}`
  const volume: Volume = {
    uuid,
    name,
    container,
    device,
    folder,
    mountedAt: undefined,
    ownersOn: false,
    key: undefined,
    locked: false,
  }
  state.volumes.push(volume)
  return volume
}

const diskutil: Tool = (state, { args, isRoot, input }) => {
  const [verb, second, ...rest] = args
  const find = (disk: string | undefined) =>
    state.volumes.find(({ uuid, device, mountedAt }) => [uuid, device, mountedAt].includes(disk))
  const noDisk = (disk = '') => fails(1, '', printPlist({ Error: true, ErrorMessage: `Could not find disk: ${disk}` }))
  const needsRoot = fails(1, 'Error: -69877: Couldn’t open device')
  if (verb === 'info' && second === '-plist' && rest.length === 1) {
    const volume = find(rest[0])
    return volume ? ok(printPlist(describe(volume))) : noDisk(rest[0])
  }
  if (verb === 'apfs' && second === 'list' && rest.join() === '-plist') return ok(printPlist(listApfs(state)))
  if (!isRoot && ['apfs', 'mount', 'unmount', 'enableOwnership'].includes(verb ?? '')) return needsRoot
  if (verb === 'apfs' && second === 'addVolume') {
    const [container = '', personality, name, option] = rest
    if (!state.volumes.some((volume) => volume.container === container))
      return fails(1, `${container} is not an APFS Container`)
    if (personality !== 'APFS' || name === undefined || option !== '-nomount' || rest.length !== 4) return usage(args)
    const { device } = addVolume(state, name, container)
    const lines = [`Will export new APFS Volume "${name}" from APFS Container Reference ${container}`]
    lines.push(`Started APFS operation on ${container}`, `Preparing to add APFS Volume to APFS Container ${container}`)
    lines.push('Creating APFS Volume', `Created new APFS Volume ${device}`, `Disk from APFS operation: ${device}`)
    return ok(`${[...lines, `Finished APFS operation on ${container}`].join('\n')}\n`)
  }
  if (verb === 'apfs' && second === 'deleteVolume' && rest.length === 1) {
    const volume = find(rest[0])
    if (!volume) return fails(1, `${rest[0]} is not an APFS Volume`)
    const busy = `The volume "${volume.name}" on ${volume.device} couldn't be unmounted because it is in use by process 0 (kernel)`
    if (volume.mountedAt !== undefined) return fails(1, "Error: -69888: Couldn't unmount disk", busy)
    state.volumes.splice(state.volumes.indexOf(volume), 1)
    return ok('Started APFS operation\nDeleting APFS Volume from its APFS Container\nFinished APFS operation\n')
  }
  if (verb === 'apfs' && second === 'encryptVolume' && rest.slice(1).join(' ') === '-user disk -stdinpassphrase') {
    const volume = find(rest[0])
    if (volume?.mountedAt === undefined || volume.key !== undefined || input === '') return fails(1, 'Error: -69594')
    volume.key = input
    return ok(`Starting background encryption with the new "Disk" crypto user on ${volume.device}\n`)
  }
  const unlocks = verb === 'apfs' && second === 'unlockVolume'
  if (unlocks && rest.slice(1).join(' ') === '-mountpoint /nix -stdinpassphrase') {
    const volume = find(rest[0])
    if (!volume || volume.key === undefined) return fails(1, `${rest[0]} is not an encrypted APFS Volume`)
    if (volume.key !== input)
      return fails(1, 'Error: -69549: The given APFS crypto user or associated passphrase is wrong')
    volume.locked = false
  }
  if (verb === 'mount' || unlocks) {
    const [at = '', disk = ''] = unlocks ? ['/nix', rest[0]] : second === '-mountPoint' ? rest : ['', second]
    const volume = find(disk)
    if (!volume) return fails(1, `Unable to find disk for ${disk}`)
    const failed = fails(1, `Volume on ${volume.device} failed to mount`)
    if (volume.mountedAt !== undefined || volume.locked) return failed
    if (at === '') {
      volume.mountedAt = `/Volumes/${volume.name}`
      return ok(`Volume ${volume.name} on ${volume.device} mounted\n`)
    }
    if (find(at) || !existsSync(join(state.root, at))) return failed
    volume.mountedAt = at
    const fstab = join(state.root, 'etc/fstab')
    const line =
      existsSync(fstab) &&
      readFileSync(fstab, 'utf8')
        .split('\n')
        .find((one) => one.includes(volume.uuid))
    volume.ownersOn ||= line ? /\bowners\b/.test(line) : false
    mkdirSync(join(volume.folder, '.fseventsd'), { recursive: true, mode: 0o700 })
    return ok(`Volume ${volume.name} on ${volume.device} mounted\n`)
  }
  if (verb === 'unmount' && second === 'force' && rest.length === 1) {
    const volume = find(rest[0])
    if (volume?.mountedAt === undefined) return fails(1, `Unable to find disk for ${rest[0]}`)
    volume.mountedAt = undefined
    return ok(`Volume ${volume.name} on ${volume.device} force-unmounted\n`)
  }
  if (verb === 'enableOwnership' && args.length === 2) {
    const volume = find(second)
    if (!volume) return fails(1, `Unable to find disk for ${second}`)
    volume.ownersOn = true
    return ok('File system user/group ownership enabled\n')
  }
  return usage(args)
}

const usage = (args: readonly string[]) =>
  fails(1, `diskutil: did not recognize verb "${args.join(' ')}"; type "diskutil" for a list`)

function describe({ uuid, name, container, device, mountedAt = '', ownersOn }: Volume): Plist {
  return {
    APFSContainerReference: container,
    DeviceIdentifier: device,
    FilesystemType: 'apfs',
    GlobalPermissionsEnabled: ownersOn,
    MountPoint: mountedAt,
    ParentWholeDisk: container,
    VolumeName: name,
    VolumeUUID: uuid,
  }
}

function listApfs({ volumes }: State): Plist {
  const containers = [...new Set(volumes.map(({ container }) => container))]
  return {
    Containers: containers.map((container) => ({
      CapacityFree: 30_714_478_592,
      ContainerReference: container,
      Fusion: false,
      Volumes: volumes
        .filter((volume) => volume.container === container)
        .map(({ uuid, name, device }) => ({
          APFSVolumeUUID: uuid,
          CapacityInUse: 43_061_248,
          DeviceIdentifier: device,
          FileVault: false,
          Locked: false,
          Name: name,
          Roles: [],
        })),
    })),
  }
}

/** `apfs.util -t` makes what synthetic.conf(5) names; a line with a second field would be a link. */
const apfsUtil: Tool = ({ root }, { args, isRoot }) => {
  if (args.join() !== '-t' || !isRoot) return fails(64, 'usage: apfs.util')
  makeSynthetic(root)
  return ok()
}

export function makeSynthetic(root: string): void {
  const conf = join(root, 'etc/synthetic.conf')
  const lines = existsSync(conf) ? readFileSync(conf, 'utf8').split('\n') : []
  if (lines.includes('nix')) mkdirSync(join(root, 'nix'), { recursive: true })
}

/** security(1), with the one keychain; 44 is errSecItemNotFound. */
const security: Tool = ({ keychain }, { args, isRoot, input }) => {
  const path = '/Library/Keychains/System.keychain'
  const missing = fails(
    44,
    'security: SecKeychainSearchCopyNext: The specified item could not be found in the keychain.',
  )
  if (!isRoot) return missing
  if (args.join() === '-i') {
    const [, uuid = '', key = ''] =
      /^add-generic-password .* -s "([^"]+)" .* -w "([^"]+)" .* "[^"]+"\n$/.exec(input) ?? []
    if (uuid !== '' && input.includes(path)) keychain.set(uuid, key)
    return ok()
  }
  const [verb, option, service = '', ...rest] = args
  const found = option === '-s' ? keychain.get(service) : undefined
  if (verb === 'find-generic-password' && rest.join(' ') === `-w ${path}`) return found ? ok(`${found}\n`) : missing
  if (verb !== 'delete-generic-password' || rest.join(' ') !== path) return fails(2, 'Usage: security')
  return keychain.delete(service) ? ok('password has been deleted.\n') : missing
}

/** What launchd's shell does for the service that mounts an encrypted volume: one pipe. */
const sh: Tool = (state, { args }) => {
  const [option, script = ''] = args
  const [first = [], second = []] = script.split(' | ').map((command) => command.split(' '))
  if (option !== '-c' || first[0] !== '/usr/bin/security' || second[0] !== '/usr/sbin/diskutil') return fails(127, 'sh')
  const { stdout = '' } = security(state, { args: first.slice(1), isRoot: true, input: '' })
  return diskutil(state, { args: second.slice(1), isRoot: true, input: stdout.trim() })
}

const plutil: Tool = (_, { args, input }) => {
  const [verb, key = '', ...rest] = args
  try {
    const value = parsePlist(input)
    if (verb === '-convert' && key === 'json' && rest.join(' ') === '-o - -') return ok(JSON.stringify(value))
    if (verb !== '-extract' || rest.join(' ') !== 'raw -o - -') return fails(1, 'plutil: unrecognized option')
    const found = (value as Readonly<Record<string, Plist>>)[key]
    if (typeof found !== 'object' && found !== undefined) return ok(`${found}\n`)
    return fails(
      1,
      '',
      `<stdin>: Could not extract value, error: No value at that key path or invalid key path: ${key}\n`,
    )
  } catch (cause) {
    return fails(1, `<stdin>: ${(cause as Error).message}`)
  }
}

const dscl: Tool = (state, { args, isRoot }) => {
  const [node, verb, path = '', key, value] = args
  const [, folder = '', name] = path.split('/')
  const records = folder === 'Users' ? state.users : folder === 'Groups' ? state.groups : undefined
  if (node !== '.' || !records) return fails(181, '<dscl_cmd> DS Error: -14009 (eDSUnknownNodeName)')
  const record = name === undefined ? undefined : records.get(name)
  const missing = fails(56, '<dscl_cmd> DS Error: -14136 (eDSRecordNotFound)')
  if (verb === '-list' && name === undefined && key !== undefined) {
    const rows = [...records].flatMap(([each, keys]) => (keys.has(key) ? [[each, keys.get(key)?.[0]]] : []))
    return ok(rows.map(([each = '', text]) => `${each.padEnd(24)} ${text}\n`).join(''))
  }
  if (verb === '-read' && key !== undefined) {
    if (!record) return missing
    const values = record.get(key)
    return ok(values ? `${key}: ${values.join(' ')}\n` : `No such key: ${key}\n`)
  }
  if (!isRoot) return fails(40, '<dscl_cmd> DS Error: -14120 (eDSPermissionError)')
  if (verb === '-delete' && name !== undefined && key === undefined) {
    return records.delete(name) ? ok() : missing
  }
  if (verb !== '-create' || name === undefined || key === undefined || value === undefined) {
    return fails(64, 'dscl (v20.4) usage')
  }
  if (state.notYet > 0) {
    state.notYet -= 1
    return fails(140, '<main> attribute status: eNotYetImplemented\n<dscl_cmd> DS Error: -14988 (eNotYetImplemented)')
  }
  const taken = [...records].some(([each, keys]) => each !== name && keys.get(key)?.[0] === value)
  if (key === 'UniqueID' && taken) return fails(1, `this stand-in takes no id twice: ${value}`)
  if (!record) records.set(name, new Map([[key, [value]]]))
  else record.set(key, [value])
  return ok()
}

const dseditgroup: Tool = (state, { args, isRoot }) => {
  const options = new Map<string, string>()
  const words = [...args]
  const name = words.pop() ?? ''
  while (words.length > 1) options.set(words.shift() ?? '', words.shift() ?? '')
  const group = state.groups.get(name)
  if (!isRoot) return fails(77, 'Username and password must be provided.')
  if (options.get('-o') === 'create' && options.has('-r') && /^\d+$/.test(options.get('-i') ?? '')) {
    const id = options.get('-i') ?? ''
    if (group) return fails(1, 'Create called on existing record - do you really want to overwrite, y or n : ')
    const taken = [...state.groups.values()].some((keys) => keys.get('PrimaryGroupID')?.[0] === id)
    if (taken) return fails(1, `this stand-in takes no id twice: ${id}`)
    state.groups.set(
      name,
      new Map([
        ['PrimaryGroupID', [id]],
        ['RealName', [options.get('-r') ?? '']],
      ]),
    )
    return ok()
  }
  const user = options.get('-a') ?? options.get('-d')
  if (options.get('-o') !== 'edit' || options.get('-t') !== 'user' || user === undefined) return fails(64, 'usage')
  if (!group || !state.users.has(user)) return fails(67, 'Record was not found.')
  const members = (group.get('GroupMembership') ?? []).filter((member) => member !== user)
  group.set('GroupMembership', options.has('-a') ? [...members, user] : members)
  if (group.get('GroupMembership')?.length === 0) group.delete('GroupMembership')
  return ok()
}

const launchctl: Tool = (state, { args, isRoot }) => {
  const [verb, ...rest] = args
  const target = rest.at(-1) ?? ''
  const label = target.replace(/^system\//, '')
  const unknown = fails(113, `Could not find service "${label}" in domain for system`)
  if (verb === 'print' && rest.length === 1) return state.services.has(label) ? ok(`${target} = {\n}\n`) : unknown
  if (!isRoot) return fails(1, 'Could not switch to audit session 0x187c9: 1: Operation not permitted')
  if (verb === 'bootout' && rest.length === 1) {
    return state.services.delete(label) ? ok() : fails(3, 'Boot-out failed: 3: No such process')
  }
  if (verb === 'kickstart' && rest[0] === '-k' && rest.length === 2) return state.services.has(label) ? ok() : unknown
  if (verb !== 'bootstrap' || rest[0] !== 'system' || rest.length !== 2)
    return fails(64, `Unrecognized subcommand: ${verb}`)
  return load(state, target)
}

/** What launchd does with a definition (launchd.plist(5)), also when macOS starts. */
export function load(state: State, path: string): Answer {
  const broken = fails(5, 'Bootstrap failed: 5: Input/output error')
  const real = state.real(path)
  if (!existsSync(real)) return broken
  const mode = statSync(real).mode & 0o777
  if (state.ownerOf(path) !== '0:0' || mode !== 0o644) {
    return fails(122, 'Bootstrap failed: 122: Path had bad ownership/permissions')
  }
  const {
    Label: label,
    ProgramArguments: words,
    StandardErrorPath: log,
  } = parsePlist(readFileSync(real, 'utf8')) as Readonly<Record<string, Plist>>
  if (typeof label !== 'string' || !Array.isArray(words) || state.services.has(label)) return broken
  if (typeof log === 'string') writeFileSync(state.real(log), '')
  state.services.set(label, words as readonly string[])
  return ok()
}

const exactly =
  (expected: string, answer: (state: State) => string): Tool =>
  (state, { args }) =>
    args.join(' ') === expected ? ok(answer(state)) : fails(64, 'usage')

export const tools: Readonly<Record<string, Tool>> = {
  diskutil,
  '/usr/sbin/diskutil': diskutil,
  '/System/Library/Filesystems/apfs.fs/Contents/Resources/apfs.util': apfsUtil,
  security,
  '/bin/sh': sh,
  plutil,
  dscl,
  dseditgroup,
  launchctl,
  sw_vers: exactly('-productVersion', () => '15.5\n'),
  sysctl: exactly('-n hw.ncpu', () => '3\n'),
  fdesetup: exactly('status', ({ fileVault }) => `FileVault is ${fileVault ? 'On' : 'Off'}.\n`),
}
