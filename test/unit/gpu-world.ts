/** Recorded machines: small trees of files, and what nvidia-smi answered there. See fixtures/gpu/. */
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parse } from 'yaml'
import type { Command, Outcome } from '../../src/runner/exec.ts'
import type { Files } from '../../src/runner/host.ts'
import { testHost } from './host.ts'

interface Device {
  readonly driver?: string
  readonly vendor?: string
  readonly class?: string
  /** Its configuration space reads as ones. */
  readonly dead?: boolean
}

export interface Machine {
  readonly source: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Names in /dev that this user may read and write, and those that it may not. */
  readonly nodes?: readonly string[]
  readonly closed?: readonly string[]
  readonly pci?: Readonly<Record<string, Device>>
  readonly files?: Readonly<Record<string, string>>
  readonly links?: Readonly<Record<string, string>>
  /** In base64. */
  readonly bytes?: Readonly<Record<string, string>>
  readonly smi?: {
    readonly code?: number
    readonly query?: string
    readonly list?: string
    readonly version?: string
    /** Rows of programs, and of memory in use. */
    readonly processes?: string
    readonly used?: string
  }
}

/** A recorded machine, with changes. */
export function machine(name: string, changes: Partial<Machine> = {}): Machine {
  const path = join(import.meta.dirname, 'fixtures/gpu', `${name}.yml`)
  const recorded = parse(readFileSync(path, 'utf8')) as Machine
  const merged = { ...recorded, ...changes }
  return { ...merged, files: { ...recorded.files, ...changes.files }, links: { ...recorded.links, ...changes.links } }
}

/** A host on which that machine is seen; `asked` collects the commands. */
export function hostOf(of: Machine) {
  const asked: string[] = []
  const exec = async ({ argv }: Command): Promise<Outcome> => {
    asked.push(argv.join(' '))
    const { code = 0, query = '', list = '', version = '', processes = '', used = '' } = of.smi ?? {}
    const [, option = ''] = argv
    if (option === '--version') return { kind: 'exited', code: 0, stdout: version, stderrTail: [] }
    if (option.startsWith('--query-compute-apps=')) return { kind: 'exited', code, stdout: processes, stderrTail: [] }
    if (option === '--query-gpu=uuid,memory.used') return { kind: 'exited', code, stdout: used, stderrTail: [] }
    if (option === '-L') return { kind: 'exited', code, stdout: list, stderrTail: [] }
    return { kind: 'exited', code, stdout: query, stderrTail: [] }
  }
  const host = testHost({ env: { PATH: '/usr/bin:/bin', ...of.env }, exec, files: filesOf(of) })
  return { ...host, asked }
}

function filesOf(of: Machine): Files {
  const content = new Map<string, Buffer>()
  const links = new Map(Object.entries(of.links ?? {}))
  for (const [path, text] of Object.entries(of.files ?? {})) content.set(path, Buffer.from(text))
  for (const [path, text] of Object.entries(of.bytes ?? {})) content.set(path, Buffer.from(text, 'base64'))
  for (const name of [...(of.nodes ?? []), ...(of.closed ?? [])]) content.set(`/dev/${name}`, Buffer.alloc(0))
  for (const [address, device] of Object.entries(of.pci ?? {})) {
    const folder = `/sys/bus/pci/devices/${address}`
    content.set(`${folder}/vendor`, Buffer.from(`${device.vendor ?? '0x10de'}\n`))
    content.set(`${folder}/class`, Buffer.from(`${device.class ?? '0x030200'}\n`))
    content.set(`${folder}/config`, Buffer.alloc(64, device.dead ? 0xff : 0x10))
    if (!device.driver) continue
    content.set(`/sys/bus/pci/drivers/${device.driver}/module`, Buffer.alloc(0))
    links.set(`${folder}/driver`, `/sys/bus/pci/drivers/${device.driver}`)
  }
  const names = [...content.keys(), ...links.keys()]
  const isFolder = (path: string) => path === '/' || names.some((name) => name.startsWith(`${path}/`))
  const absent = (path: string) => Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' })
  const real = (path: string, depth = 0): string => {
    if (path === '/') return path
    const folder = real(dirname(path), depth)
    const own = join(folder, path.slice(path.lastIndexOf('/') + 1))
    const target = links.get(own)
    if (target !== undefined && depth < 9) return real(resolve(folder, target), depth + 1)
    if (!content.has(own) && !isFolder(own)) throw absent(path)
    return own
  }
  const stat = (path: string) => {
    const own = content.get(real(path))
    return { isFile: () => own !== undefined, isSymbolicLink: () => false, size: own?.length ?? 0 }
  }
  const known = {
    readFile: async (path: string, encoding?: string) => {
      const own = content.get(real(path))
      if (!own) throw absent(path)
      return encoding ? own.toString('utf8') : own
    },
    readdir: async (path: string) => {
      const folder = real(path)
      const inside = names.filter((name) => name.startsWith(`${folder}/`)).map((name) => name.slice(folder.length + 1))
      return [...new Set(inside.map((name) => name.split('/')[0] ?? ''))]
    },
    realpath: async (path: string) => real(path),
    stat: async (path: string) => stat(path),
    lstat: async (path: string) => (links.has(path) ? { isSymbolicLink: () => true } : stat(path)),
    access: async (path: string) => {
      if (of.closed?.includes(real(path).replace('/dev/', ''))) throw new Error('EACCES')
    },
  }
  return known as unknown as Files
}
