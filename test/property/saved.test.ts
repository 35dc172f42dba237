import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { floxReceiptPath, readFloxReceipt } from '../../src/flox/receipt.ts'
import { readJournal } from '../../src/machine/journal.ts'
import { foldersMadeAbove } from '../../src/machine/made-folders.ts'
import { readReclaim, reclaimFile } from '../../src/machine/reclaim.ts'
import { changedDevice } from '../../src/machine/schema.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { readSaved } from '../../src/model/saved.ts'
import { partsOf } from '../../src/nix/configure/managed.ts'
import { readParts } from '../../src/nix/credentials/parts.ts'
import type { Vault } from '../../src/nix/credentials/vault.ts'
import { readVolume, volumePath } from '../../src/nix/install/macos/journal.ts'
import { readReceipt, receiptPath } from '../../src/nix/install/receipt.ts'
import { keptSandbox, startedDaemon } from '../../src/nix/schema.ts'
import type { Host } from '../../src/runner/host.ts'
import { stateFolder } from '../../src/runner/state-folder.ts'
import { parseIndex } from '../../src/store-cache/entry-index.ts'
import { parseRunIndex } from '../../src/store-cache/run-index.ts'
import { testHost } from '../unit/host.ts'

/** What a reader gives for a text: what it has read, or `refused`. */
type Read = (text: string) => Promise<unknown>

/** A host whose one file is this one. */
function hostWith(file: (host: Host) => string, text: string): Host {
  const host = testHost({ env: { HOME: '/home/me', RUNNER_TEMP: '/tmp/job' } })
  const readFile = async (path: string) => {
    if (path === file(host)) return text
    throw Object.assign(new Error('there is none'), { code: 'ENOENT' })
  }
  return { ...host, files: { ...host.files, readFile: readFile as unknown as Host['files']['readFile'] } }
}

const refusing = async (reading: Promise<unknown>) => {
  const value = await reading
  return value === undefined || (Array.isArray(value) && value.length === 0) ? 'refused' : value
}
const journalFile = (host: Host) => `${stateFolder(host)}/journal.json`
/** INS003 is the refusal of a journal; whatever else is thrown is a crash. */
const orINS003 = async (reading: Promise<unknown>) => {
  try {
    return await reading
  } catch (cause) {
    if (cause instanceof ProblemError && cause.problems[0]?.code === 'INS003') return 'refused'
    throw cause
  }
}
const one = { owner: 'configuration', path: '/etc/nix/nix.conf', users: ['a'], made: ['/etc/nix'], loadedDigest: 'abc' }
const inJournal = (text: string) => ({ owner: 'volume', path: volumePath, users: [], note: text })
const vaultWith = (text: string) => ({ read: async () => text }) as unknown as Vault
const folder = '/home/me/.local/state/setup-nix-cuda'
const setting = { kind: 'setting', name: 'cores', values: ['2'] }

interface Kind {
  readonly valid: object
  readonly read: Read
  /** What is read, where that is not what was written. */
  readonly gives?: unknown
  /** What may be missing, as a path. */
  readonly optional?: readonly string[]
  /** What is left out or replaced where it is damaged, as a path. */
  readonly tolerated?: RegExp
}

const kinds: Readonly<Record<string, Kind>> = {
  'the journal': {
    valid: { schema: 'journal/1', entries: [{ ...one, parts: { a: '1' } }] },
    read: (text) =>
      orINS003(readJournal(hostWith(journalFile, text)).then((entries) => ({ schema: 'journal/1', entries }))),
    optional: ['entries.0.made', 'entries.0.loadedDigest', 'entries.0.parts', 'entries.0.parts.a'],
  },
  'the list of made folders': {
    valid: { schema: 'made/1', folders: ['/home/me/.local'] },
    read: (text) =>
      refusing(
        foldersMadeAbove(
          hostWith(() => `${folder}/made.json`, text),
          folder,
        ),
      ),
    gives: ['/home/me/.local/state', '/home/me/.local'],
    optional: ['folders.0'],
  },
  'the report of reclaim-disk': {
    valid: {
      ...{ schema: 'reclaim/1', state: 'done', begun: 1, seconds: 2, worker: '7/9', freeBefore: 1, freeNow: 2 },
      ...{ freedBytes: 1, parts: [{ name: 'swift', state: 'removed', seconds: 1, errors: ['x'] }] },
    },
    read: (text) => refusing(readReclaim(hostWith(reclaimFile, text))),
  },
  'the change of /dev/kvm': {
    valid: { schema: 'kvm/1', mode: 0o660, rule: '/etc/udev/rules.d/99.rules' },
    read: (text) => refusing(readSaved(text, async () => changedDevice)),
  },
  'the receipt of Flox': {
    valid: { schema: 'flox/1', state: 'installed', url: 'https://x.test/flox.deb', sha256: 'a' },
    read: (text) => refusing(readFloxReceipt(hostWith(floxReceiptPath, text))),
    optional: ['sha256'],
  },
  'the receipt of Nix': {
    valid: {
      ...{ schema: 'nix-install/1', state: 'installed', version: '2.34.8', mode: 'daemon', supervision: 'own' },
      ...{ nix: '/nix/store/a', cacert: '/nix/store/b', by: { pid: 7, start: '9' }, folder: { owner: '0:0' } },
      ...{ keep: ['store'], kept: { store: { mode: 0o755, owner: '0:0' } }, users: ['nixbld1'] },
      ...{ group: true, conf: true, confFolder: false },
    },
    read: (text) => refusing(readReceipt(hostWith(() => receiptPath, text))),
    optional: ['kept', 'kept.store'],
  },
  'the volume of a Mac': {
    valid: {
      plan: { container: 'disk3', synthetic: { before: 'a' }, fstab: { before: 'b' }, encrypted: true, mounter: false },
      volume: { kind: 'filled', uuid: '12345678-ABCD-ABCD-ABCD-1234567890AB' },
    },
    read: (text) => {
      const journal = JSON.stringify({ schema: 'journal/1', entries: [inJournal(text)] })
      return refusing(readVolume(hostWith(journalFile, journal)))
    },
    optional: ['plan.synthetic'],
  },
  "a job's part of nix.conf": {
    valid: { base: [setting], extra: [setting, { kind: 'include', path: 'x', optional: true }], after: [setting] },
    read: async (text) => refusing(partsOf({ ...one, parts: { a: text } }).then(first)),
  },
  "a job's credentials": {
    valid: { netrc: 'machine x', builders: ['ssh://x'], variables: { AWS_REGION: 'x' }, netrcBase: '/etc/nix/netrc' },
    read: (text) => refusing(readParts(vaultWith(text), '/x', ['a']).then(first)),
    optional: ['netrcBase', 'variables.AWS_REGION'],
  },
  'the daemon that was started': {
    valid: { schema: 'daemon/1', pid: 7, start: '9' },
    read: (text) => refusing(readSaved(text, async () => startedDaemon)),
  },
  'the verdict on the sandbox': {
    valid: {
      ...{ schema: 'sandbox/1', key: 'abc' },
      report: { works: true, how: 'sandboxed', why: '', fix: '', asked: 'true', seconds: 1 },
    },
    read: (text) => refusing(readSaved(text, async () => keptSandbox)),
    optional: ['report.asked'],
  },
  'the index of a cache entry': {
    valid: {
      ...{ schema: 'store-cache-entry/1', drvPath: '/nix/store/a.drv', cell: 'a' },
      paths: [{ path: '/nix/store/a', drvPath: '/nix/store/a.drv', seconds: 1, narBytes: 2 }],
    },
    read: (text) => refusing(parseIndex(text)),
    tolerated: /^paths\./,
  },
  'the index of a run': {
    valid: {
      ...{ schema: 'run-index/1', ref: 'refs/heads/main', sha: 'abc', derivations: { gcc: 2 } },
      cells: { a: { drvPath: '/nix/store/a.drv', seconds: 1 } },
    },
    read: (text) => refusing(parseRunIndex(text)),
    optional: ['cells.a', 'derivations.gcc'],
  },
}

function first<T>(list: readonly T[]): T | undefined {
  return list[0]
}

/** Every place in a document, as `entries.0.users`. */
function placesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [name, ...placesIn(inner).map((rest) => `${name}.${rest}`)])
}

/** The document with `change` made at a place. */
function changed(document: object, place: string, change: (holder: Record<string, unknown>, name: string) => void) {
  const copy = structuredClone(document) as Record<string, unknown>
  const names = place.split('.')
  const last = names.pop() ?? ''
  let holder = copy
  for (const name of names) holder = holder[name] as Record<string, unknown>
  change(holder, last)
  return JSON.stringify(copy)
}

const typeOf = (value: unknown) => (Array.isArray(value) ? 'list' : typeof value)
const others = [7.5, 'another', true, ['x', 1], { x: 1 }]

describe.each(Object.entries(kinds))('%s', (_, { valid, read, gives = valid, optional = [], tolerated = /^$/ }) => {
  const places = placesIn(valid)

  it('is read as it was written', async () => {
    expect(await read(JSON.stringify(valid))).toEqual(gives)
  })

  it('is refused, and nothing crashes, where a value has another type or is missing', async () => {
    for (const place of places) {
      const missing = changed(valid, place, (holder, name) => {
        if (Array.isArray(holder)) holder.splice(Number(name), 1)
        else delete holder[name]
      })
      const inList = /\.\d+$/.test(place)
      if (!inList && !optional.includes(place) && !tolerated.test(place)) {
        expect(await read(missing), `${place} missing`).toBe('refused')
      } else await read(missing)
      for (const other of others) {
        const text = changed(valid, place, (holder, name) => {
          if (typeOf(holder[name]) !== typeOf(other)) holder[name] = other
          else holder[name] = null
        })
        const nullable = /(?:before|rule)$/.test(place) && text.includes('null')
        const found = await read(text)
        if (!tolerated.test(place) && !nullable) expect(found, `${place}: ${text}`).toBe('refused')
      }
    }
  })

  it('is refused or read, and nothing crashes, whatever stands there', async () => {
    const broken = fc.tuple(fc.constantFrom(...places), fc.jsonValue()).map(([place, value]) =>
      changed(valid, place, (holder, name) => {
        holder[name] = value
      }),
    )
    const cut = fc.nat(JSON.stringify(valid).length - 1).map((end) => JSON.stringify(valid).slice(0, end))
    const more = fc.jsonValue().map((value) => JSON.stringify({ ...valid, more: value }))
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json(), broken, cut, more), async (text) => {
        const found = await read(text)
        if (found === 'refused' || gives !== valid) return
        // What was taken for good is so the second time too, and lacks nothing that readers rely on.
        expect(await read(JSON.stringify(found))).toEqual(found)
        for (const name of Object.keys(valid)) if (!optional.includes(name)) expect(found).toHaveProperty(name)
      }),
    )
  })
})

it('what a later version adds to an entry of the journal stays in it', async () => {
  const entries = [{ ...one, later: { a: 1 } }]
  const text = JSON.stringify({ schema: 'journal/1', entries })
  expect(await readJournal(hostWith(journalFile, text))).toEqual(entries)
})

it('names from outside are never found in what every object has', async () => {
  const index = { schema: 'run-index/1', ref: 'r', sha: 's', cells: {}, derivations: {} }
  const found = await parseRunIndex(JSON.stringify(index).replace('"derivations":{}', '"derivations":{"__proto__":1}'))
  for (const name of ['constructor', '__proto__', 'toString']) {
    expect([found?.cells[name], found?.derivations[name]]).toEqual([undefined, undefined])
  }
})
