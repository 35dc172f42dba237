/** The Nix systems for which NVIDIA has a toolkit. https://nix.dev/manual/nix/stable/development/building#system */
export const cudaSystems = ['x86_64-linux', 'aarch64-linux'] as const

/** All systems of a request: those of CUDA, and macOS for packages that are also built without CUDA. */
export const systems = [...cudaSystems, 'x86_64-darwin', 'aarch64-darwin'] as const

export type System = (typeof systems)[number]

export function isSystem(text: string): text is System {
  return (systems as readonly string[]).includes(text)
}

/** Whether NVIDIA has a toolkit for it. */
export function hasCuda(system: string): boolean {
  return (cudaSystems as readonly string[]).includes(system)
}

/** What a machine runs that Node calls, for instance, `linux` and `arm64`; undefined for what none of `systems` is. */
export function systemOf({ platform, arch }: { readonly platform: string; readonly arch: string }): System | undefined {
  const machine = { x64: 'x86_64', arm64: 'aarch64' }[arch]
  return systems.find((system) => system === `${machine}-${platform}`)
}
