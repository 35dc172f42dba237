/** Root with a journal that somebody else has written: nothing is done by it. */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { JournalEntry } from '../../src/machine/journal.ts'
import type { Problem } from '../../src/model/problem.ts'
import { describeThrowAway, noThrowAway } from './describe.ts'
import { project } from './lab.ts'
import { openThrowAwayRoot, type ThrowAwayRoot } from './throw-away.ts'

const reason = await noThrowAway()
const driver = [join(project, 'node_modules/.bin/node'), join(project, 'test/lab/uninstall-driver.ts')]
const state = '/var/lib/setup-nix-cuda'
const journal = `${state}/journal.json`

/** What root would destroy or change by each of them, did it follow. */
const forged: readonly Omit<JournalEntry, 'users'>[] = [
  { owner: 'downloads', path: '/precious' },
  { owner: 'downloads', path: '/precious/../precious/setup-nix-cuda' },
  { owner: 'user-cache', path: '/precious/folder' },
  { owner: 'user-cache', path: '/root/.cache/nix', made: ['/precious/empty'] },
  { owner: 'credentials', path: '/precious/folder' },
  { owner: 'credentials', path: `${state}/credentials`, made: ['/precious/empty'] },
  { owner: 'nix', path: '/precious/file' },
  { owner: 'nix', path: '/nix', made: ['/precious/file'] },
  { owner: 'kvm', path: '/precious/file', note: '{"schema":"kvm/1","mode":0,"rule":null}' },
  { owner: 'kvm', path: '/dev/kvm', note: '{"schema":"kvm/1","mode":438,"rule":"/precious/rule"}' },
  { owner: 'configuration', path: '/precious/nix-cuda.conf', made: ['/precious/nix.conf'] },
  { owner: 'configuration', path: '/etc/nix/../../precious/nix-cuda.conf' },
  { owner: 'configuration', path: '/etc/nix/nix-cuda.conf', made: ['/precious/empty'] },
  { owner: 'build-folder', path: '/precious/empty', made: ['/precious/empty'] },
  { owner: 'store-mount', path: '/mnt/nix', made: ['/precious/empty'] },
  { owner: 'flox', path: '/precious/file' },
  { owner: 'daemon', path: '/precious/file' },
  { owner: 'volume', path: '/precious/file' },
]

const script = `
  mkdir -p /precious/folder /precious/empty /precious/setup-nix-cuda/kept
  chmod 0666 /precious/folder
  for name in file folder/file setup-nix-cuda/kept/file; do echo precious > /precious/$name; done
  chmod 0666 /precious/file
  echo '!include nix-cuda.conf # setup-nix-cuda' > /precious/nix.conf
  printf 'KERNEL=="kvm", GROUP="kvm", MODE="0666", OPTIONS+="static_node=kvm"\\n' > /precious/rule
  mkdir -m 0755 -p ${state}`

async function write(root: ThrowAwayRoot, entries: readonly JournalEntry[]): Promise<void> {
  await root.run(['tee', journal], { input: JSON.stringify({ schema: 'journal/1', entries }) })
  await root.run(['chmod', '0600', journal])
}

const look = async (root: ThrowAwayRoot) =>
  (await root.run(['find', '/precious', '-printf', '%p %y %m %U %s\\n'])).stdout.split('\n').toSorted()

async function uninstall(root: ThrowAwayRoot) {
  const ran = await root.run([...driver, 'uninstall', '--json', '--yes', '--force'])
  const text = `${ran.stdout}${ran.stderr}`
  return { code: ran.code, codes: [...text.matchAll(/\b(?:INS|CFG)\d{3}\b/g)].map(([code]) => code), text }
}

describeThrowAway('root, by a journal that is not its own', reason, () => {
  it('removes and changes nothing that its owner would not have made', async () => {
    await using root = await openThrowAwayRoot({ systemd: false })
    await root.run(['rm', '-rf', state])
    await root.run(['bash', '-ec', script])
    const before = await look(root)
    for (const entry of forged) {
      const label = JSON.stringify(entry)
      await write(root, [{ ...entry, users: [] }])
      const { code, codes, text } = await uninstall(root)
      expect(code, label).not.toBe(0)
      expect(codes, `${label} ${text}`).toContain('INS050')
      expect(await look(root), label).toEqual(before)
    }
    await write(
      root,
      forged.map((entry) => ({ ...entry, users: ['one'] })),
    )
    const ended = await root.run([...driver, 'job-ends', JSON.stringify({ job: 'one' })])
    expect(JSON.parse(ended.stdout) as readonly Problem[]).toMatchObject(
      Array(forged.length).fill({ code: 'INS050', severity: 'warning' }),
    )
    expect(await look(root)).toEqual(before)
  })

  it.each([
    ['others may write to the journal', ['chmod', '0622', journal]],
    ['the journal belongs to another user', ['chown', '1234', journal]],
    ['the journal is a symlink', ['bash', '-ec', `mv ${journal} /tmp/j; ln -s /tmp/j ${journal}`]],
    ['others may write to the state folder', ['chmod', '0777', state]],
    ['the state folder belongs to another user', ['chown', '1234', state]],
    ['the state folder is a symlink', ['bash', '-ec', `mv ${state} /tmp/s; ln -s /tmp/s ${state}`]],
    ['others may write to the folder above', ['chmod', '0777', '/var/lib']],
  ] as const)('does nothing where %s', async (_, tamper) => {
    await using root = await openThrowAwayRoot({ systemd: false })
    await root.run(['rm', '-rf', state])
    await root.run(['bash', '-ec', `${script}; mkdir -p /root/.cache/nix`])
    await write(root, [{ owner: 'user-cache', path: '/root/.cache/nix', users: [] }])
    expect(await root.run(tamper)).toMatchObject({ code: 0 })
    const { code, codes } = await uninstall(root)
    expect([code, codes]).toEqual([3, ['INS003']])
    expect(await root.run(['test', '-d', '/root/.cache/nix'])).toMatchObject({ code: 0 })
  })

  it('follows its own', async () => {
    await using root = await openThrowAwayRoot({ systemd: false })
    await root.run(['rm', '-rf', state])
    await root.run(['bash', '-ec', `${script}; mkdir -p /root/.cache/nix`])
    await write(root, [{ owner: 'user-cache', path: '/root/.cache/nix', users: [] }])
    expect((await uninstall(root)).codes).toEqual([])
    expect(await root.run(['test', '-e', '/root/.cache/nix'])).toMatchObject({ code: 1 })
  })
})
