/** A package of the request file, for editors. `request-schema.ts` says what such a schema can and cannot say. */
import * as z from 'zod'
import {
  attributeName,
  attributePath,
  filledPath,
  flakeOutput,
  floxBuild,
  floxFolder,
  floxText,
  insideFile,
  oneOf,
  packageName,
} from './request-grammar.ts'
import { anyText, text, words } from './request-schema-text.ts'

const wrongFile = 'Write it relative to the root of the repository, like ./nix/package.nix.'
const name = z.union([
  text(packageName, {
    description: 'Name of the package, part of the ids of its cells.',
    wrong: 'Use letters, digits and ._+-.',
  }),
  z.number(),
])
const attribute = z.union([
  text(attributePath, {
    description: 'Attribute of Nixpkgs: python3Packages.torch',
    wrong: 'Write it like python3Packages.torch.',
  }),
  z.number(),
])
const deviceCode = z
  .union(
    words({
      required: 'The result must have device code. This is the default.',
      optional: 'A result without device code of its own is accepted: its kernels are in a library that it uses.',
    }),
  )
  .describe('Whether the package must have device code itself.')
const units = z
  .union(
    words({
      all: 'A target counts if every unit of device code (usually what one source file became) has it. This is the default.',
      any: 'One unit is enough, because kernels need newer GPUs on purpose; units that lack a target are a warning.',
    }),
  )
  .describe('How many units of device code must have each target.')
const gpuTest = z.union([
  text(String.raw`[\s\S]*\S[\s\S]*`, { description: 'Command, of one or more lines, run by bash -e -o pipefail.' }),
  z
    .strictObject({
      command: anyText.describe('Command, of one or more lines, run by bash -e -o pipefail.'),
      junit: text(String.raw`(?!/)(?!(?:.*/)?\.\.(?:/|$)).+`, {
        description: 'Report in the format of JUnit that the command writes, from the root of the repository.',
        wrong: 'Write it relative to the root of the repository, like build/junit.xml.',
      }).exactOptional(),
    })
    .describe('A command with a report.'),
])
const gpuTests = z
  .union([
    z.literal(true).describe('The tests that the package has itself: passthru.tests with a gpuCheck.'),
    gpuTest,
    z.array(gpuTest).min(1),
  ])
  .describe('How to test the package on a GPU, beside the tests that it has itself.')
const more = {
  'device-code': deviceCode.exactOptional(),
  units: units.exactOptional(),
  'gpu-tests': gpuTests.exactOptional(),
}
const versionText = text(String.raw`[\w.+-]{1,100}`, {
  description: 'A version in the Flox catalog, as `flox show` lists it.',
  wrong: 'Write one that flox show lists, like 2.9.1.',
})
const argumentName = z.string().regex(/^[a-zA-Z_][\w'-]*$/u)

export const packageEntry = z
  .union([
    text(
      oneOf(
        attributeName,
        String.raw`${packageName}=\s*${attributePath}`,
        String.raw`${packageName}=\s*(?!.*#)${insideFile}`,
        String.raw`${packageName}=\s*(?!flox[:/])${flakeOutput}`,
        String.raw`${packageName}=\s*(?:-f|--file) \s*\S.*`,
        `${packageName}=\\s*${floxText}${floxBuild}`,
        String.raw`${floxText}\w[\w.+-]*`,
      ),
      {
        description:
          'A package: an attribute of Nixpkgs, `flox:` and a build, or `name=` and an attribute, file, flake output, build of Flox or `-f FILE …`.',
        wrong:
          'Write python3Packages.torch, name=./package.nix, name=.#output-{toolkit}-{sm}, flox:name or name=-f ./default.nix -A attribute.',
        examples: ['python3Packages.torch', 'mine=./package.nix', 'mine=.#mine-{toolkit}-{sm}', 'flox:mine'],
      },
    ),
    z.number(),
    z
      .strictObject({
        name: z.union([
          text(attributeName, { description: 'Attribute of Nixpkgs, which is also the name.' }),
          z.number(),
        ]),
        ...more,
      })
      .describe('An attribute of Nixpkgs under its own name.'),
    z.strictObject({ name, attribute, ...more }).describe('An attribute of Nixpkgs under another name.'),
    z
      .strictObject({
        name,
        file: text(insideFile, {
          description: 'Nix file in callPackage style.',
          wrong: wrongFile,
          examples: ['./package.nix'],
        }),
        ...more,
      })
      .describe('A file in callPackage style.'),
    z
      .strictObject({
        name,
        expression: text(insideFile, {
          description: 'Nix file with arguments of its own, as for nix build -f.',
          wrong: wrongFile,
          examples: ['./default.nix'],
        }),
        attribute: z
          .union([text(filledPath, { description: 'Attribute path in what the file gives, as for -A.' }), z.number()])
          .exactOptional(),
        arg: z
          .record(argumentName, anyText)
          .describe(
            'Arguments as Nix expressions, in which pkgs, lib, toolkit, capabilities, system and root are defined.',
          )
          .exactOptional(),
        argstr: z.record(argumentName, anyText).describe('Arguments as texts.').exactOptional(),
        ...more,
      })
      .describe('A file with arguments of its own.'),
    z
      .strictObject({
        name,
        flake: text(flakeOutput, {
          description: 'Output of a flake; its name says toolkit and target.',
          wrong: 'Write .#name-{toolkit}-{sm} or github:owner/repo#name-{toolkit}-{sm}.',
          examples: ['.#mine-{toolkit}-{sm}'],
        }),
        ...more,
      })
      .describe('An output of a flake for each cell.'),
    z
      .strictObject({
        name: name.exactOptional(),
        flox: z.union([
          text(floxBuild, {
            description: 'A build of a Flox environment: NAME of [build.NAME] in its manifest, or of .flox/pkgs.',
            wrong: 'Write the name of a build; for .flox/pkgs it may say toolkit and target, like name-{toolkit}-{sm}.',
          }),
          z.number(),
        ]),
        dir: text(floxFolder, {
          description: 'Folder that has .flox; default: the root of the repository.',
          wrong: 'Write it relative to the root of the repository, like ./app.',
          examples: ['./app'],
        }).exactOptional(),
        version: z
          .record(
            z.string().regex(/^[\w.+-]+$/u),
            z.union([z.number(), versionText, z.array(z.union([z.number(), versionText])).min(1)]),
          )
          .describe('Versions of one package of the environment, by its install id: a package for each of them.')
          .exactOptional(),
        ...more,
      })
      .describe('A build of a Flox environment.'),
  ])
  .meta({ id: 'package', description: 'A package: a text, or a mapping with a name and where it comes from.' })
