/** A real build that prints everything that drives a runner, a reader of Markdown or a terminal changes only its own log. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runAction, type Step } from '../dist/harness.ts'
import { renderMarkdown } from '../gfm.ts'
import { commandsIn, runnerCommands } from '../runner-commands.ts'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { type Lab, openLab } from './lab.ts'

const scratch = mkdtempSync(join(tmpdir(), 'foreign-log-'))
afterAll(() => removeTree(scratch))

const toNix = (message: object) => `@nix ${JSON.stringify(message)}`
const cacheTrouble = "warning: unable to download 'https://cache.flox.dev/nix-cache-info': HTTP error 403"
const tricks = [
  ...runnerCommands.flatMap((name) => [
    `::${name} name=x,file=a,line=1::y`,
    ` \t\u00a0\u3000::${name} name=x::y`,
    `text ##[${name} name=x;file=a]y`,
    `carriage\r::${name} name=x::y\r\n`,
    toNix({ action: 'msg', level: 0, msg: `error: x\n::${name} name=x::y\r##[${name} name=x]y` }),
  ]),
  ...['\v', '\f', '\u0085', '\u2028', '\u2029'].map((end) => `line${end}::stop-commands::x`),
  ...['##\x1b[0m[error]x', '\x1b[0m::error::x', '##[add-mask]proven', '::add-mask::loud', '##[group]x', '##[endgroup]'],
  ...[1, 2, 3].map((level) => toNix({ action: 'msg', level, msg: cacheTrouble })),
  toNix({ action: 'msg', level: 3, msg: 'these 9 paths will be fetched (1.0 TiB download, 900.0 TiB unpacked):' }),
  toNix({ action: 'setPhase', phase: 'x\n::error::y' }),
  toNix({ action: 'start', id: 1, type: 105, text: 'x', fields: ['/nix/store/x.drv'] }),
  toNix({ action: 'result', id: 1, type: 101, fields: ['::error::y'] }),
  '\x1b[2J\x1b[H\x1b]0;title\x07\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\ \x07\b\x9b2J \u202egnp.exe',
  '# heading\n\n</pre></details><img src=x>\n[link](https://example.org) ![image](x.png) @octocat #1\n\n```\n| a |\n|---|',
]

describeLab('a build that prints every trick', () => {
  let lab: Lab
  const steps: Record<string, Step> = {}

  const build = async (text: string, end: string) => {
    const workspace = mkdtempSync(join(scratch, 'workspace-'))
    const temp = mkdtempSync(join(scratch, 'temp-'))
    mkdirSync(join(workspace, '.github'))
    writeFileSync(join(workspace, 'tricks'), text)
    writeFileSync(
      join(workspace, 'loud.nix'),
      `{ stdenv }: stdenv.mkDerivation {
        pname = "loud"; version = "${process.pid}"; dontUnpack = true; passAsFile = [ "tricks" ];
        tricks = builtins.readFile ./tricks;
        installPhase = ''cat "$tricksPath"; cat "$tricksPath" >&2; echo > $out; ${end}'';
      }`,
    )
    writeFileSync(
      join(workspace, '.github/nix-cuda.yml'),
      `packages: [{ name: loud, file: ./loud.nix, device-code: optional }]
capabilities: [9.0]\ntoolkits: [12.4]\nsystems: [x86_64-linux]\nnixpkgs: ${JSON.stringify(lab.nixpkgs)}\n`,
    )
    return runAction('setup.js', { workspace, temp, inputs: { build: 'true', caches: 'none' }, env: lab.env })
  }

  beforeAll(async () => {
    lab = await openLab({ variant: 'next' })
    const quiet = 'a line\n'.repeat(50)
    steps['good'] = await build(`${tricks.join('\n')}\n`, 'true')
    steps['good, quiet'] = await build(quiet, 'true')
    steps['bad'] = await build(`${tricks.join('\n')}\n`, 'exit 3')
    steps['bad, quiet'] = await build(quiet, 'exit 3')
  })

  /** Without what differs between any two runs. */
  const bare = (text: string) =>
    text
      .replaceAll(/[a-z0-9]{32}-/g, '')
      .replaceAll(/(?:workspace|temp)-\w{6}/g, '')
      .replaceAll(/\d+\.\d+|\d{4,}/g, '0')
  const stepOf = (name: string) => {
    const step = steps[name]
    if (!step) throw new Error(`no step ${name}`)
    return step
  }
  const seenOf = (step: Step) => ({
    code: step.code,
    commands: commandsIn(bare(`${step.stdout}\n${step.stderr}`)),
    outputs: [...step.outputs].filter(([name]) => name !== 'seconds').map(([name, value]) => [name, bare(value)]),
    state: Object.entries(step.state).map(([name, value]) => [name, bare(value)]),
    summary: renderMarkdown(bare(step.summary)).tags,
  })

  it.each(['good', 'bad'])(
    'ends as one that prints plain lines does: commands, outputs, state and summary (%s)',
    (name) => {
      expect(seenOf(stepOf(name))).toEqual(seenOf(stepOf(`${name}, quiet`)))
    },
  )

  it('is proven, or fails with its own exit code', () => {
    expect(stepOf('good').outputs.get('proven')).toBe('1')
    expect(stepOf('bad').outputs.get('failed')).toBe('1')
    expect(stepOf('bad').summary).toContain('&lt;img src=x&gt;')
  })

  it.each(['good', 'bad'])('shows what it printed, under its name, and sends nothing to a terminal (%s)', (name) => {
    const { log } = stepOf(name)
    expect(log).toMatch(/^loud-\d+> ::stop-commands name=x,file=a,line=1::y$/m)
    expect(log).toMatch(/^loud-\d+> text ##\\\[warning name=x;file=a\]y$/m)
    expect(log).toMatch(/^nix> ::set-output name=x::y$/m)
    expect(log).not.toContain('##[')
    expect(log).not.toMatch(/(?![\t\r\n])\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
  })
})
