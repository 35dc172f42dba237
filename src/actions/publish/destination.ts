import type { Problem } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import type { Inputs } from '../../runner/inputs.ts'
import type { publishSurface } from './surface.ts'

export type PublishInputs = Inputs<typeof publishSurface>

/** Where publishing happens. */
export interface Publishing {
  readonly host: Host
  /** The same for calls of Flox, signed in as this job is. */
  readonly floxHost: () => Promise<Host>
  /** GitHub's OIDC token of this job, for an audience; undefined outside of GitHub. */
  readonly identity: ((audience: string) => Promise<string>) | undefined
  /** Keeps a secret out of the log from here on. */
  readonly mask: (secret: string) => void
}

/** What was done for one destination. */
export interface Published {
  /** As in `to`. */
  readonly destination: string
  readonly state: 'published' | 'already published' | 'planned' | 'failed'
  /** One line for the log and the heading of the summary. */
  readonly headline: string
  /** Name and value of what is worth recording, in the summary. */
  readonly rows: readonly (readonly [name: string, value: string])[]
  readonly problems: readonly Problem[]
  readonly outputs: { readonly [K in keyof (typeof publishSurface)['outputs']]?: string }
  /** What `--json` has. */
  readonly document: Readonly<Record<string, unknown>>
}
