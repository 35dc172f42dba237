/** What README and docs/ show is there: links, examples and commands, held against files, declarations and GitHub's own checker. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { optionsOf } from '../../src/actions/command-line.ts'
import { actions, commands, groups } from '../../src/actions/registry.ts'
import { matrixWorkflowSurface } from '../../src/actions/workflow/surface.ts'
import { readRequestFile } from '../../src/cuda/request-file.ts'
import { requestSchema } from '../../src/cuda/request-schema.ts'
import { diagnoseText } from '../workflows/language-service.ts'

const root = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const pages = globSync(['*.md', 'docs/**/*.md', 'examples/*/README.md', 'test/*/*.md'], { cwd: root }).sort()
const guides = pages.filter((page) => page === 'README.md' || /^docs\/[^/]+\.md$/.test(page))

/** The fenced blocks of a language, each with its line. */
function blocks(page: string, language: string) {
  return [...read(page).matchAll(new RegExp(`^([ ]*)\`\`\`${language}\\n([\\s\\S]*?)^\\1\`\`\``, 'gm'))].map(
    (match) => ({
      text: (match[2] ?? '').replaceAll(new RegExp(`^${match[1] ?? ''}`, 'gm'), ''),
      at: `${page}:${read(page).slice(0, match.index).split('\n').length}`,
    }),
  )
}

/** A page without its fenced blocks. */
const prose = (page: string) => read(page).replaceAll(/^ *```[\s\S]*?^ *```/gm, '')

/** As GitHub names the headings of a page: https://github.com/gjtorikian/html-pipeline, TableOfContentsFilter. */
function anchors(page: string): readonly string[] {
  const seen = new Map<string, number>()
  return [...prose(page).matchAll(/^#{1,6} +(.*)$/gm)].map(([, heading = '']) => {
    const text = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    const slug = text.replaceAll(/[^\p{L}\p{N}\p{M}\s_-]/gu, '').replaceAll(' ', '-')
    const count = seen.get(slug) ?? 0
    seen.set(slug, count + 1)
    return count === 0 ? slug : `${slug}-${count}`
  })
}

/** The targets of links and pictures that are no address. */
function relativeLinks(page: string): readonly string[] {
  const markdown = [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '')
  const html = [...prose(page).matchAll(/\b(?:src|srcset|href)="([^"]+)"/g)].map((match) => match[1] ?? '')
  return [...markdown, ...html].filter((target) => !/^[a-z]+:/.test(target))
}

describe('links', () => {
  it.each(pages)('of %s lead to files and headings that exist', (page) => {
    const broken = relativeLinks(page).filter((target) => {
      const [path = '', anchor] = target.split('#')
      const file = path === '' ? page : relative(root, join(root, dirname(page), path))
      if (!existsSync(join(root, file))) return true
      return anchor !== undefined && !(file.endsWith('.md') && anchors(file).includes(anchor))
    })
    expect(broken).toEqual([])
  })

  it('would be found broken', () => {
    expect(relativeLinks('README.md')).toContain('docs/setup.md#flox')
    expect(anchors('docs/setup.md')).toContain('flox')
    expect(anchors('docs/cli.md')).toContain('nix-cuda-verify-path')
  })

  it('of docs/index.md lead to every page of docs/', () => {
    const linked = relativeLinks('docs/index.md').map((target) => target.split('#')[0])
    const missing = guides.filter((page) => page.startsWith('docs/') && page !== 'docs/index.md')
    expect(missing.filter((page) => !linked.includes(page.slice('docs/'.length)))).toEqual([])
  })
})

describe('YAML', () => {
  const examples = guides.flatMap((page) => blocks(page, 'yaml'))
  const self = 'setup-nix-cuda/setup-nix-cuda@v0'
  const indent = (text: string, by: number) => text.trimEnd().replaceAll(/^(?=.)/gm, ' '.repeat(by))
  const job = (steps: string) =>
    `name: Example\non: push\njobs:\n  job:\n    runs-on: ubuntu-24.04\n    steps:\n${indent(steps, 6)}\n`

  /** The workflow that an example is a part of; undefined for a request. */
  function workflowOf(text: string): string | undefined {
    const value: unknown = parse(text)
    if (Array.isArray(value)) return job(text)
    const keys = Object.keys(value as Readonly<Record<string, unknown>>)
    if (keys.includes('jobs')) return text
    return keys.join() === 'with' ? job(`- uses: ${self}\n${indent(text, 2)}`) : undefined
  }

  const workflows = examples.flatMap(({ at, text }) => {
    const workflow = workflowOf(text)
    return workflow === undefined ? [] : [{ at, workflow }]
  })
  const requests = examples.filter(({ text }) => workflowOf(text) === undefined)

  it('is there to be read', () => {
    expect(workflows.length).toBeGreaterThan(10)
    expect(requests.length).toBeGreaterThan(20)
  })

  it.each(workflows)(
    'of a workflow ($at) has nothing that GitHub’s language service objects to',
    async ({ workflow }) => {
      expect(await diagnoseText('.github/workflows/example.yml', workflow)).toEqual([])
    },
  )

  it('of a workflow would be refused with an input that does not exist', async () => {
    const wrong = job(`- uses: ${self}\n  with:\n    pakages: x`)
    expect(await diagnoseText('.github/workflows/example.yml', wrong)).toEqual(["9: Invalid action input 'pakages'"])
    const called = (
      workflows.find(({ workflow }) => workflow.trimEnd().endsWith('/cuda-matrix.yml@v0'))?.workflow ?? ''
    ).trimEnd()
    const more = `${called}\n    with:\n      pakages: x\n`
    expect(await diagnoseText('.github/workflows/example.yml', more)).toEqual([expect.stringContaining('pakages')])
  })

  it('gives the inputs of this action values that they accept', () => {
    const refused = workflows.flatMap(({ at, workflow }) =>
      stepsIn(parse(workflow)).flatMap(({ uses, with: given = {} }) => {
        const surface = actions.find(({ file }) => usedFile(uses) === file)?.surface
        return Object.entries(given)
          .filter(([name, value]) => {
            const text = String(value)
            return surface && !text.includes('${' + '{') && surface.inputs[name]?.parse(text).ok !== true
          })
          .map(([name]) => `${at}: ${name}`)
      }),
    )
    expect(refused).toEqual([])
  })

  it.each(requests)('of a request ($at) is accepted by the reader and by the schema for editors', ({ text }) => {
    expect(readRequestFile(text, 'example.yml')).not.toHaveProperty('problems')
    expect(requestSchema.safeParse(parse(text)).error?.issues).toBeUndefined()
  })
})

interface Step {
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}

function stepsIn(workflow: unknown): readonly Step[] {
  const { jobs } = workflow as { readonly jobs: Readonly<Record<string, { readonly steps?: readonly Step[] }>> }
  return Object.values(jobs).flatMap(({ steps = [] }) => steps)
}

function usedFile(uses = ''): string | undefined {
  const match = /^setup-nix-cuda\/setup-nix-cuda(?:\/([a-z]+))?@/.exec(uses)
  return match ? (match[1] ? `${match[1]}/action.yml` : 'action.yml') : undefined
}

describe('commands', () => {
  /** Of shell examples and of inline code. */
  const lines = guides.flatMap((page) => [
    ...blocks(page, 'sh').flatMap(({ text, at }) => text.split('\n').map((line) => ({ line, at }))),
    ...[...prose(page).matchAll(/`((?:nix-cuda|npm) [^`]+)`/g)].map((match) => ({ line: match[1] ?? '', at: page })),
  ])
  const commandLines = lines.filter(({ line }) => line.startsWith('nix-cuda '))

  it('of nix-cuda exist and take the options that are shown', () => {
    expect(commandLines.length).toBeGreaterThan(15)
    expect(commandLines.flatMap(({ line, at }) => wrongIn(line).map((wrong) => `${at}: ${line}: ${wrong}`))).toEqual([])
  })

  it('would be found wrong', () => {
    expect(wrongIn('nix-cuda plan --packages cupy --capability 8.0')).toEqual(['--capability'])
    expect(wrongIn('nix-cuda prove')).toEqual(['prove'])
    expect(wrongIn('nix-cuda verify ./result --units some')).toEqual(['--units some'])
  })

  it('of npm are scripts of this package', () => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> }
    const named = lines.flatMap(({ line }) => /^npm (?:run )?([\w:]+)/.exec(line)?.[1] ?? [])
    expect(named.length).toBeGreaterThan(2)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  /** What of a command line does not exist, or has a value that is not accepted. */
  function wrongIn(line: string): readonly string[] {
    const [, word = '', ...words] = line.trim().split(/\s+/)
    if (word === '--help') return []
    const inGroup = groups.some((group) => group.word === word)
    const name = inGroup ? `${word} ${words[0]}` : word
    const rest = inGroup ? words.slice(1) : words
    const command = commands.find((entry) => entry.surface.name === `nix-cuda ${name}`)
    if (!command) return [name]
    const options = optionsOf(command)
    // What follows `--` is another program's.
    const end = rest.indexOf('--')
    return rest.slice(0, end < 0 ? rest.length : end).flatMap((argument, index) => {
      if (!argument.startsWith('--') || argument === '--help') return []
      const input = options[argument.slice(2)]
      if (!input) return [argument]
      const value = rest[index + 1] ?? ''
      // A word in capitals stands for a value.
      return input.kind === 'flag' || /^[A-Z]+$/.test(value) || input.parse(value).ok ? [] : [`${argument} ${value}`]
    })
  }
})

describe('settings in prose', () => {
  const surfaces = [...actions.map(({ surface }) => surface), matrixWorkflowSurface]
  const requestKeys = [...Object.keys(requestSchema.shape), 'device-code', 'units', 'gpu-tests']
  const ofCheckout = ['fetch-depth', 'persist-credentials']
  const others = ['contents', 'id-token', 'run', 'secrets', 'uses', ...ofCheckout] // of workflows and actions/checkout

  it('exist, with values that they accept', () => {
    const wrong = guides.flatMap((page) =>
      [...prose(page).matchAll(/`([a-z][a-z-]+): ([^`{[]+)`/g)].flatMap(([, name = '', value = '']) => {
        if (others.includes(name) || requestKeys.includes(name)) return []
        const inputs = surfaces.flatMap((surface) => surface.inputs[name] ?? [])
        return inputs.some((input) => input.parse(value).ok) ? [] : [`${page}: ${name}: ${value}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  it('exist where an error code is explained', () => {
    const known = new Set([
      ...[...surfaces, ...commands.map(({ surface }) => surface)].flatMap(({ inputs }) => Object.keys(inputs)),
      ...requestKeys,
      ...['allowed-users', 'trusted-users', 'require-sigs'], // of nix.conf
      ...ofCheckout,
      ...['pkg-group', 'nix-cuda'], // of Flox's manifest; the program
      ...['nvidia-modprobe', 'nvidia-open', 'nvidia-smi', 'apt-mark', 'runs-on'], // what else is on a GPU runner
    ])
    const named = [...read('docs/errors.md').matchAll(/`(?:--)?([a-z]+(?:-[a-z0-9]+)+)(?:[:= ][^`]*)?`/g)]
    expect(named.length).toBeGreaterThan(20)
    expect(named.flatMap(([, name = '']) => (known.has(name) ? [] : [name]))).toEqual([])
  })
})

describe('docs/report.md', () => {
  it('quotes the report of a real run', () => {
    const quotes = [...read('docs/report.md').matchAll(/^> (.*)$/gm)].map((match) => match[1] ?? '')
    expect(quotes.length).toBeGreaterThan(2)
    expect(quotes.filter((quote) => !read('docs/images/report.md').includes(quote))).toEqual([])
  })
})

describe('README.md', () => {
  it('is a page and a half, and its pictures are small', () => {
    expect(statSync(join(root, 'README.md')).size).toBeLessThan(9_000)
    for (const file of globSync('docs/images/*', { cwd: root })) {
      expect(statSync(join(root, file)).size, file).toBeLessThan(30_000)
    }
  })
})
