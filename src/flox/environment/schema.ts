/**
 * The files of a Flox environment, as far as the lint reads them: https://flox.dev/docs/man/manifest.toml and
 * https://github.com/flox/flox/tree/main/cli/schemas. Import the types freely and the schemas lazily.
 */
import * as z from 'zod'
import type { Frozen } from '../../model/saved.ts'

const texts = z.array(z.string()).nullish()
const tableOf = <T extends z.ZodType>(entry: T) => z.record(z.string(), entry).nullish()

const packageEntry = z.object({
  'pkg-path': z.union([z.string(), z.array(z.string())]).nullish(),
  flake: z.string().nullish(),
  'store-path': z.string().nullish(),
  'pkg-group': z.string().nullish(),
  version: z.string().nullish(),
  systems: texts,
  priority: z.number().nullish(),
})

const service = z.object({ command: z.string().nullish(), vars: tableOf(z.string()) })

const build = z.object({
  command: z.string(),
  sandbox: z.string().nullish(),
  'runtime-packages': texts,
})

const include = z.object({ dir: z.string().nullish(), remote: z.string().nullish(), name: z.string().nullish() })

export const manifestSchema = z.object({
  install: tableOf(packageEntry),
  vars: tableOf(z.string()),
  hook: tableOf(z.string()),
  profile: tableOf(z.string()),
  // `auto-start` stands among the services.
  services: tableOf(z.union([z.boolean(), service])),
  build: tableOf(build),
  include: z.object({ environments: z.array(include).nullish() }).nullish(),
  options: z.object({ systems: texts }).nullish(),
  // What the image is given; its entries are Flox's.
  containerize: z.object({ config: z.record(z.string(), z.unknown()).nullish() }).nullish(),
})

const lockedPackage = z.object({
  install_id: z.string(),
  system: z.string(),
  attr_path: z.string().nullish(),
  version: z.string().nullish(),
  unfree: z.boolean().nullish(),
  outputs: tableOf(z.string()),
})

export const lockSchema = z.object({
  manifest: manifestSchema,
  packages: z.array(lockedPackage),
  compose: z
    .object({ composer: manifestSchema, include: z.array(z.object({ descriptor: include })).nullish() })
    .nullish(),
})

export const pointerSchema = z.object({ name: z.string(), owner: z.string().nullish() })

export type Manifest = Frozen<z.infer<typeof manifestSchema>>
export type ManifestPackage = Frozen<z.infer<typeof packageEntry>>
export type Lock = Frozen<z.infer<typeof lockSchema>>
export type LockedPackage = Frozen<z.infer<typeof lockedPackage>>
export type Pointer = Frozen<z.infer<typeof pointerSchema>>
