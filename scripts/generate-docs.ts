/** The parts of README and docs/ that follow from the declarations in src/: usage, tables of inputs, outputs and options. */
import { parse } from 'yaml'
import { planningInputs, requestInputs } from '../src/actions/plan/inputs.ts'
import { actions, commands } from '../src/actions/registry.ts'
import { configurationInputs } from '../src/actions/setup/configuration/inputs.ts'
import { credentialsInputs } from '../src/actions/setup/credentials/inputs.ts'
import { diskInputs } from '../src/actions/setup/disk/inputs.ts'
import { examinationInputs } from '../src/actions/setup/examination/inputs.ts'
import { floxInputs } from '../src/actions/setup/flox/inputs.ts'
import { floxhubInputs } from '../src/actions/setup/floxhub/inputs.ts'
import { kvmInputs } from '../src/actions/setup/kvm/inputs.ts'
import { nixInputs } from '../src/actions/setup/nix/inputs.ts'
import { storeCacheInputs } from '../src/actions/setup/store-cache/inputs.ts'
import { setupSurface } from '../src/actions/setup/surface.ts'
import { matrixWorkflowSurface } from '../src/actions/workflow/surface.ts'
import { cachePresets, defaultCaches } from '../src/nix/configure/caches.ts'
import type { Declarations, Surface } from '../src/runner/inputs.ts'

export type Sections = Readonly<Record<string, string>>

/** What the README's table has: the inputs that most people need. */
const ten = [
  'build',
  'packages',
  'capabilities',
  'toolkits',
  'nixpkgs',
  'overlays',
  'matrix-file',
  'caches',
  'store-cache',
  'flox',
]

/** The groups of docs/inputs.md. An input of a surface that is in none of them is listed under that surface. */
const groups: readonly { readonly title: string; readonly inputs: Declarations }[] = [
  { title: 'The request', inputs: requestInputs },
  { title: 'Planning', inputs: planningInputs },
  { title: 'Installing Nix', inputs: nixInputs },
  { title: 'Binary caches and nix.conf', inputs: configurationInputs },
  { title: 'Credentials and remote builders', inputs: credentialsInputs },
  { title: 'Checks before a build', inputs: examinationInputs },
  { title: 'Disk', inputs: diskInputs },
  { title: 'KVM', inputs: kvmInputs },
  { title: 'The store cache', inputs: storeCacheInputs },
  { title: 'Flox', inputs: floxInputs },
  { title: 'FloxHub', inputs: floxhubInputs },
]

/** `step`, `workflow`, `plan`: the surfaces as docs/inputs.md calls them. */
const surfaces: readonly (readonly [string, Surface])[] = [
  ['step', setupSurface],
  ['workflow', matrixWorkflowSurface],
  ...actions
    .filter(({ surface }) => surface !== setupSurface)
    .map(({ surface }) => [surface.name.replace('setup-nix-cuda/', ''), surface] as const),
]

export function readmeSections(slug: string): Sections {
  return {
    usage: usage(slug, ['build: true', 'packages: python3Packages.cupy']),
    'usage-matrix': usage(slug, [
      'build: true',
      'packages: python3Packages.cupy',
      'capabilities: 8.0, 8.6, 9.0',
      'toolkits: 12.8, 13.0',
    ]),
    'usage-installer': installer(slug),
    'inputs ten': inputTable(Object.fromEntries(ten.map((name) => [name, declared(setupSurface, name)]))),
  }
}

export function setupSections(slug: string): Sections {
  return { 'usage-installer': installer(slug) }
}

function usage(slug: string, inputs: readonly string[]): string {
  return yaml([
    '- uses: actions/checkout@v6',
    `- uses: ${slug}@v0`,
    '  with:',
    ...inputs.map((input) => `    ${input}`),
  ])
}

function installer(slug: string): string {
  return yaml(['- uses: actions/checkout@v6', `- uses: ${slug}@v0`, '- run: nix build .'])
}

function declared(surface: Surface, name: string) {
  const input = surface.inputs[name]
  if (!input) throw new Error(`${surface.name} has no input ${name}`)
  return input
}

/** docs/inputs.md; `workflow` is the text of the reusable workflow. */
export function inputSections(workflow: string): Sections {
  const grouped = new Set(
    groups.flatMap(({ inputs }) => Object.entries(inputs).map(([name, { description }]) => `${name} ${description}`)),
  )
  const whole = [...groups.map(({ title, inputs }) => [title, inputs] as const), ...restOf(grouped)]
  const parts = whole.map(([title, inputs]) => {
    const rows = Object.entries(inputs).map(([name, input]) => [
      `\`${name}\``,
      code(input.expression ?? input.default),
      surfacesOf(name, input.description),
      input.description,
    ])
    return `## ${title}\n\n${table(['Input', 'Default', 'In', 'Meaning'], rows)}`
  })
  return { inputs: parts.join('\n\n'), 'workflow secrets': secretTable(workflow) }
}

/** What no group has, by the first surface that has it. */
function restOf(grouped: ReadonlySet<string>): readonly (readonly [string, Declarations])[] {
  const titles: Readonly<Record<string, string>> = { step: 'Of the step', workflow: 'Jobs of the reusable workflow' }
  const shown = new Set<string>()
  return surfaces.flatMap(([name, surface]) => {
    const rest = Object.entries(surface.inputs).filter(
      ([input, { description }]) => !grouped.has(`${input} ${description}`) && !shown.has(`${input} ${description}`),
    )
    for (const [input, { description }] of rest) shown.add(`${input} ${description}`)
    return rest.length > 0 ? [[titles[name] ?? `The action \`${name}\``, Object.fromEntries(rest)] as const] : []
  })
}

/** An input of another meaning may have the same name. */
function surfacesOf(name: string, description: string): string {
  return surfaces
    .filter(([, surface]) => surface.inputs[name]?.description === description)
    .map(([surface]) => surface)
    .join(', ')
}

interface WorkflowCall {
  readonly secrets?: Readonly<Record<string, { readonly description?: string }>>
  readonly outputs?: Readonly<Record<string, { readonly description?: string }>>
}

function callOf(workflow: string): WorkflowCall {
  return (parse(workflow) as { readonly on: { readonly workflow_call: WorkflowCall } }).on.workflow_call
}

function secretTable(workflow: string): string {
  const rows = Object.entries(callOf(workflow).secrets ?? {})
  return table(
    ['Secret', 'Meaning'],
    rows.map(([name, { description = '' }]) => [`\`${name}\``, description]),
  )
}

/** docs/outputs.md; `workflow` is the text of the reusable workflow. */
export function outputSections(workflow: string): Sections {
  const rows = (outputs: Readonly<Record<string, string>>) =>
    table(
      ['Output', 'Meaning'],
      Object.entries(outputs).map(([name, description]) => [`\`${name}\``, description]),
    )
  const called = Object.entries(callOf(workflow).outputs ?? {})
  const parts = [
    ['The step', setupSurface.outputs],
    ['The reusable workflow', Object.fromEntries(called.map(([name, { description = '' }]) => [name, description]))],
    ...surfaces.slice(2).map(([name, surface]) => [`The action \`${name}\``, surface.outputs] as const),
  ] as const
  return { outputs: parts.map(([title, outputs]) => `## ${title}\n\n${rows(outputs)}`).join('\n\n') }
}

/** What docs/cli.md says of a command beside its declaration: more examples, more text. */
const manual: Readonly<Record<string, { readonly examples?: readonly string[]; readonly text?: string }>> = {
  plan: { examples: ['nix-cuda plan', 'nix-cuda plan --explain saxpy-cuda12.4-sm120-x86_64-linux'] },
  build: { examples: ['nix-cuda build', 'nix-cuda build saxpy-cuda12.8-sm90-x86_64-linux'] },
  verify: {
    text: 'It needs no Nix. A path is an ELF file, `.a` archive, fatbin, cubin or `.ptx`, a wheel or other zip file, a tar or image archive, a gzip or zstd file of these, or a folder. Without `--capabilities` and `--toolkit` it lists what is there.',
    examples: [
      'nix-cuda verify ./dist/my-wheel.whl',
      'nix-cuda verify ./result --gpu L4,9.0 --driver 580',
      'nix-cuda verify --evidence mylib.intoto.jsonl ./result',
    ],
  },
  'flox lint': {
    text: 'It needs neither Flox nor Nix. [Flox environments](flox.md) has what it finds. In a job of GitHub, problems are annotations on their lines.',
    examples: ['nix-cuda flox lint --allow-toolkits 12.4,12.8', 'nix-cuda flox lint base app --json'],
  },
  'flox push': { text: '[Flox environments](flox.md#push-an-environment-and-pin-it) has the steps.' },
  'flox rollback': { examples: ['nix-cuda flox rollback acme/app --dry-run'] },
  evidence: {
    text: 'It does what the action `evidence` does, after `nix-cuda build`. [Evidence](evidence.md) has what the files say.',
  },
  publish: {
    text: 'It does what the action `publish` does: [Publishing](publish.md). For `flox` it asks before it changes anything in git: [Flox environments](flox.md#publish-a-package) has what it checks.',
    examples: ['nix-cuda publish --to file:///srv/cache --visibility private --signing-key-file cache.key'],
  },
  containerize: {
    text: 'It does what the action `containerize` does. [Container images](containerize.md) has the steps, [Flox environments](flox.md#make-an-image) those for Flox.',
    examples: [
      "nix-cuda containerize --from cells --cells 'saxpy-*' --name saxpy:1.0",
      'nix-cuda containerize --from cells --paths ./result --format docker-archive --file app.tar',
      'nix-cuda containerize --from flox --flox-reference acme/app:3 --flox-file app.tar',
    ],
  },
  'image-test': {
    text: 'It does what the action `image-test` does. [GPU runners](gpu-runners.md#test-an-image) has the steps.',
    examples: ['nix-cuda image-test --runtime none ./layout --json'],
  },
  kubernetes: {
    text: 'It asks neither the cluster nor FloxHub. [Kubernetes](kubernetes.md) has the steps.',
    examples: ['nix-cuda kubernetes --environment acme/app:12 --with-runtime-class -- app | kubectl apply -f -'],
  },
  tables: { examples: ['nix-cuda tables'] },
}

/** docs/cli.md: what each command does and takes; the request's options stand there once. */
export function commandSections(): Sections {
  const parts = commands.map(({ surface, takes, example }) => {
    const { text, examples = [] } = manual[surface.name.replace('nix-cuda ', '')] ?? {}
    const isRequest = Object.keys(requestInputs).every((name) => name in surface.inputs)
    const own = Object.entries(surface.inputs).filter(([name]) => !isRequest || !(name in requestInputs))
    return [
      `## ${surface.name}${takes ? ` ${takes.name}` : ''}`,
      `${surface.description}.`,
      text,
      `\`\`\`sh\n${[example, ...examples].join('\n')}\n\`\`\``,
      isRequest ? 'It takes the [request options](#request-options), and:' : undefined,
      own.length > 0 ? optionTable(Object.fromEntries(own)) : undefined,
    ].filter((part) => part !== undefined)
  })
  return {
    'options request': optionTable(requestInputs),
    commands: parts.map((part) => part.join('\n\n')).join('\n\n'),
  }
}

function optionTable(inputs: Declarations): string {
  return table(
    ['Option', 'Default', 'Meaning'],
    Object.entries(inputs).map(([name, input]) => [
      `\`--${name}\``,
      input.kind === 'flag' ? (input.default === 'true' ? 'on' : '') : code(input.default),
      input.description,
    ]),
  )
}

function inputTable(inputs: Declarations): string {
  return table(
    ['Input', 'Default', 'Meaning'],
    Object.entries(inputs).map(([name, input]) => [
      `\`${name}\``,
      code(input.expression ?? input.default),
      input.description,
    ]),
  )
}

export function cacheTable(): string {
  const rows = cachePresets.map(({ name, url, key, serves, terms }) => [
    `\`${name}\`${defaultCaches.includes(name) ? ' (default)' : ''}`,
    `${url}<br>\`${key}\``,
    `${serves}<br>${terms}`,
  ])
  return table(['Name', 'Address and key', 'What it serves, under which terms'], rows)
}

export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}

export function code(text: string): string {
  return text === '' ? '' : `\`${text}\``
}

export function yaml(lines: readonly string[]): string {
  return `\`\`\`yaml\n${lines.join('\n')}\n\`\`\``
}
