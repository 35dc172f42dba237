/** `major.minor`, as toolkits and PTX ISAs are numbered. Patch numbers live where a table needs them. */
export interface Version {
  readonly major: number
  readonly minor: number
}

/** Reads `12.4` (exactly two decimal numbers without leading zeros); undefined for everything else. */
export function parseVersion(text: string): Version | undefined {
  const match = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/.exec(text)
  return match ? { major: Number(match[1]), minor: Number(match[2]) } : undefined
}

/** `12.4`. */
export function formatVersion(version: Version): string {
  return `${version.major}.${version.minor}`
}

/** Negative, zero or positive, as for Array.prototype.sort: major first, then minor. */
export function compareVersions(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor
}

/** Whether a release such as `2.34.8` or `2.26.0pre` is of that version or a newer one; undefined without a number in front. */
export function isAtLeast(release: string, version: Version): boolean | undefined {
  const [major = Number.NaN, minor = 0] = release.split('.').map((part) => Number.parseInt(part, 10))
  return Number.isFinite(major) ? compareVersions({ major, minor }, version) >= 0 : undefined
}

/** The newest PTX ISA that a toolkit knows: https://docs.nvidia.com/cuda/parallel-thread-execution/#release-notes */
export function ptxIsaOf({ major, minor }: Version): Version | undefined {
  if (major === 11) return { major: 7, minor }
  if (major === 12) return { major: 8, minor: minor > 5 ? minor - 1 : minor }
  return major === 13 ? { major: 9, minor } : undefined
}
