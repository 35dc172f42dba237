/** The Nix systems for which CUDA exists. https://nix.dev/manual/nix/stable/development/building#system */
export const systems = ['x86_64-linux', 'aarch64-linux'] as const

export type System = (typeof systems)[number]

export function isSystem(text: string): text is System {
  return (systems as readonly string[]).includes(text)
}
