/** Where the package of a cell comes from: a part of the documents. Import it lazily, as them. */
import * as z from 'zod'

const text = z.string().min(1)

/** As the reader of requests has it: below the root of the repository, `./` first. */
export const repositoryFile = z
  .string()
  .regex(/^\.\/(?!(?:.*\/)?\.\.(?:\/|$))\P{Cc}+$/u)
  .describe('File of the repository, as in ./nix/package.nix; no `..`')

const repositoryFolder = z
  .string()
  .regex(/^\.(?:\/(?!(?:.*\/)?\.\.(?:\/|$))\P{Cc}+)?$/u)
  .describe('Folder of the repository, as in ./app; . is its root')

export const packageSource = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('attribute'), attribute: text.describe('Attribute path inside the package set') }),
    z.strictObject({
      kind: z.literal('file'),
      file: repositoryFile.describe('callPackage-style file of the repository'),
    }),
    z.strictObject({
      kind: z.literal('expression'),
      file: repositoryFile.describe('Nix file of the repository, as for nix build -f'),
      attribute: text.nullable().describe('Attribute path in what the file gives, as for -A'),
      arg: z.record(text, text).describe('Arguments as Nix expressions; pkgs is the Nixpkgs instance of the cell'),
      argstr: z.record(text, z.string()).describe('Arguments as texts'),
    }),
    z.strictObject({
      kind: z.literal('flake'),
      reference: text.describe('Flake reference; . is the repository'),
      output: text.describe('Attribute path in its packages'),
    }),
    z.strictObject({
      kind: z.literal('flox'),
      environment: repositoryFolder.describe('Folder of the repository that has .flox; . is its root'),
      build: text.describe('Name of a build of the manifest, or of an expression in .flox/pkgs'),
      versions: z
        .record(text, text)
        .exactOptional()
        .describe('Versions of packages of the manifest, by install id, in place of those that it names'),
    }),
  ])
  .describe('Where the package comes from')
