/**
 * `npm start` from a fresh clone, by an unprivileged user: nothing there beforehand but the host's programs. The steps
 * build on each other, as a user's would.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'

const project = resolve(import.meta.dirname, '../..')

interface User {
  readonly uid: number
  readonly gid: number
}

/** `nobody` when we are root, as CI is; else ourselves. Users of this machine stay as they are: other tests compare them. */
function unprivileged(): User {
  if (userInfo().uid !== 0) return userInfo()
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody']))
  return { uid: id('-u'), gid: id('-g') }
}

/** The folder of a Node of this machine that is too old for the project; undefined where there is none. */
const oldNode = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules') && existsSync(join(folder, 'node')))
  .find((folder) => Number(/\d+/.exec(execFileSync(join(folder, 'node'), ['--version'], { encoding: 'utf8' }))) < 24)

/** Processes that work in or below a folder. */
function processesIn(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(folder)
      } catch {
        return false // ended meanwhile, or not ours to look at
      }
    })
    .map((pid) => `${pid} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')}`)
}

/** Every file outside `inside` that belongs to a user. */
function filesOf(user: User, places: readonly string[]): string[] {
  return places.flatMap((place) =>
    readdirSync(place)
      .map((name) => join(place, name))
      .filter((path) => lstatSync(path).uid === user.uid),
  )
}

describeLab('npm start', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'start-'))
  const clone = join(scratch, 'clone')
  /** What the user's machine has. Its Node is 24: from 22.1 on npm keeps a compile cache in the temporary folder. */
  const machine = join(scratch, 'machine')
  const temporary = join(scratch, 'temporary')
  let user: User
  let before: string[] = []

  beforeAll(() => {
    user = unprivileged()
    const files = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
      cwd: project,
      encoding: 'utf8',
    })
    for (const file of files.split('\0').filter((name) => name !== '' && existsSync(join(project, name)))) {
      mkdirSync(dirname(join(clone, file)), { recursive: true })
      cpSync(join(project, file), join(clone, file))
    }
    for (const folder of ['home', 'temporary', 'machine', 'machine/temporary']) mkdirSync(join(scratch, folder))
    cpSync(process.execPath, join(machine, 'node'))
    // The npm that the user starts leaves its compile cache before it reads anything of ours; what it starts is ours.
    const shell = `#!/bin/sh\nTMPDIR='${temporary}' exec sh "$@"\n`
    writeFileSync(join(machine, 'shell'), shell, { mode: 0o755 })
    if (userInfo().uid === 0) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, scratch])
    before = filesOf(user, ['/tmp', '/var/tmp', '/dev/shm'])
  })
  afterAll(() => {
    removeTree(scratch)
  })

  const start = (more: Record<string, string> = {}, onLine?: (line: string, child: ChildProcess) => void) =>
    new Promise<{ code: number | null; text: string }>((done, failed) => {
      const own = {
        HOME: join(scratch, 'home'),
        PATH: `${machine}${delimiter}${process.env['PATH']}`,
        TMPDIR: join(machine, 'temporary'),
        npm_config_script_shell: join(machine, 'shell'),
        ...more,
      }
      const env: NodeJS.ProcessEnv = { ...process.env, ...own }
      for (const name of Object.keys(env))
        if (/^(npm_|VITEST|NODE_|INIT_CWD|LAB$)/i.test(name) && !(name in own)) delete env[name]
      if (process.env['NODE_EXTRA_CA_CERTS']) env['NODE_EXTRA_CA_CERTS'] = process.env['NODE_EXTRA_CA_CERTS']
      const child = spawn('npm', ['start'], {
        cwd: clone,
        env,
        ...user,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let text = ''
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (piece: string) => {
          text += piece
          onLine?.(piece, child)
        })
      }
      child.on('error', failed)
      child.on('close', (code) => done({ code, text }))
    })
  const offline = {
    http_proxy: 'http://127.0.0.1:9',
    https_proxy: 'http://127.0.0.1:9',
    npm_config_fetch_retries: '0',
  }

  const withOldNode = { PATH: `${oldNode}${delimiter}/usr/local/bin${delimiter}/usr/bin${delimiter}/bin` }

  it.skipIf(!oldNode)('names the npm registry when that is what cannot be reached, and shows no stack', async () => {
    const { code, text } = await start({ ...offline, ...withOldNode })
    expect(code).not.toBe(0)
    expect(text).toContain('npm registry')
    expect(text).not.toMatch(/\n\s+at .*\.(mjs|ts|js):\d+/)
    expect(existsSync(join(clone, '.install-lock'))).toBe(false)
  })

  it.skipIf(!oldNode)('stops at Ctrl-C while it installs, and leaves no process', async () => {
    const { code } = await start(withOldNode, (piece, child) => {
      if (piece.includes('Installing')) process.kill(-(child.pid ?? 0), 'SIGINT')
    })
    expect(code).not.toBe(0)
    expect(processesIn(scratch)).toEqual([])
  })

  it('stops at Ctrl-C while it downloads, leaves no process, and says how to go on', async () => {
    let sent = false
    const { code, text } = await start({}, (piece, child) => {
      if (sent || !/downloading/i.test(piece)) return
      sent = true
      process.kill(-(child.pid ?? 0), 'SIGINT')
    })
    expect(sent).toBe(true)
    expect(code).not.toBe(0)
    expect(text).toContain('`npm start` goes on from here')
    expect(processesIn(scratch)).toEqual([])
  })

  it('says which source of Nix and CUDA it could not reach', async () => {
    const { code, text } = await start(offline)
    expect(code).toBe(3)
    expect(text).toMatch(/could not be reached|cannot be reached/)
    expect(text).toMatch(/Debian|PyPI/)
    expect(text).not.toMatch(/\n\s+at .*\.(mjs|ts|js):\d+/)
  })

  describe('with a network', () => {
    /** A line of more than 80 characters goes on below, indented. */
    const rows = (text: string) =>
      text
        .replaceAll(/\n {2,}/g, ' ')
        .split('\n')
        .filter((line) => /^✓ saxpy-cuda/.test(line))

    it('goes on, builds with real Nix and nvcc, and ends with the table', async () => {
      const { code, text } = await start()
      expect(text).toContain('10 of 10 proven, 5 excluded')
      expect(code).toBe(0)
      expect(rows(text)).toHaveLength(10)
      for (const row of rows(text))
        expect(row).toMatch(/^✓ saxpy-cuda(?:11\.8|12\.4|13\.0)-\S+: sm_\d+.*\(\d+\.\d s\)$/)
      expect(text).toContain('Excluded: PLN001: 3, PLN002: 2')
      // Two screens of 80 × 24 in a terminal, where one line that changes says what a pipe gets as a line for each cell.
      const lines = text.split('\n').filter((line) => !line.startsWith('✅ proven: '))
      const height = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 80)), 0)
      expect(height).toBeLessThanOrEqual(48)
      expect(existsSync(join(clone, 'node_modules'))).toBe(false)
    })

    it('finds what is there the second time, and proves it again', async () => {
      const { code, text } = await start(oldNode ? withOldNode : {})
      expect(code).toBe(0)
      expect(rows(text)).toHaveLength(10)
      for (const row of rows(text)) expect(row).toContain('(in store)')
    })

    it('builds again when the store was emptied', async () => {
      removeTree(join(clone, '.lab/store'))
      const { code, text } = await start()
      expect(code).toBe(0)
      for (const row of rows(text)) expect(row).toMatch(/\(\d+\.\d s\)$/)
    })

    it('leaves nothing outside its own folder and its user’s home', () => {
      expect(filesOf(user, ['/tmp', '/var/tmp', '/dev/shm']).filter((path) => !before.includes(path))).toEqual([])
      expect(readdirSync(join(scratch, 'home')).filter((name) => name !== '.npm')).toEqual([]) // npm's own logs
      expect(readdirSync(temporary)).toEqual([])
      expect(readdirSync(scratch).sort()).toEqual(['clone', 'home', 'machine', 'temporary'])
    })
  })
})
