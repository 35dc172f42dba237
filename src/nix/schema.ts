/** What this room saves on a machine, and what Nix answers. Import the types freely and the schemas lazily, as of src/machine/schema.ts. */
import * as z from 'zod'
import type { Frozen } from '../model/saved.ts'

const text = z.string()
/** Numeric user and group. */
const owner = text.regex(/^\d+:\d+$/)

export const receipt = z.object({
  schema: z.literal('nix-install/1'),
  state: z.enum(['installing', 'installed']),
  version: text,
  mode: z.enum(['daemon', 'single-user']),
  supervision: z.enum(['systemd', 'launchd', 'own', 'none']),
  /** Store paths; empty until they are known. */
  nix: text,
  cacert: text,
  /** The process that installs. */
  by: z.object({ pid: z.number(), start: text }),
  /** Whether the folder /nix itself is ours; else its numeric owner as it was before. */
  folder: z.union([z.literal('made'), z.object({ owner })]),
  /** Names in /nix that were there before; they stay. */
  keep: z.array(text.regex(/^(?!\.{1,2}$)[^/]+$/)),
  /** Mode and numeric owner of a store or var that was there before. */
  kept: z.record(text.regex(/^(?:store|var)$/), z.object({ mode: z.int(), owner })).exactOptional(),
  users: z.array(text.regex(/^_?nixbld\d+$/)),
  group: z.boolean(),
  conf: z.boolean(),
  confFolder: z.boolean(),
})

/**
 * What an installation of ours made, in `/nix/.setup-nix-cuda.json`: written before anything is made, so that a run that
 * was killed can be undone, and kept when it is done, so that the installation can be identified and removed.
 */
export type Receipt = Frozen<z.infer<typeof receipt>>

const before = z.object({ before: text.nullable() })

export const madeVolume = z.object({
  plan: z.object({
    /** The APFS container that the volume goes to, as in `disk3`. */
    container: text.regex(/^disk\d+$/),
    /** What synthetic.conf was before, where our line goes in; null: there was none. Unset where the line is there. */
    synthetic: before.optional(),
    fstab: before,
    /** Whether it is encrypted, as the disk is (FileVault); its key is in the system's keychain. */
    encrypted: z.boolean(),
    /** Whether a service mounts the volume at every start of the machine. */
    mounter: z.boolean(),
  }),
  volume: z.discriminatedUnion('kind', [
    /** `adding`: it may be there; then it is the one of our name, for there was none before. */
    z.object({ kind: z.enum(['none', 'adding']) }),
    /** `blank`: nothing of Nix is on it, not yet or not any more. */
    z.object({ kind: z.enum(['blank', 'filled']), uuid: z.guid() }),
  ]),
})

/** What was made on a Mac before there was a /nix to install into. In the journal: /nix goes with its volume. */
export type MadeVolume = Frozen<z.infer<typeof madeVolume>>
/** The volume for /nix: the root of a Mac cannot be written to, so that the store is a volume of its own. */
export type VolumePlan = MadeVolume['plan']

const setting = z.object({ kind: z.literal('setting'), name: text, values: z.array(text) })
const include = z.object({ kind: z.literal('include'), path: text, optional: z.boolean() })

export const settingsPart = z.object({
  base: z.array(setting),
  extra: z.array(z.discriminatedUnion('kind', [setting, include])),
  after: z.array(setting),
})

/** What one job asks of the file that all jobs of a machine share. */
export type SettingsPart = Frozen<z.infer<typeof settingsPart>>

export const credentialsPart = z.object({
  netrc: text,
  builders: z.array(text),
  variables: z.record(text, text),
  /** The netrc that Nix read before ours; its contents still count. */
  netrcBase: text.optional(),
})

/** What one job puts in, with its secrets; kept in a file that only root or the job's user reads. */
export type CredentialsPart = Frozen<z.infer<typeof credentialsPart>>

/** The daemon that we started. */
export const startedDaemon = z.object({ schema: z.literal('daemon/1'), pid: z.int(), start: text })
export type StartedDaemon = Frozen<z.infer<typeof startedDaemon>>

const verdict = z.object({
  /** True only when a builder was seen to be sandboxed. */
  works: z.boolean(),
  /**
   * `partial`: the builder saw part of a sandbox and part of the machine. `unsandboxed`: the configuration wants it so.
   * `fallback`: it does not, and Nix does it all the same. `refused`: Nix builds nothing, as it cannot sandbox or has no
   * build users. `unknown`: the builder could not look.
   */
  how: z.enum(['sandboxed', 'partial', 'unsandboxed', 'fallback', 'refused', 'unknown']),
  /** Part of a sentence, without a full stop. */
  why: text,
  /** What to do about it; empty when it works. */
  fix: text,
  /** Whether a builder has the rights of this user, so that it can read the private files of the job. */
  readsJob: z.boolean().exactOptional(),
})
export type SandboxVerdict = Frozen<z.infer<typeof verdict>>

const sandboxReport = verdict.extend({
  /** What the configuration says: `true`, `false` or `relaxed`; undefined when Nix did not say. */
  asked: text.optional(),
  /** What the probe took when it was made. */
  seconds: z.number(),
})
export type SandboxReport = Frozen<z.infer<typeof sandboxReport>>

/** `key` names the boot, the Nix and the settings that the report is of. */
export const keptSandbox = z.object({ schema: z.literal('sandbox/1'), key: text, report: sandboxReport })

const version = text.regex(/^\d+\.\d+$/)

export const nixpkgsFacts = z.object({
  toolkits: z.record(
    text,
    z.object({
      supported: z.array(text).nullable(),
      default: z.array(text).nullable(),
      gccMax: z.int().nullable(),
      redistSystems: z.array(text).nullable(),
      orin: text.nullable(),
    }),
  ),
  defaultToolkit: version.nullable(),
  capabilities: z
    .record(text, z.object({ name: text, minToolkit: version, maxToolkit: version.nullable(), jetson: z.boolean() }))
    .nullable(),
  gcc: z.array(z.int()),
})

/** What a Nixpkgs says of CUDA. The planner's `NixpkgsFacts` has this shape, and says what each part is. */
export type ReadNixpkgsFacts = Frozen<z.infer<typeof nixpkgsFacts>>
