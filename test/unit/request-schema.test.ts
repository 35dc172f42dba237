import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import * as z from 'zod'
import { architectures } from '../../src/cuda/architectures.ts'
import { nixpkgsPresets } from '../../src/cuda/nixpkgs-presets.ts'
import { readRequestFile } from '../../src/cuda/request-file.ts'
import { requestSchema } from '../../src/cuda/request-schema.ts'
import { presets } from '../../src/cuda/selectors.ts'
import { tierNames } from '../../src/cuda/tiers.ts'
import { systems } from '../../src/model/system.ts'

/** As an editor reads it: YAML 1.2 with its core schema. */
const schemaTakes = (text: string) => requestSchema.safeParse(parse(text)).success
const readerTakes = (text: string) => 'request' in readRequestFile(text, 'nix-cuda.yml')
const verdicts = (text: string) => ({ reader: readerTakes(text), schema: schemaTakes(text) })

const good = [
  'packages: [python3Packages.torch]',
  'packages: [saxpy=./nix/saxpy.nix, mine=blender, 7zip]',
  'packages: [{ name: blender-cuda, attribute: blender }]',
  'packages: [{ name: python3Packages.cupy, device-code: optional }]',
  'packages: [{ name: mine, file: ./mine, device-code: required }]',
  "packages: ['mine=.#mine-{toolkit}-{sm}', 'other=github:owner/repo#x.{system}.{digits}', 'third=#a-{version}']",
  "packages: [{ name: mine, flake: '.#mine-{capability}' }]",
  'packages: [saxpy=-f ./default.nix -A saxpy --arg pkgs pkgs --argstr optimize 3]',
  'packages: [saxpy=--file ./default.nix --arg pkgs pkgs]',
  "packages: [{ name: a, expression: ./a.nix, attribute: 'x-{sm}' }]",
  'packages: [{ name: a, expression: ./a.nix, arg: { pkgs: pkgs, jobs: 2 }, argstr: { optimize: 3, mode: fast } }]',
  'packages: [flox:app, flox:./sub/app#tool, app=flox:other, "app=flox:./a#tool-{toolkit}-{sm}", flox:.#app]',
  'packages: [{ flox: app }, { name: x, flox: "tool-{toolkit}-{sm}", dir: ./a }, { name: y, flox: app, dir: . }]',
  'packages: [{ flox: app, version: { torch: [2.8.0, 2.9] }, device-code: optional, units: any }]',
  'packages: [{ flox: app, version: { torch: 2.9.1 } }]',
  'packages: []',
  'capabilities: [8.0, 9.0a, "8.6", sm_120, compute_90a, SM90]',
  'capabilities: [[8.0, 9.0+PTX], 8.0 8.6 9.0+ptx, 10.0+PTX]',
  'capabilities: [8.x, ">=8.0", ">=8.0<10", "<9.0"]',
  'capabilities: [hopper, Ada, JETSON, default, all-major, hosted-gpus, hopper+PTX]',
  'capabilities: [l4, A100, RTX 4090, GeForce RTX 4090+PTX 9.0 l4, rtx-4090, GeForce-RTX-4090, h100+PTX, jetson-agx-orin, GB10, rtx_a6000]',
  'capabilities:\n  - [ampere, l4]\n  - [8.6 8.9, 9.0]',
  'toolkits: [12.8, "13.0", 12, 12.x, ">=12.6", ">=12.6<13", latest, default, cpu, Latest, ">= 12.6 < 13"]',
  'systems: [x86_64-linux, aarch64-linux, aarch64-darwin, x86_64-darwin]',
  'nixpkgs: lock',
  'nixpkgs: ./nixpkgs',
  'nixpkgs: ../nixpkgs',
  'nixpkgs: flox/stable',
  'nixpkgs: nixos-cuda/nixos-26.05-cuda',
  'nixpkgs: github:NixOS/nixpkgs/nixos-unstable',
  'overlays: [./overlay.nix, ., ".#mine", github:owner/repo, "github:owner/repo#other"]',
  'allow-unfree: [blender, LicenseRef-NVIDIA-CUDA, 7zz]',
  'legacy-toolkits: true',
  'legacy-toolkits: "false"',
  'legacy-toolkits: github:nixos-cuda/cuda-legacy',
  'driver: 550.54.14',
  'driver: 550.54',
  'driver: 550',
  'include: [{ package: x, toolkit: 11.8, capabilities: [6.0, 7.0] }, { system: aarch64-linux }]',
  'exclude: [{ package: "py*", toolkit: ">=13", reason: too new }, { capabilities: hopper }]',
  'tiers: { pull-request: corners, nightly: all, release: { select: all, toolkits: [latest] } }',
  'tiers: { pull-request: {} }',
  'runners: { x86_64-linux: big, aarch64-linux/heavy: [self-hosted, arm64], light: a b, "gpu:L4": gpu-1 }',
  'gpu-runners: { x86_64-linux: box, "x86_64-linux / gpu:H100": [self-hosted, h100], "gpu:hopper": h }',
  'runners: { "x86_64-linux / gpu:RTX 4090": x, "gpu:>=9.0": y, "gpu:NVIDIA H100": z }',
  'limits: { cells: 100, minutes: "60" }',
  '{}',
]

const bad = [
  '',
  '# nothing',
  '- a',
  'a',
  'nixpkg: x',
  'packages: x',
  'packages:',
  'packages: [a b]',
  'packages: [a..b]',
  'packages: [null]',
  'packages: [true]',
  'packages: [{ file: ./x.nix }]',
  'packages: [{ name: x, file: ../x.nix }]',
  'packages: [{ name: x, file: ./a/../../x.nix }]',
  'packages: [{ name: x, file: x.nix }]',
  'packages: [{ name: x, file: ./x.nix, attribute: x }]',
  'packages: [{ name: x, file: ./x.nix, expression: ./x.nix }]',
  'packages: [{ name: x, colour: red }]',
  'packages: [{ name: x, device-code: no }]',
  'packages: [{ name: x, arg: { a: b } }]',
  'packages: [{ name: x, flox: . }]',
  'packages: [{ name: x y }]',
  'packages: [mine=/etc/passwd]',
  'packages: [mine=flox:x, mine=flox/y]',
  'packages: [".#output-{sm}"]',
  'packages: ["mine=.#output"]',
  'packages: ["mine=.#output-{system}"]',
  'packages: ["mine=.#output-{colour}-{sm}"]',
  'packages: [{ name: mine, flake: . }]',
  'packages: [{ name: a, expression: ./a.nix, arg: { pkgs: } }]',
  'packages: [{ name: a, expression: ./a.nix, arg: { 1a: pkgs } }]',
  'packages: [{ name: a, expression: ./a.nix, arg: [pkgs] }]',
  'capabilities: 8.0',
  'capabilities: [[]]',
  'capabilities: [hoper]',
  'capabilities: [8.0, 9.0b]',
  'capabilities: [[8.0, banana]]',
  'capabilities: ["8"]',
  'capabilities: [">=8.0<9<10"]',
  'capabilities: [{ a: b }]',
  'toolkits: [12.8.1]',
  'toolkits: [newest]',
  'toolkits: [12.8 13.0]',
  'toolkits: ["12.08"]',
  'systems: [riscv64-linux]',
  'systems: x86_64-linux',
  'nixpkgs:',
  'nixpkgs: [a]',
  'nixpkgs: flox/nowhere',
  'nixpkgs: nixos-cuda/nowhere',
  'nixpkgs: "./a\\nb"',
  'overlays: ./overlay.nix',
  'overlays: [../overlay.nix]',
  'overlays: ["github:a/b#c d"]',
  'allow-unfree: blender',
  'allow-unfree: [[a]]',
  'legacy-toolkits: [a]',
  'legacy-toolkits: 13.0',
  'driver: new',
  'driver: "55"',
  'driver: 550.54.14.1',
  'include: [{ reason: none }]',
  'include: [{}]',
  'exclude: [{ system: linux }]',
  'exclude: [{ toolkit: 12.8, capabilities: [] }]',
  'exclude: [{ packages: x }]',
  'exclude: { package: x }',
  'tiers: { weekly: all }',
  'tiers: { nightly: some }',
  'tiers: { nightly: { nixpkgs: lock } }',
  'tiers: { nightly: [all] }',
  'runners: { linux: x }',
  'gpu-runners: { heavy: x }',
  'gpu-runners: { "gpu:L4/light": x }',
  'runners: { x86_64-linux: a+b }',
  'runners: { x86_64-linux: [] }',
  'runners: { "gpu:hoper": x }',
  'runners: [x86_64-linux]',
  'limits: { cells: 0 }',
  'limits: { cells: 1000000 }',
  'limits: { minutes: 1.5 }',
  'limits: { jobs: 3 }',
]

/** What only the reader sees; an editor is told nothing wrong, but not everything either. */
const onlyTheReader = [
  ['PTX that is not the last of its cell', 'capabilities: [[8.0+PTX, 9.0]]'],
  ['which GPUs there are', 'capabilities: [rtx-9999]'],
  ['how a number was written', 'capabilities: [8]'],
  ['how a number was written', 'limits: { cells: 1.0 }'],
  ['a number of too many digits', 'toolkits: [12.8888]'],
  ['a number of too few digits', 'driver: 55'],
  ['a file that gets nothing of the cell', 'packages: [{ name: a, expression: ./a.nix, argstr: { x: y } }]'],
  ['options after -f', 'packages: [a=-f ./a.nix --impure]'],
  ['an upper-case True', 'legacy-toolkits: True'],
] as const

describe('the schema of the request file', () => {
  test.each(good)('takes, as the reader does: %s', (text) => {
    expect(verdicts(text)).toEqual({ reader: true, schema: true })
  })

  test.each(bad)('refuses, as the reader does: %s', (text) => {
    expect(verdicts(text)).toEqual({ reader: false, schema: false })
  })

  test.each(onlyTheReader)('leaves to the reader %s: %s', (_, text) => {
    expect(verdicts(text)).toEqual({ reader: false, schema: true })
  })

  test('knows every GPU of the tables', () => {
    for (const gpu of architectures.flatMap((row) => row.gpus)) {
      const text = `capabilities: [${gpu.replaceAll(/[^A-Za-z0-9]+/g, '-')}]`
      expect(verdicts(text), text).toEqual({ reader: true, schema: true })
      expect(verdicts(`runners: { "gpu:${gpu}": a }`), gpu).toEqual({ reader: true, schema: true })
    }
  })

  test('takes the requests of docs/request.md, and the reader does', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/request.md'), 'utf8')
    const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')
    expect(examples.length).toBeGreaterThan(10)
    for (const text of examples) expect(verdicts(text), text).toEqual({ reader: true, schema: true })
  })

  test('has patterns that mean the same with and without the flag u, as editors differ', () => {
    const schema = JSON.stringify(z.toJSONSchema(requestSchema))
    const patterns = [...schema.matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map((match) =>
      String(JSON.parse(match[1] ?? '')),
    )
    expect(patterns.length).toBeGreaterThan(10)
    const texts = [...good, ...bad].flatMap((text) => [text, ...text.split(/[[\]{},: ]+/)])
    for (const pattern of patterns) {
      const [unicode, plain] = [new RegExp(pattern, 'u'), new RegExp(pattern)]
      for (const text of texts) expect(unicode.test(text), `${pattern} ${text}`).toBe(plain.test(text))
    }
  })

  test('says what every key means', () => {
    for (const [key, schema] of Object.entries(requestSchema.shape))
      expect(schema.unwrap().description, key).toMatch(/\.$/)
  })

  // A pattern that tries every way to fit would not come to an end before the test is given up on.
  test('refuses a text that nearly fits', () => {
    expect(schemaTakes(`capabilities: ["${'rtx-4090 '.repeat(5_000)}!"]\npackages: ["${'a.'.repeat(50_000)}"]`)).toBe(
      false,
    )
  })
})

describe('requests made of the parts of the schema', () => {
  const version = fc.constantFrom('12.4', '12.8', '13.0', '11.8')
  const selector = fc.oneof(
    fc.constantFrom(...architectures.map((row) => row.capability)),
    fc.constantFrom(...architectures.map((row) => row.name.toLowerCase()), 'jetson', ...presets),
    fc.constantFrom('8.x', '>=8.0', '<9', '>=8.0<10.0', 'sm_90', 'l4', 'rtx-4090'),
  )
  const targets = fc.oneof(selector, fc.array(selector, { minLength: 1, maxLength: 4 }))
  const toolkit = fc.oneof(version, fc.constantFrom('latest', 'default', 'cpu', '12', '12.x', '>=12.6<13'))
  const system = fc.constantFrom(...systems)
  const name = fc.stringMatching(/^[a-z][a-z0-9_-]{0,20}$/).filter((text) => !['true', 'false', 'null'].includes(text))
  const codeChoice = fc.constantFrom('required', 'optional')
  const packageEntry = fc.oneof(
    name,
    name.map((text) => `${text}=./${text}.nix`),
    name.map((text) => `${text}=.#${text}-{toolkit}-{sm}`),
    fc.record({ name, attribute: name, 'device-code': codeChoice }, { requiredKeys: ['name'] }),
    fc.record({ name, file: fc.constant('./x.nix'), 'device-code': codeChoice }, { requiredKeys: ['name', 'file'] }),
    fc.record(
      {
        name,
        expression: fc.constant('./x.nix'),
        arg: fc.constant({ pkgs: 'pkgs' }),
        argstr: fc.dictionary(
          name.map((text) => text.replaceAll('-', '')),
          name,
        ),
      },
      { requiredKeys: ['name', 'expression', 'arg'] },
    ),
  )
  const lists = {
    packages: fc.array(packageEntry),
    capabilities: fc.array(targets),
    toolkits: fc.array(toolkit),
    systems: fc.array(system),
  }
  const pattern = fc
    .record({ package: name, toolkit, capabilities: targets, system, reason: name }, { requiredKeys: [] })
    .filter((one) => Object.keys(one).some((key) => key !== 'reason'))
  const tier = fc.oneof(
    fc.constantFrom('corners', 'all'),
    fc.record({ select: fc.constantFrom('corners', 'all'), ...lists }, { requiredKeys: [] }),
  )
  const nixpkgs = fc.constantFrom('lock', './nixpkgs', 'github:NixOS/nixpkgs', ...nixpkgsPresets.map((row) => row.name))
  const request = fc.record(
    {
      ...lists,
      nixpkgs,
      overlays: fc.array(fc.constantFrom('./overlay.nix', '.', '.#mine', 'github:owner/repo#x')),
      'allow-unfree': fc.array(name),
      'legacy-toolkits': fc.constantFrom(true, false, 'github:nixos-cuda/cuda-legacy'),
      driver: fc.constantFrom('550', '550.54', '550.54.14'),
      include: fc.array(pattern),
      exclude: fc.array(pattern),
      tiers: fc.record(Object.fromEntries(tierNames.map((key) => [key, tier])), { requiredKeys: [] }),
      runners: fc.dictionary(fc.constantFrom(...systems, 'heavy', 'light', 'x86_64-linux/heavy', 'gpu:L4'), name),
      limits: fc.record(
        { cells: fc.integer({ min: 1, max: 999_999 }), minutes: fc.constantFrom('60', 350) },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  )

  test('are accepted by the schema and by the reader', () => {
    fc.assert(
      fc.property(request, (value) => {
        const text = stringify(value, { aliasDuplicateObjects: false })
        expect(verdicts(text), text).toEqual({ reader: true, schema: true })
      }),
      { numRuns: 300 },
    )
  })

  test('are refused by both with a key that is none', () => {
    fc.assert(
      fc.property(
        request,
        name.filter((key) => !(key in requestSchema.shape)),
        (value, key) => {
          expect(verdicts(stringify({ ...value, [key]: 'x' }, { aliasDuplicateObjects: false }))).toEqual({
            reader: false,
            schema: false,
          })
        },
      ),
    )
  })
})
