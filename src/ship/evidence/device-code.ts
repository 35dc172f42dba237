/** What evidence says of device code: verified properties (SVR) and facts of files (SCAI). Pure. */
import { computeName, parseCapability, smName } from '../../model/capability.ts'
import type { Cell, FileReport } from '../../model/documents.ts'
import { repository } from '../../model/project.ts'
import { inlineResource, type ResourceDescriptor } from './statement.ts'

/** What was asked of every file with device code. */
export type DeviceCodePolicy = Pick<Cell, 'capabilities' | 'ptx' | 'toolkit' | 'deviceCode'> & {
  readonly units: 'all' | 'any'
}

/**
 * https://github.com/in-toto/attestation/blob/main/spec/predicates/svr.md. The number changes when a property means something else.
 */
export const verifierId = `${repository}/blob/main/docs/evidence.md#verifier-1`

/** The name of the policy among those of a verifier. */
export const policyName = 'device-code'

/** The name of the one attribute; the facts of a file are its conditions. */
export const deviceCodeAttribute = 'NIX_CUDA_DEVICE_CODE'

export function policyOf({ capabilities, ptx, toolkit, deviceCode, units }: Cell): DeviceCodePolicy {
  return { capabilities, ptx, toolkit, deviceCode, units: units ?? 'all' }
}

/** Whether a file has more than stubs: images without a kernel or function count for nothing in a verdict. */
export function holdsDeviceCode(files: readonly Pick<FileReport, 'units' | 'images'>[]): boolean {
  return files.some(({ units, images }) => (units ?? images) > 0)
}

/** What holds of outputs that were proven under a policy. docs/evidence.md says what each word means. */
export function provenProperties(policy: DeviceCodePolicy, hasDeviceCode: boolean): readonly string[] {
  const proven = 'NIX_CUDA_PROVEN'
  if (!hasDeviceCode) return [proven, 'NIX_CUDA_NO_DEVICE_CODE']
  const suffix = policy.units === 'any' ? '_IN_SOME_UNIT' : ''
  const parsed = (texts: readonly string[]) => texts.flatMap((text) => parseCapability(text) ?? [])
  return [
    proven,
    ...parsed(policy.capabilities).map((one) => `NIX_CUDA_TARGET_${smName(one)}${suffix}`),
    ...parsed(policy.ptx).map((one) => `NIX_CUDA_PTX_${computeName(one)}${suffix}`),
    `NIX_CUDA_TOOLKIT_${policy.toolkit}`,
  ]
}

export interface SvrPredicate {
  readonly verifier: { readonly id: string; readonly policies: readonly ResourceDescriptor[] }
  readonly timeCreated: string
  readonly properties: readonly string[]
}

/** `time` in milliseconds since the epoch: the predicate requires when it was verified. */
export function svrPredicate(policy: DeviceCodePolicy, hasDeviceCode: boolean, time: number): SvrPredicate {
  return {
    verifier: { id: verifierId, policies: [inlineResource(policyName, policy)] },
    timeCreated: new Date(time).toISOString().replace(/\.\d+Z$/, 'Z'),
    properties: provenProperties(policy, hasDeviceCode),
  }
}

/** The device code of a file, without how its units are alike, which would be most of the bytes. */
export interface FileFacts extends Omit<FileReport, 'path' | 'output' | 'unitKinds'> {
  /** Name in the archive that the file is. */
  readonly member?: string
}

/** A file with device code. */
export interface StatedFile {
  /** Absolute path of the file; of an archive, that of the archive. */
  readonly path: string
  readonly sha256: string
  readonly facts: FileFacts
}

export interface ScaiPredicate {
  readonly attributes: readonly {
    readonly attribute: string
    readonly target: ResourceDescriptor
    readonly conditions: FileFacts
    readonly evidence: ResourceDescriptor
  }[]
}

/** The facts of a file of a result. */
export function factsOf({ path: _, output: __, unitKinds: ___, ...facts }: FileReport, member?: string): FileFacts {
  return member === undefined ? facts : { ...facts, member }
}

/** `evidence` is the result that the facts are from. */
export function scaiPredicate(files: readonly StatedFile[], evidence: ResourceDescriptor): ScaiPredicate {
  return {
    attributes: files.map(({ path, sha256, facts }) => ({
      attribute: deviceCodeAttribute,
      target: { name: path, digest: { sha256 } },
      conditions: facts,
      evidence,
    })),
  }
}

/** Splits `lib/libx.a!/member.o`. */
export function splitMember(path: string): { readonly file: string; readonly member?: string } {
  const [file = path, ...members] = path.split('!/')
  return members.length > 0 ? { file, member: members.join('!/') } : { file }
}
