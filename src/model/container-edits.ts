/**
 * What a container is given to reach a device, as in a CDI specification.
 * https://github.com/cncf-tags/container-device-interface/blob/main/SPEC.md
 */
export interface ContainerEdits {
  /** `NAME=value`. */
  readonly env: readonly string[]
  readonly deviceNodes: readonly {
    readonly path: string
    /** Where it is outside; the same path if undefined. */
    readonly hostPath: string | undefined
    /** Of `r`, `w`, `m`. */
    readonly permissions: string
  }[]
  readonly mounts: readonly {
    readonly hostPath: string
    readonly containerPath: string
    readonly options: readonly string[]
    /** `bind` if undefined. */
    readonly type: string | undefined
  }[]
  readonly hooks: readonly {
    readonly hookName: string
    readonly path: string
    readonly args: readonly string[]
    readonly env: readonly string[]
    /** Seconds. */
    readonly timeout: number | undefined
  }[]
  readonly additionalGids: readonly number[]
}

export const noEdits: ContainerEdits = { env: [], deviceNodes: [], mounts: [], hooks: [], additionalGids: [] }

/** All of them, in order. */
export function joinEdits(all: readonly ContainerEdits[]): ContainerEdits {
  return {
    env: all.flatMap(({ env }) => env),
    deviceNodes: all.flatMap(({ deviceNodes }) => deviceNodes),
    mounts: all.flatMap(({ mounts }) => mounts),
    hooks: all.flatMap(({ hooks }) => hooks),
    additionalGids: all.flatMap(({ additionalGids }) => additionalGids),
  }
}
