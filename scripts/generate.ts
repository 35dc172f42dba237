/**
 * `npm run generate`: writes everything that follows from the declarations in src/ (action.yml, tables, schemas, error
 * list). With --check it writes nothing and fails when a file differs; a test calls it so.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import * as z from 'zod'
import { type ActionEntry, actions } from '../src/actions/registry.ts'
import {
  awsInputs,
  cellSecrets,
  matrixWorkflowSurface,
  workflowOutputs,
  workflowSecrets,
} from '../src/actions/workflow/surface.ts'
import { requestSchema } from '../src/cuda/request-schema.ts'
import { advice, originOf } from '../src/model/advice/all.ts'
import { codes, type ProblemCode } from '../src/model/codes.ts'
import { documentSchemas } from '../src/model/documents.ts'
import { machineDefaults } from '../src/nix/preinstalled.ts'
import type { Declarations, Surface } from '../src/runner/inputs.ts'
import {
  cacheTable,
  code,
  commandSections,
  inputSections,
  outputSections,
  readmeSections,
  type Sections,
  setupSections,
  table,
  yaml,
} from './generate-docs.ts'
import { licenceSections } from './generate-licences.ts'
import { picture, themes } from './picture/svg.ts'

const root = join(import.meta.dirname, '..')
const { repository } = JSON.parse(read('package.json')) as { repository: { url: string } }
const slug = repository.url.replace(/^.*github\.com\//, '').replace(/\.git$/, '')
const note = 'Written by `npm run generate`; change the declaration in src/ instead.'

/** File to what it must hold. */
export function generated(): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const action of actions) files.set(action.file, actionYaml(action))
  for (const [name, schema] of Object.entries(documentSchemas)) {
    const json = {
      $id: `https://github.com/${slug}/schemas/${name}.json`,
      title: `${name}/1`,
      ...z.toJSONSchema(schema),
    }
    files.set(`schemas/${name}.json`, `${JSON.stringify(json, null, 2)}\n`)
  }
  files.set('schemas/request.json', requestSchemaFile())
  const workflow = '.github/workflows/cuda-matrix.yml'
  const blocks = { secrets: secretsBlock(workflowSecrets), outputs: workflowOutputsBlock() }
  files.set(workflow, withBlocks(read(workflow), { inputs: workflowInputs(matrixWorkflowSurface.inputs), ...blocks }))
  const cells = '.github/workflows/cuda-cells.yml'
  files.set(cells, withBlocks(read(cells), { secrets: secretsBlock(cellSecrets) }))
  const more = { inputs: workflowInputs({ ...matrixWorkflowSurface.inputs, ...awsInputs }) }
  for (const file of [workflow, cells]) {
    const variant = awsVariant(files.get(file) ?? '')
    files.set(file.replace('.yml', '-aws.yml'), file === workflow ? withBlocks(variant, more) : variant)
  }
  const template = 'workflows/cuda.yml'
  files.set(template, read(template).replace(/uses: .*\/\.github\//, `uses: ${slug}/.github/`))
  for (const name of ['workflows/flox-publish.yml', 'workflows/gpu-runner.yml'])
    files.set(name, read(name).replaceAll(/uses: [\w-]+\/setup-nix-cuda(?=[@/])/g, `uses: ${slug}`))
  const release = 'workflows/release.yml'
  files.set(release, read(release).replace(/uses: .*\/\.github\//, `uses: ${slug}/.github/`))
  files.set('docs/errors.md', errorPage())
  files.set('src/model/project.ts', projectModule())
  const summary = read('docs/images/report.md')
  for (const [name, theme] of Object.entries(themes)) {
    files.set(`docs/images/report-${name}.svg`, picture(summary, theme))
  }
  for (const [file, sections] of Object.entries(pages(files.get(workflow) ?? '')))
    files.set(file, withSections(file, sections))
  return files
}

/** Pages that people write, with the parts between marks that are written here. */
function pages(workflow: string): Readonly<Record<string, Sections>> {
  return {
    'README.md': readmeSections(slug),
    'docs/caches.md': { caches: cacheTable() },
    'docs/cli.md': commandSections(),
    'docs/inputs.md': inputSections(workflow),
    'docs/licences.md': licenceSections(),
    'docs/machines.md': { machines: machineTable() },
    'docs/network.md': { endpoints: endpointTable() },
    'docs/outputs.md': outputSections(workflow),
    'docs/request.md': { keys: requestKeyTable() },
    'docs/setup.md': setupSections(slug),
    'docs/workflow.md': { template: yaml(read('workflows/cuda.yml').trimEnd().split('\n')) },
    'docs/publish.md': { release: yaml(read('workflows/release.yml').trimEnd().split('\n')) },
  }
}

/** The `runs` of an action.yml: its stubs, seen from its own folder. */
function runs({ file, stub, post }: ActionEntry) {
  const path = (name: string) => `${file.includes('/') ? '../' : ''}dist/${name}.js`
  return { using: 'node24', main: path(stub), ...(post ? { post: path(post.stub) } : {}) }
}

function actionYaml(declared: ActionEntry): string {
  const { surface } = declared
  const action = {
    name: surface.name,
    description: surface.description,
    author: slug.split('/')[0],
    branding: { icon: 'cpu', color: 'green' },
    inputs: Object.fromEntries(
      Object.entries(surface.inputs).map(([name, input]) => [
        name,
        {
          description: input.description,
          ...(input.expression || input.default ? { default: input.expression ?? input.default } : {}),
          ...(input.deprecated ? { deprecationMessage: input.deprecated } : {}),
        },
      ]),
    ),
    outputs: Object.fromEntries(Object.entries(surface.outputs).map(([name, description]) => [name, { description }])),
    runs: runs(declared),
  }
  return `# ${note}\n${stringify(action, { lineWidth: 0, defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN' })}`
}

/** Editors fetch it from where it says it is; draft 7 is what all of them know. */
function requestSchemaFile(): string {
  const json = {
    $id: `https://raw.githubusercontent.com/${slug}/main/schemas/request.json`,
    title: 'CUDA matrix request (.github/nix-cuda.yml)',
    ...z.toJSONSchema(requestSchema, { target: 'draft-7' }),
  }
  return `${JSON.stringify(json, null, 2)}\n`
}

function requestKeyTable(): string {
  const rows = Object.entries(requestSchema.shape).map(([key, schema]) => [
    code(key),
    schema.unwrap().description ?? '',
  ])
  return table(['Key', 'Meaning'], rows)
}

function machineTable(): string {
  const nix = { use: 'used as it is', install: 'installed', stop: 'refused' }
  const rows = Object.entries(machineDefaults).map(([kind, { meaning, nix: what, writes }]) => [
    `\`${kind}\``,
    meaning,
    nix[what],
    writes === 'system' ? "the system's files" : 'files of the job',
  ])
  return table(['Machine kind', 'What it is', 'Nix', 'Settings, on a machine that ends with the job'], rows)
}

/** docs/network.json is what is written; programs read it too. */
function endpointTable(): string {
  const endpoints = JSON.parse(read('docs/network.json')) as readonly Readonly<
    Record<'who' | 'contacts' | 'because', string>
  >[]
  return table(
    ['Who', 'Contacts', 'Because'],
    endpoints.map(({ who, contacts, because }) => [who, contacts, because]),
  )
}

function errorPage(): string {
  const head = `# Problem codes

${note}

A code is never reused or removed, so this page is right for every version. The message says what happened and what to do;
here are the usual causes. *Blame* says who can fix it, and is the exit code of a command: *request*, change what was requested
(2); *finding*, the software is not as requested (1); *environment*, the machine, its network or a service (3).
\`nix-cuda explain CODE\` prints the same.`
  const families = Map.groupBy(Object.keys(codes) as ProblemCode[], (code) => code.slice(0, 3))
  const sections = [...families.values()].map((members) => {
    const [first] = members
    const pages = members.map((code) => {
      const { blame, meaning } = codes[code]
      const { cause, remedy } = advice[code]
      return `### ${code}\n\n${meaning} Blame: ${blame}.\n\n- Cause: ${cause}\n- Remedy: ${remedy}`
    })
    return `## ${first?.slice(0, 3)}\n\nReported ${first ? originOf(first) : ''}.\n\n${pages.join('\n\n')}`
  })
  return `${[head, ...sections].join('\n\n')}\n`
}

/** What the bundle must know of where it is published. */
function projectModule(): string {
  return `// ${note.replace('src/', 'package.json')}
import type { ProblemCode } from './codes.ts'

/** Where this project is. */
export const repository = 'https://github.com/${slug}'

/**
 * Where a problem code is explained: the page of main, whatever version runs. A code is never reused and stays on the page, and
 * GITHUB_ACTION_REF may be a commit of a fork, or empty.
 */
export function errorPage(code: ProblemCode): string {
  return \`\${repository}/blob/main/docs/errors.md#\${code.toLowerCase()}\`
}
`
}

/** The same workflow for a role of AWS: its jobs may ask GitHub for an OIDC token. */
function awsVariant(workflow: string): string {
  return `# ${note.replace('declaration in src/', 'file without -aws')}\n${workflow
    .replace(/^name: .*$/m, '$& with a role of AWS')
    .replaceAll(/^( *)contents: read #.*$/gm, '$&\n$1id-token: write # aws-role')
    .replace(
      /^( *)to: .*inputs\.publish .*$/m,
      '$&\n$1aws-role: ${{ inputs.aws-role }}\n$1aws-region: ${{ inputs.aws-region }}',
    )
    .replaceAll('cuda-cells.yml', 'cuda-cells-aws.yml')
    .replaceAll('cuda-matrix.yml', 'cuda-matrix-aws.yml')
    .replace('`permissions: contents: read`', '`permissions: contents: read, id-token: write`')}`
}

function workflowInputs(inputs: Surface['inputs']) {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => {
      const typed =
        input.kind === 'flag'
          ? input.default === 'true'
          : input.kind === 'number'
            ? Number(input.default)
            : input.default
      return [
        name,
        { description: input.description, type: typed === input.default ? 'string' : typeof typed, default: typed },
      ]
    }),
  )
}

function secretsBlock(secrets: Declarations) {
  return Object.fromEntries(
    Object.entries(secrets).map(([name, { description }]) => [name, { description, required: false }]),
  )
}

function workflowOutputsBlock() {
  const outputs = Object.entries(workflowOutputs).flatMap(([job, names]) =>
    Object.entries(names).map(([name, description]) => [
      name,
      { description, value: `$\{{ jobs.${job}.outputs.${name} }}` },
    ]),
  )
  return Object.fromEntries(outputs) as object
}

/** The parts of `workflow_call` in a reusable workflow, each between `# generated: NAME` and `# end`. */
function withBlocks(text: string, blocks: Readonly<Record<string, object>>): string {
  return Object.entries(blocks).reduce((page, [name, block]) => {
    const yaml = stringify(
      { [name]: block },
      { lineWidth: 0, defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN' },
    )
    const indented = yaml.trimEnd().replaceAll(/^/gm, '    ')
    const place = new RegExp(`( {4}# generated: ${name}\\n)[\\s\\S]*?( {4}# end\\n)`)
    if (!place.test(page)) throw new Error(`A workflow has no place for ${name}`)
    return page.replace(place, (_, start, end) => `${start}${indented}\n${end}`)
  }, text)
}

/** Replaces what stands between `<!-- generated: NAME -->` and `<!-- end -->`. Every section must have its place. */
function withSections(file: string, sections: Sections): string {
  let result = read(file)
  for (const [name, content] of Object.entries(sections)) {
    const start = `<!-- generated: ${name} -->`
    const from = result.indexOf(start)
    const to = result.indexOf('<!-- end -->', from)
    if (from < 0 || to < 0) throw new Error(`${file} has no place for ${name}`)
    result = `${result.slice(0, from + start.length)}\n${content}\n${result.slice(to)}`
  }
  return result
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

function main(): void {
  const check = process.argv.includes('--check')
  const drifted: string[] = []
  for (const [file, content] of generated()) {
    const path = join(root, file)
    let current: string | undefined
    try {
      current = readFileSync(path, 'utf8')
    } catch {
      current = undefined
    }
    if (current === content) continue
    drifted.push(file)
    if (check) continue
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
  const verb = check ? 'differs from its declaration (run npm run generate)' : 'written'
  for (const file of drifted) console.log(`${file} ${verb}`)
  if (check && drifted.length > 0) process.exitCode = 1
}

if (import.meta.main) main()
