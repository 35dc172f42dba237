import { lstatSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ProblemError } from '../../src/model/problem.ts'
import { unpackImage } from '../../src/ship/image/open-image.ts'
import { type ImageOptions, type Member, tarOf, writeLayout } from '../image.ts'
import { testHost } from './host.ts'

const scratch = mkdtempSync(join(tmpdir(), 'image-unpack-'))
afterAll(() => rmSync(scratch, { recursive: true }))
const host = testHost()

async function unpack(options: ImageOptions) {
  const folder = mkdtempSync(join(scratch, 'image-'))
  const digest = await writeLayout(join(folder, 'layout'), options)
  const root = join(folder, 'root')
  const image = await unpackImage(host, join(folder, 'layout'), root, folder)
  return { ...image, digest, folder, root, read: (path: string) => readFileSync(join(root, path), 'utf8') }
}

async function refusal(options: ImageOptions): Promise<string> {
  const refused = await unpack(options).catch((cause: unknown) => cause)
  expect(refused).toBeInstanceOf(ProblemError)
  const [problem] = (refused as ProblemError).problems
  return `${problem?.code} ${problem?.message}`
}

const file = (name: string, content: string, more: Partial<Member> = {}): Member => ({ name, content, ...more })

describe('an image', () => {
  it.each(['gzip', 'zstd', 'none'] as const)(
    'of layers in %s is unpacked with their modes and links',
    async (packing) => {
      const config = {
        Entrypoint: ['/bin/app'],
        Cmd: ['--all'],
        Env: ['A=1'],
        User: '7:8',
        Labels: { 'nix-cuda.x': 'y' },
      }
      const layers = [
        [
          file('./bin/app', 'first', { mode: 0o555 }),
          { name: 'bin/link', type: 'symlink', linkname: '/bin/app' } as const,
        ],
        [file('bin/app', 'second', { mode: 0o755 }), { name: 'bin/hard', type: 'link', linkname: 'bin/app' } as const],
      ]
      const image = await unpack({ layers, config, packing })
      expect(image.config).toMatchObject({
        entrypoint: ['/bin/app'],
        cmd: ['--all'],
        env: ['A=1'],
        workingDir: '/',
        user: '7:8',
        labels: { 'nix-cuda.x': 'y' },
      })
      expect([image.imageId, image.layers]).toEqual([image.digest, 2])
      expect([image.read('bin/app'), image.read('bin/hard'), readlinkSync(join(image.root, 'bin/link'))]).toEqual([
        'second',
        'second',
        '/bin/app',
      ])
      expect(lstatSync(join(image.root, 'bin/app')).mode & 0o777).toBe(0o755)
    },
  )

  it('has what its whiteouts leave: https://github.com/opencontainers/image-spec/blob/main/layer.md', async () => {
    const { root, read } = await unpack({
      layers: [
        [file('a/gone', ''), file('a/kept', 'a'), file('b/old', ''), file('b/c/old', ''), file('d', 'file')],
        // The opaque marker hides lower layers alone, wherever it stands.
        [
          file('a/.wh.gone', ''),
          file('b/new', 'b'),
          file('b/.wh..wh..opq', ''),
          { name: 'd/', type: 'directory' },
          file('d/e', 'e'),
        ],
      ],
    })
    expect([read('a/kept'), read('b/new'), read('d/e')]).toEqual(['a', 'b', 'e'])
    for (const path of ['a/gone', 'b/old', 'b/c', 'a/.wh.gone'])
      expect(() => lstatSync(join(root, path))).toThrow('ENOENT')
  })

  it('never writes outside of its root: links count from there, and .. is refused', async () => {
    const outside = join(scratch, 'outside')
    await mkdir(outside, { recursive: true })
    writeFileSync(join(outside, 'precious'), 'precious')
    const up = '../../../../../../../../..'
    const links: readonly Member[] = [
      { name: 'absolute', type: 'symlink', linkname: outside },
      { name: 'relative', type: 'symlink', linkname: `${up}${outside}` },
    ]
    const { root } = await unpack({
      layers: [
        links,
        [file('absolute/precious', 'evil'), file('relative/precious', 'evil'), file('absolute/.wh.precious', '')],
      ],
    })
    expect(readFileSync(join(outside, 'precious'), 'utf8')).toBe('precious')
    expect(() => lstatSync(join(root, outside, 'precious'))).toThrow('ENOENT')

    expect(await refusal({ layers: [[file('a/../../b', '')]] })).toMatch(/^SHP151 .*"a\/\.\.\/\.\.\/b" leads out of it/)
    expect(await refusal({ layers: [[file('a/.wh...', '')]] })).toMatch(/^SHP151 .*names nothing/)
    const hard = { name: 'x', type: 'link', linkname: `${up}${outside}/precious` } as const
    expect(await refusal({ layers: [[hard]] })).toMatch(/^SHP151 .*ENOENT/)
    const circle: readonly Member[] = [
      { name: 'a', type: 'symlink', linkname: 'b' },
      { name: 'b', type: 'symlink', linkname: 'a' },
      file('a/x', ''),
    ]
    expect(await refusal({ layers: [circle] })).toMatch(/^SHP151 .*links in a circle/)
  })

  it('is refused where a layer is not that of its configuration, or it is no image', async () => {
    const other = `sha256:${'0'.repeat(64)}`
    expect(await refusal({ layers: [[file('a', '')]], diffIds: [other] })).toMatch(
      /layer 1 is sha256:\w+, and its configuration says/,
    )
    expect(await refusal({ layers: [[file('a', '')]], diffIds: [] })).toMatch(
      /it has 1 layers, and its configuration 0/,
    )
    const tar = join(scratch, 'some.tar')
    writeFileSync(tar, await tarOf([file('readme', 'text')]))
    await expect(unpackImage(host, tar, join(scratch, 'none'), join(scratch, 'between'))).rejects.toThrow(
      /index.json or manifest.json is missing/,
    )
  })
})
