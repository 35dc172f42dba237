/**
 * What somebody means who writes capabilities and toolkits as other tools do: `90a` and `80-real;90` of CMake, `sm_86` with a
 * slip, `cu128` of PyTorch's wheels, `12_8` of Nixpkgs' attributes.
 */
import { type Capability, formatCapability, parseCapability } from '../model/capability.ts'
import { type Architecture, architectures, nearestArchitecture } from './architectures.ts'
import { nearestGpus } from './gpus.ts'
import { nearestText } from './nearest.ts'
import { nearestToolkit, type Toolkit } from './toolkits.ts'

/** Words of a request that name several capabilities. */
const names = ['default', 'all-major', 'hosted-gpus', 'jetson', ...new Set(architectures.map(({ name }) => name))].map(
  (name) => name.toLowerCase(),
)

/**
 * The entries to write instead of a text that is none; empty where that cannot be guessed. A list of CMake's
 * (`80-real;90`) is several.
 */
export function meantCapabilities(text: string, rows: readonly Architecture[]): readonly string[] {
  const parts = text.split(/[;,]/).filter((part) => part.trim() !== '')
  // With CMake a plain number is machine code and PTX; alone, it is how people write a capability.
  const isCmake = /-(?:real|virtual)\b/i.test(text)
  const meant = parts.map((part) => meantCapability(part.trim(), rows, isCmake && parts.length > 1))
  return meant.every((one) => one !== undefined) ? meant : []
}

function meantCapability(text: string, rows: readonly Architecture[], plainHasPtx: boolean): string | undefined {
  const match = /^(?:sm|compute|cc)?[_ ]?([1-9]\d??)[._]?(\d)([af]?)(?:-(real|virtual))?(\+ptx)?$/i.exec(text)
  const [, major = '', minor = '', suffix = '', kind, withPtx] = match ?? []
  const written = parseCapability(`${major}.${minor}${suffix.toLowerCase()}`)
  const ptx = withPtx || kind?.toLowerCase() === 'virtual' || (plainHasPtx && !kind) ? '+PTX' : ''
  if (written && rows.some((row) => row.capability === formatCapability(written))) {
    return `${formatCapability(written)}${ptx}`
  }
  const whole = /^[1-9]\d?$/.exec(text)?.[0]
  if (whole && rows.some((row) => !row.jetson && row.parsed.major === Number(whole))) return `${whole}.x`
  const near = nearest(written ?? parseCapability(/^[1-9]\d?\.\d/.exec(text)?.[0] ?? ''), rows)
  if (near) return `${near}${ptx}`
  const word = text.replace(/\+ptx$/i, '')
  return nearestText(word.toLowerCase() === 'all' ? 'all-major' : word, names) ?? nearestGpus(word)[0]
}

function nearest(wanted: Capability | undefined, rows: readonly Architecture[]): string | undefined {
  return wanted && nearestArchitecture(wanted, rows)?.capability
}

/** The toolkit to write instead of a text that is none; undefined where that cannot be guessed. */
export function meantToolkit(text: string, rows: readonly Toolkit[]): string | undefined {
  const has = (version: string) => rows.some((row) => row.version === version)
  const word = text.trim().toLowerCase()
  const number = word.replace(/^(?:cuda(?:packages|toolkit|-toolkit)?|cu|v)[-_ ]?/, '')
  const [, major = '', minor = ''] = /^(1\d)[._-]?(\d{1,2})(?:[._-]\w+)*$/.exec(number) ?? []
  const exact = [`${major}.${minor}`, `${major}.${minor[0] ?? ''}`].find(has)
  if (exact) return exact
  if (/^\d{1,2}[._]\d/.test(number)) return nearestToolkit(number.replace('_', '.'), rows)?.version
  return nearestText(word, ['latest', 'default', 'cpu'])
}
