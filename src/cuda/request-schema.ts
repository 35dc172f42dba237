/**
 * The request file for editors: `schemas/request.json` is generated from this (`npm run generate`). The reader,
 * readRequestFile, decides; the schema is as strict as a schema can be, and lenient where only the reader sees more:
 * how a number was written (`12.10`), which PTX comes last, what a cell's package can vary with. Here a value is what
 * YAML's core schema makes of it, so that `12.8` is a number and `true` no text.
 */
import * as z from 'zod'
import { systems } from '../model/system.ts'
import { type Architecture, architectures } from './architectures.ts'
import { nixpkgsPresets } from './nixpkgs-presets.ts'
import {
  anyCase,
  architectureNames,
  control,
  flakeReference,
  insideFile,
  oneOf,
  runnerPart,
  selectors,
} from './request-grammar.ts'
import { packageEntry } from './request-schema-package.ts'
import { anyText, number, text, words } from './request-schema-text.ts'
import { tierNames } from './tiers.ts'

// Capabilities.

const selectorMeanings: Readonly<Record<string, string>> = {
  default: 'One fat binary with PTX: the set that Nixpkgs itself builds for with the toolkit. Public caches serve it.',
  'all-major': 'One fat binary with PTX: every major generation, as nvcc -arch=all-major.',
  'hosted-gpus': "The GPUs of GitHub's own GPU runners.",
  jetson: 'Every Jetson module.',
  ...Object.fromEntries(
    architectureNames.map((name) => [name, meaningOf(architectures.filter((row) => row.name.toLowerCase() === name))]),
  ),
}

/** `8.0, 8.6: A100, …`: the capabilities that a name selects. */
function meaningOf(rows: readonly Architecture[]): string {
  const selected = rows.filter((row) => row.parsed.suffix === '' && !row.jetson)
  const gpus = [...new Set(selected.flatMap((row) => row.gpus))]
  return `${selected.map((row) => row.capability).join(', ')}: ${gpus.join(', ')}`
}

const wrongCapability =
  'Write 9.0a, 9.0+PTX, 8.x, >=8.0, hopper, a GPU like rtx-4090, default, all-major or hosted-gpus.'
const selectorHints = {
  description: 'Capabilities: `9.0a`, `9.0+PTX`, `8.x`, `>=8.0<10`, a generation or a GPU. Several are one fat binary.',
  wrong: wrongCapability,
  examples: ['9.0a', '9.0+PTX', '8.x', '>=8.0', 'l4', 'a100', 'h100', 'rtx-4090'],
}
const capabilityText = z.union([
  number.describe('A capability: 8.6'),
  ...words(selectorMeanings),
  text(selectors, selectorHints),
])
const targets = z
  .union([capabilityText, z.array(capabilityText).min(1).describe('One fat binary for all of them: [8.0, 9.0+PTX]')])
  .meta({ id: 'targets', description: 'What a cell is built for: a capability, or a list that makes one fat binary.' })

// Toolkits.

const toolkit = z
  .union([
    number.describe('A toolkit: 12.8. A whole number is a major version: 12.'),
    ...words({
      latest: 'The newest toolkit that there is.',
      default: 'The one that `cudaPackages` of the Nixpkgs is. Only an evaluation can tell.',
      cpu: 'The package without CUDA: one cell per system.',
    }),
    text(
      oneOf(
        String.raw`(?:0|[1-9]\d?)\.(?:0|[1-9]\d?)`,
        String.raw`[1-9]\d?(?:\.[xX])?`,
        String.raw`[<>]=?\s*\d{1,2}(?:\.\d{1,2})?(?:\s*[<>]=?\s*\d{1,2}(?:\.\d{1,2})?)?`,
        anyCase('latest'),
        anyCase('default'),
        anyCase('cpu'),
      ),
      {
        description: 'Toolkits: `12.8`, `12.x`, `>=12.6<13`',
        wrong: 'Write 12.8, 12.x, >=12.6, latest, default or cpu.',
        examples: ['12.x', '>=12.6'],
      },
    ),
  ])
  .meta({ id: 'toolkit', description: 'A CUDA toolkit, several of them by a range, or cpu.' })

const system = z.enum(systems).meta({ id: 'system', description: 'A Nix system. macOS has cells without CUDA only.' })

const axes = {
  packages: z.array(packageEntry).describe('What is built.').exactOptional(),
  capabilities: z
    .array(targets)
    .describe('GPU architectures. Each entry makes cells of its own; an entry that is a list makes one fat binary.')
    .exactOptional(),
  toolkits: z.array(toolkit).describe('CUDA toolkits, and cpu for the package without CUDA.').exactOptional(),
  systems: z.array(system).describe('Nix systems; by default the one of the machine that plans.').exactOptional(),
}

const patternParts = {
  package: anyText.describe('Name of a package; * stands for any characters.').exactOptional(),
  toolkit: toolkit.exactOptional(),
  capabilities: targets.exactOptional(),
  system: system.exactOptional(),
}
const pattern = z
  .strictObject({
    ...patternParts,
    reason: anyText.describe('Shown where the cell is listed as excluded.').exactOptional(),
  })
  .refine((value) => Object.keys(patternParts).some((key) => key in value), 'The pattern is empty.')
  .meta({
    id: 'pattern',
    description: 'Cells: what is left out stands for everything.',
    anyOf: Object.keys(patternParts).map((key) => ({ required: [key] })),
  })

const select = z
  .union(
    words({
      corners:
        'The oldest and the newest toolkit with their extreme targets, per package and system. The default of pull-request.',
      all: 'Every cell. The default of the other tiers.',
    }),
  )
  .describe('Which cells of the tier are built.')
const tier = z.union([select, z.strictObject({ select: select.exactOptional(), ...axes })]).meta({
  id: 'tier',
  description: 'corners, all, or a mapping with select and lists that replace those of the request.',
})

const label = z.union([
  text(String.raw`[\w.-]{1,100}(?:\s+[\w.-]{1,100})*`, { description: 'Label of a runner; several between blanks.' }),
  number,
])
const runners = z.record(
  text(String.raw`${runnerPart}(?:\s*\/\s*${runnerPart})*`, {
    description: 'A system, light or heavy, gpu:CAPABILITY, or several of them joined by /.',
    wrong: `Write ${systems.join(', ')}, light, heavy or gpu:9.0, joined by /.`,
  }),
  z.union([label, z.array(label).min(1)]),
)

const gpuPart = String.raw`(?!(?:light|heavy)\s*(?:\/|$))${runnerPart}`
const gpuRunners = z.record(
  text(String.raw`${gpuPart}(?:\s*\/\s*${gpuPart})*`, {
    description: 'A system, gpu:CAPABILITY, or both joined by /.',
    wrong: `Write ${systems.join(', ')} or gpu:9.0, joined by /.`,
  }),
  z.union([label, z.array(label).min(1)]),
)

const limit = (description: string) =>
  z.union([z.int().min(1).max(999_999), text(String.raw`[1-9]\d{0,5}`, { description })]).describe(description)

/** What `.github/nix-cuda.yml` may say. */
export const requestSchema = z
  .strictObject({
    ...axes,
    nixpkgs: z
      .union([
        ...words({
          lock: 'The input nixpkgs of the flake.lock of the repository, pinned as it is there.',
          ...Object.fromEntries(
            nixpkgsPresets.map((row) => [row.name, `${row.reference}, for which the cache ${row.cache} builds.`]),
          ),
        }),
        text(oneOf(`[.\\/][^${control}]*`, String.raw`(?!(?:flox|nixos-cuda)\/)[A-Za-z][^\s${control}]*`), {
          description: 'A folder or a flake reference.',
          wrong: 'Write lock, a preset, a path like ./nixpkgs or a reference like github:NixOS/nixpkgs/nixos-unstable.',
          examples: ['github:NixOS/nixpkgs/nixos-unstable', './nixpkgs'],
        }),
      ])
      .describe('Which Nixpkgs: lock, a preset, a folder or a flake reference.')
      .exactOptional(),
    overlays: z
      .array(
        text(oneOf(String.raw`(?=.*\.nix\s*$)${insideFile}`, String.raw`${flakeReference}(?:#[\w'-]+)?`), {
          description: 'A file like ./overlay.nix, or a flake: . or github:owner/repo#name.',
          wrong: 'Write a file of the repository like ./overlay.nix, or a flake: . or github:owner/repo#name.',
          examples: ['./overlay.nix', '.', '.#name'],
        }),
      )
      .describe('Overlays that are applied to the Nixpkgs of every cell, in this order.')
      .exactOptional(),
    'allow-unfree': z
      .array(
        z.union([
          text(`[^${control}]{1,200}`, { description: 'Name of a package, or short name or SPDX id of a licence.' }),
          z.number(),
        ]),
      )
      .describe('Unfree packages or licences that are allowed in addition to those of CUDA.')
      .exactOptional(),
    'legacy-toolkits': z
      .union([
        z.boolean(),
        text(`[A-Za-z./][^\\s${control}]*`, { description: 'Flake whose overlays.default has the toolkits.' }),
      ])
      .describe('Where toolkits come from that the Nixpkgs has dropped: true for nixos-cuda/cuda-legacy, or a flake.')
      .exactOptional(),
    driver: z
      .union([
        number,
        text(String.raw`\d{3,4}(?:\.\d{1,4}){0,2}`, {
          description: 'A driver version: 550.54.14',
          wrong: 'Write a driver version like 550.54.14.',
          examples: ['550.54.14'],
        }),
      ])
      .describe('The oldest driver of your users. Cells whose programs it cannot run are excluded.')
      .exactOptional(),
    include: z.array(pattern).describe('Cells that are added to the combinations.').exactOptional(),
    exclude: z.array(pattern).describe('Cells that are removed from the combinations.').exactOptional(),
    tiers: z
      .strictObject({
        [tierNames[0]]: tier.exactOptional(),
        [tierNames[1]]: tier.exactOptional(),
        [tierNames[2]]: tier.exactOptional(),
      })
      .describe('What a pull request, a nightly run and a release build.')
      .exactOptional(),
    runners: runners.describe("The runner of each system, weight or GPU; by default GitHub's own.").exactOptional(),
    'gpu-runners': gpuRunners
      .describe(
        'The runner that tests cells on its GPU, in the same form without weights; without one nothing is tested.',
      )
      .exactOptional(),
    limits: z
      .strictObject({
        cells: limit('Maximum number of cells of a plan.').exactOptional(),
        minutes: limit('Time limit of the job of a cell, minutes.').exactOptional(),
      })
      .describe('Limits of a plan and of its jobs.')
      .exactOptional(),
  })
  .describe('What a CUDA matrix is made of. docs/request.md explains it.')
