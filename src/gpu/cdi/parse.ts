/** Reads CDI specifications: https://github.com/cncf-tags/container-device-interface/blob/main/SPEC.md. Pure. */
import { parse } from 'yaml'
import { type ContainerEdits, joinEdits } from '../../model/container-edits.ts'

export interface CdiSpec {
  /** `nvidia.com/gpu`. */
  readonly kind: string
  readonly devices: readonly { readonly name: string; readonly edits: ContainerEdits }[]
  /** Made for whichever device is asked for. */
  readonly edits: ContainerEdits
}

type Json = Readonly<Record<string, unknown>>

/** Hooks of the OCI runtime specification; CDI knows no other names. */
const hookNames = ['prestart', 'createRuntime', 'createContainer', 'startContainer', 'poststart', 'poststop']

/** A specification in YAML or JSON. Throws an Error, with a message for users, for what is none. */
export function parseCdi(text: string): CdiSpec {
  const value: unknown = parse(text, { maxAliasCount: 0 })
  const spec = object(value, 'it')
  if (!/^\d+\.\d+\.\d+$/.test(String(spec['cdiVersion']))) throw new Error('it has no cdiVersion')
  const kind = string(spec['kind'], 'kind')
  if (!/^[\w.-]+\/[\w.-]+$/.test(kind)) throw new Error(`its kind is ${JSON.stringify(kind)}`)
  const devices = list(spec['devices'], 'devices').map((one, index) => {
    const device = object(one, `devices[${index}]`)
    const name = string(device['name'], `devices[${index}].name`)
    return { name, edits: editsOf(device['containerEdits'], `devices[${index}].containerEdits`) }
  })
  if (devices.length === 0) throw new Error('it has no devices')
  return { kind, devices, edits: editsOf(spec['containerEdits'], 'containerEdits') }
}

/** What a container gets that asks for every device: by the device `all`, where there is one. */
export function editsForAll({ devices, edits }: CdiSpec): ContainerEdits {
  const all = devices.filter(({ name }) => name === 'all')
  return joinEdits([edits, ...(all.length > 0 ? all : devices).map((device) => device.edits)])
}

function editsOf(value: unknown, at: string): ContainerEdits {
  const edits = value === undefined || value === null ? {} : object(value, at)
  const entries = (name: string) =>
    list(edits[name], `${at}.${name}`).map(
      (one, index) => [object(one, `${at}.${name}[${index}]`), `${at}.${name}[${index}]`] as const,
    )
  return {
    env: strings(edits['env'], `${at}.env`),
    deviceNodes: entries('deviceNodes').map(([one, where]) => {
      const permissions = one['permissions'] === undefined ? 'rwm' : string(one['permissions'], `${where}.permissions`)
      if (permissions !== 'none' && !/^[rwm]*$/.test(permissions)) throw new Error(`${where}.permissions is invalid`)
      return {
        path: path(one['path'], `${where}.path`),
        hostPath: one['hostPath'] === undefined ? undefined : path(one['hostPath'], `${where}.hostPath`),
        permissions: permissions === '' ? 'rwm' : permissions,
      }
    }),
    mounts: entries('mounts').map(([one, where]) => ({
      hostPath: path(one['hostPath'], `${where}.hostPath`),
      containerPath: path(one['containerPath'], `${where}.containerPath`),
      options: strings(one['options'], `${where}.options`),
      type: one['type'] === undefined ? undefined : string(one['type'], `${where}.type`),
    })),
    hooks: entries('hooks').map(([one, where]) => {
      const hookName = string(one['hookName'], `${where}.hookName`)
      if (!hookNames.includes(hookName)) throw new Error(`${where}.hookName is ${JSON.stringify(hookName)}`)
      const timeout = one['timeout']
      return {
        hookName,
        path: path(one['path'], `${where}.path`),
        args: strings(one['args'], `${where}.args`),
        env: strings(one['env'], `${where}.env`),
        timeout: typeof timeout === 'number' && timeout > 0 ? timeout : undefined,
      }
    }),
    additionalGids: list(edits['additionalGids'], `${at}.additionalGids`).filter(
      (one) => typeof one === 'number' && one > 0,
    ) as number[],
  }
}

function object(value: unknown, at: string): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json
  throw new Error(`${at} is no object`)
}

function list(value: unknown, at: string): readonly unknown[] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value
  throw new Error(`${at} is no list`)
}

function strings(value: unknown, at: string): readonly string[] {
  return list(value, at).map((one, index) => string(one, `${at}[${index}]`))
}

function string(value: unknown, at: string): string {
  if (typeof value === 'string' && value !== '' && !value.includes('\0')) return value
  throw new Error(`${at} is no text`)
}

function path(value: unknown, at: string): string {
  const text = string(value, at)
  if (text.startsWith('/')) return text
  throw new Error(`${at} is no absolute path`)
}
