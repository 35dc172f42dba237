import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { LabError } from './context.ts'
import type { ThrowAwayRoot } from './throw-away.ts'

/** A place where a secret was found. */
export interface SecretFinding {
  /** The name that the test gave it. */
  readonly secret: string
  readonly form: 'plain' | 'base64' | 'base64url' | 'percent' | 'hex'
  readonly place: 'file' | 'argument list' | 'environment' | 'text'
  /** The file's path inside, the words of the process (none of them the secret), or the name of the text. */
  readonly where: string
  /** Mode and owner of a file (`600 runner`), the variable of an environment, else empty. */
  readonly detail: string
}

export interface SecretSearch extends Disposable {
  /**
   * Ends the watching and reads everything that the run can have written. `texts` are logs, outputs and the like that
   * lie outside of the root; lines that tell the runner to mask something do not count.
   */
  readonly finish: (more?: {
    readonly folders?: readonly string[]
    readonly texts?: Readonly<Record<string, string>>
  }) => Promise<readonly SecretFinding[]>
}

interface Form extends Pick<SecretFinding, 'secret' | 'form'> {
  readonly text: string
}

const usualFolders = ['/etc', '/home', '/root', '/var', '/tmp', '/run', '/nix', '/opt', '/srv', '/dev/shm']
const pause = 3

/** From now on looks into every process of the root, a few hundred times a second. Secrets by a name for each. */
export function startSecretSearch(root: ThrowAwayRoot, secrets: Readonly<Record<string, string>>): SecretSearch {
  const forms = Object.entries(secrets).flatMap(([secret, text]) => formsOf(secret, text))
  const found = new Map<string, SecretFinding>()
  const note = (finding: SecretFinding) => found.set(JSON.stringify(finding), finding)
  const sampler = sample(root, forms, note)
  const timer = setInterval(sampler, pause)
  const stop = () => clearInterval(timer)
  return {
    finish: async ({ folders = [], texts = {} } = {}) => {
      sampler()
      stop()
      for (const [name, text] of Object.entries(texts)) searchText(name, text, forms, note)
      await searchFiles(root, [...usualFolders, ...folders], forms, note)
      return [...found.values()].sort((a, b) => compare(a, b))
    },
    [Symbol.dispose]: stop,
  }
}

function compare(a: SecretFinding, b: SecretFinding): number {
  return [a.secret, a.place, a.where, a.form].join('\0') < [b.secret, b.place, b.where, b.form].join('\0') ? -1 : 1
}

function formsOf(secret: string, text: string): readonly Form[] {
  if (text.length < 8) throw new LabError(`The secret ${secret} is too short to be searched for.`)
  const bytes = Buffer.from(text)
  const all: readonly Omit<Form, 'secret'>[] = [
    { form: 'plain', text },
    { form: 'base64', text: bytes.toString('base64').replace(/=+$/, '') },
    { form: 'base64url', text: bytes.toString('base64url') },
    { form: 'percent', text: encodeURIComponent(text) },
    { form: 'hex', text: bytes.toString('hex') },
  ]
  // What reads the same in two forms is found once.
  return all
    .filter(({ text }, index) => all.findIndex((other) => other.text === text) === index)
    .map((form) => ({ secret, ...form }))
}

type Note = (finding: SecretFinding) => void

function searchText(name: string, text: string, forms: readonly Form[], note: Note): void {
  const lines = text.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  const rest = lines.join('\n')
  for (const { secret, form, text } of forms) {
    if (rest.includes(text)) note({ secret, form, place: 'text', where: name, detail: '' })
  }
}

/** Looks once into every process of the root; an argument list that was seen before is not read again. */
function sample(root: ThrowAwayRoot, forms: readonly Form[], note: Note): () => void {
  const init = /^\/proc\/(\d+)\//.exec(root.at('/'))?.[1] ?? ''
  const space = readlinkSync(`/proc/${init}/ns/pid`)
  const seen = new Map<string, string>()
  return () => {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const argv = read(`/proc/${pid}/cmdline`)
      if (argv === '' || seen.get(pid) === argv) continue
      seen.set(pid, argv)
      const environment = read(`/proc/${pid}/environ`)
      const hits = forms.filter(({ text }) => argv.includes(text) || environment.includes(text))
      if (hits.length > 0 && !isEntering(argv) && isInside(pid, space))
        noteProcess(argv, environment, hits, forms, note)
    }
  }
}

function noteProcess(
  argv: string,
  environment: string,
  hits: readonly Form[],
  forms: readonly Form[],
  note: Note,
): void {
  const words = argv.split('\0').filter((word) => word !== '' && !forms.some(({ text }) => word.includes(text)))
  const where = words.slice(0, 4).join(' ').slice(0, 200)
  for (const { secret, form, text } of hits) {
    if (argv.includes(text)) note({ secret, form, place: 'argument list', where, detail: '' })
    const entry = environment.split('\0').find((variable) => variable.includes(text))
    if (entry === undefined) continue
    note({ secret, form, place: 'environment', where, detail: entry.slice(0, Math.max(0, entry.indexOf('='))) })
  }
}

/** What `ThrowAwayRoot.run` itself starts, before it has become the command (throw-away/inside.ts). */
function isEntering(argv: string): boolean {
  return /^\S*nsenter\0--target=|^\/usr\/bin\/setpriv\0--reuid=|^\/usr\/bin\/env\0--chdir=/.test(argv)
}

/** In the root's namespace of processes, or below one that is, as a sandboxed build is. */
function isInside(pid: string, space: string): boolean {
  for (let at = pid, steps = 0; at !== '0' && at !== '' && steps < 20; steps += 1) {
    try {
      if (readlinkSync(`/proc/${at}/ns/pid`) === space) return true
    } catch {
      return false
    }
    at = /^PPid:\s+(\d+)/m.exec(read(`/proc/${at}/status`))?.[1] ?? ''
  }
  return false
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** Patterns by standard input: they must not stand in an argument list. Build logs of Nix are compressed. */
async function searchFiles(root: ThrowAwayRoot, folders: readonly string[], forms: readonly Form[], note: Note) {
  const input = `${forms.map(({ text }) => text).join('\n')}\n`
  const script = `patterns=$(cat)
    matches() { grep -aoF --no-filename -f <(printf '%s\\n' "$patterns") "$@" | sort -u; }
    tell() { while IFS= read -r hit; do printf '%s\\0%s\\0%s\\0' "$1" "$(stat -c '%a %U' -- "$1")" "$hit"; done; }
    grep -rlsaZF -D skip -f <(printf '%s\\n' "$patterns") -- "$@" | while IFS= read -r -d '' file; do matches -- "$file" | tell "$file"; done
    [ ! -d /nix/var/log ] || find /nix/var/log -name '*.bz2' -print0 | while IFS= read -r -d '' file; do bzcat -- "$file" | matches | tell "$file"; done`
  const ran = await root.run(['bash', '-c', script, 'search', ...folders], {
    input,
    timeout: 600,
    env: { LC_ALL: 'C' },
  })
  const fields = ran.stdout.split('\0')
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [where = '', detail = '', hit = ''] = fields.slice(at, at + 3)
    for (const { secret, form, text } of forms) if (hit === text) note({ secret, form, place: 'file', where, detail })
  }
}
