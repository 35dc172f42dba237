import type { Problem } from '../../model/problem.ts'
import type { FloxHubAccess } from '../environment/access.ts'
import type { FloxEnvironment } from '../environment/environment.ts'

/** What rules see. */
export interface Scene {
  /** Environments that are activated one within the other, in that order; usually one. */
  readonly layers: readonly FloxEnvironment[]
  readonly access: FloxHubAccess
  /** Toolkits that may stand beside each other. */
  readonly allowedToolkits: readonly string[]
}

export interface Rule {
  /** Where the fact behind it comes from. */
  readonly source: string
  /** What it has against these environments. */
  readonly check: (scene: Scene) => readonly Problem[]
}

/** A rule that looks at each environment for itself. */
export function ofEach(
  source: string,
  check: (environment: FloxEnvironment, scene: Scene) => readonly Problem[],
): Rule {
  return { source, check: (scene) => scene.layers.flatMap((environment) => check(environment, scene)) }
}

/** The place of a line of the manifest. */
export function inManifest({ files }: FloxEnvironment, line: number | undefined) {
  return { where: line === undefined ? { file: files.manifest } : { file: files.manifest, line } }
}

/** The pages of Flox that rules follow. */
export const pages = {
  cuda: 'https://flox.dev/docs/concepts/cuda-catalog-and-cache',
  guide: 'https://github.com/barstoolbluz/flox-md/blob/main/FLOX.md',
  login: 'https://flox.dev/docs/concepts/authentication',
  priority: 'https://flox.dev/docs/concepts/priority',
  publish: 'https://flox.dev/docs/man/flox-publish',
} as const
