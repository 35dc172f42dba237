/** Images of what real Nix built, read by skopeo and umoci, and run by crun where it can. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { shipCell, shipResult } from '../unit/ship-world.ts'
import { removeTree } from './context.ts'
import { describeThrowAway } from './describe.ts'
import { runOk } from './exec.ts'
import { type Lab, openLab } from './lab.ts'

const temp = mkdtempSync(join(tmpdir(), 'oci-'))
afterAll(() => removeTree(temp))

/** Two cells of one toolkit, and one path with names that are hard. The program is static: it needs no loader. */
const expression = `{ busybox }:
let
  make = name: script: derivation {
    inherit name; system = "x86_64-linux"; builder = "/bin/sh"; args = [ "-c" "PATH=\${shell}; \${script}" ];
  };
  shell = builtins.path { path = busybox; name = "tools"; };
  toolkit = make "cuda12.4-cuda_cudart-12.4.127" "mkdir -p $out/lib; busybox seq 100000 > $out/lib/libcudart.so.12";
  hostile = make "hostile" ''
    mkdir -p "$out/a name
of two lines" $out/empty; echo x > "$out/a name
of two lines/\${builtins.concatStringsSep "" (builtins.genList (_: "n") 200)}"; echo > $out/größe
    ln -s $out/empty $out/link; echo y > $out/script; busybox chmod +x $out/script '';
  app = name: make name ''
    mkdir -p $out/bin; busybox cp \${shell}/busybox $out/bin/\${name}; echo \${toolkit} \${hostile} > $out/needs '';
in { one = app "echo"; two = app "cat"; }
`
const tools = ['skopeo', 'umoci', 'busybox']
const missing = tools.filter((tool) => spawnSync(tool, ['--help']).error !== undefined)

const without = missing.length > 0 ? `${missing.join(', ')} missing: install the packages of these names` : undefined

describeThrowAway('images of cells', without, () => {
  let lab: Lab
  let results: string
  const outputs: Record<string, string> = {}

  beforeAll(async () => {
    lab = await openLab({ variant: 'recorded', toolkits: [], storeRoot: join(temp, 'nix') })
    const folder = join(temp, 'busybox')
    mkdirSync(folder)
    execFileSync('cp', ['-L', '/bin/busybox', folder])
    for (const name of ['mkdir', 'ln']) execFileSync('ln', ['-s', 'busybox', join(folder, name)])
    const file = join(temp, 'packages.nix')
    writeFileSync(file, expression)
    results = join(temp, 'results')
    mkdirSync(results)
    for (const [name, capability] of [
      ['one', '9.0a'],
      ['two', '8.6'],
    ] as const) {
      const args = [file, '-A', name, '--arg', 'busybox', folder]
      const [drvPath = ''] = (await runOk(join(lab.nixBin, 'nix-instantiate'), args, { env: lab.env }))
        .trim()
        .split('!')
      const path = (await runOk(join(lab.nixBin, 'nix-store'), ['--realise', drvPath], { env: lab.env })).trim()
      outputs[name] = path
      const cell = shipCell('app', { capabilities: [capability] })
      const files = [
        {
          path: 'bin/app',
          output: 'out',
          targets: [`sm_${capability.replace('.', '')}`],
          ptx: [],
          toolkits: ['12.4'],
          images: 1,
        },
      ]
      const result = shipResult(cell, { drvPath, outputs: [{ name: 'out', path }], files })
      writeFileSync(join(results, `${cell.id}.json`), JSON.stringify(result))
    }
  })

  /** Runs the command itself, in a process of its own. */
  function containerize(
    options: Readonly<Record<string, string>>,
    around: { cwd?: string; env?: object; umask?: string } = {},
  ) {
    const args = Object.entries({ from: 'cells', results, ...options }).map(([name, value]) => `--${name}=${value}`)
    const run = spawnSync(
      'sh',
      [
        '-c',
        `umask ${around.umask ?? '022'}; exec "$@"`,
        'sh',
        process.execPath,
        join(import.meta.dirname, 'oci-driver.ts'),
        ...args,
      ],
      {
        cwd: around.cwd ?? temp,
        env: {
          ...process.env,
          ...lab.env,
          PATH: `${lab.nixBin}:${process.env['PATH']}`,
          RUNNER_TEMP: '',
          HOME: temp,
          ...around.env,
        },
        encoding: 'utf8',
      },
    )
    return { ...run, document: run.status === 0 ? JSON.parse(run.stdout) : undefined }
  }
  const skopeo = (...args: readonly string[]) => execFileSync('skopeo', args, { encoding: 'utf8' })

  it('are the same bytes from another process, folder, umask, time zone and language', () => {
    const first = containerize({ cells: '*sm90a*', file: join(temp, 'first.tar') })
    const elsewhere = join(temp, 'elsewhere')
    mkdirSync(elsewhere)
    const env = { TZ: 'Asia/Tokyo', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }
    const second = containerize({ cells: '*sm90a*', file: 'second.tar' }, { cwd: elsewhere, env, umask: '077' })
    expect([first.stderr, second.stderr]).toEqual(['', ''])
    expect(readFileSync(join(elsewhere, 'second.tar')).equals(readFileSync(join(temp, 'first.tar')))).toBe(true)
    expect(readdirSync(elsewhere)).toEqual(['second.tar'])
    expect(execFileSync('sha256sum', [join(temp, 'first.tar')], { encoding: 'utf8' })).toContain(
      first.document.fileDigest.replace('sha256:', ''),
    )
  })

  it('have the files of the store, as umoci unpacks them and Nix hashes them', () => {
    const file = join(temp, 'gzip')
    const { document } = containerize({
      cells: '*sm90a*',
      format: 'oci',
      compression: 'gzip',
      name: 'app:v1',
      file,
      user: '1000',
    })
    const bundle = join(temp, 'bundle')
    execFileSync('umoci', ['unpack', '--image', `${file}:v1`, bundle], { stdio: 'pipe' })
    const [image] = document.images
    expect(image.paths.length).toBe(3)
    const hash = (path: string) =>
      execFileSync(join(lab.nixBin, 'nix-hash'), ['--type', 'sha256', path], {
        env: { ...process.env, ...lab.env },
      }).toString()
    for (const path of image.paths) expect(hash(join(bundle, 'rootfs', path)), path).toBe(hash(path))
    expect(readdirSync(join(bundle, 'rootfs')).sort()).toEqual(
      ['etc', 'root', 'tmp', temp.split('/')[1]].filter((name, at, all) => all.indexOf(name) === at).sort(),
    )
    expect(readFileSync(join(bundle, 'rootfs/etc/passwd'), 'utf8')).toContain('app:x:1000:1000:')
    const { process: started } = JSON.parse(readFileSync(join(bundle, 'config.json'), 'utf8'))
    expect(started).toMatchObject({ args: [`${outputs['one']}/bin/echo`], user: { uid: 1000 } })
  })

  it('say what the program needs, to skopeo as to us', () => {
    const file = join(temp, 'zstd')
    const { document } = containerize({
      cells: '*sm90a*',
      format: 'oci',
      name: 'app:v1',
      file,
      env: 'A=b c\nNVIDIA_DRIVER_CAPABILITIES=all',
      labels: 'one=1, 2',
    })
    const inspected = JSON.parse(skopeo('inspect', `oci:${file}:v1`))
    expect(inspected).toMatchObject({ Architecture: 'amd64', Os: 'linux', Digest: document.digest })
    expect(inspected.Env).toEqual(
      expect.arrayContaining([
        'A=b c',
        'NVIDIA_VISIBLE_DEVICES=all',
        'NVIDIA_DRIVER_CAPABILITIES=all',
        'NVIDIA_REQUIRE_CUDA=driver>=525',
      ]),
    )
    expect(inspected.Labels).toMatchObject({
      one: '1, 2',
      'io.github.setup-nix-cuda.toolkit': '12.4',
      'io.github.setup-nix-cuda.targets': 'sm_90a',
      'io.github.setup-nix-cuda.minimum-driver': '525.60.13',
    })
    const raw = JSON.parse(skopeo('inspect', '--raw', `oci:${file}:v1`))
    expect(raw.layers.map((layer: { mediaType: string }) => layer.mediaType)).toEqual(
      Array(4).fill('application/vnd.oci.image.layer.v1.tar+zstd'),
    )
  })

  it('of several cells are an index, and share all layers but those of their outputs', () => {
    const file = join(temp, 'both.tar')
    const { document } = containerize({ file, name: 'app:v1' })
    const index = JSON.parse(skopeo('inspect', '--raw', `oci-archive:${file}:v1`))
    expect(index.manifests.map(({ digest }: { digest: string }) => digest)).toEqual(
      document.images.map(({ digest }: { digest: string }) => digest),
    )
    const own = document.sizes.layers.filter(({ images }: { images: readonly string[] }) => images.length === 1)
    expect(own.map(({ paths }: { paths: readonly string[] }) => paths).sort()).toEqual([['cat'], ['echo']])
    expect(
      skopeo('inspect', '--format', '{{.Digest}}', `oci-archive:${file}:v1-cuda12.4-sm86-x86_64-linux`).trim(),
    ).toBe(document.images.find(({ name }: { name: string }) => name.includes('sm86')).digest)
  })

  it('as a docker-archive have the layers that the manifest says, and a tag', () => {
    const file = join(temp, 'docker.tar')
    const { document } = containerize({ cells: '*sm90a*', format: 'docker-archive', name: 'app:v1', file })
    const copy = join(temp, 'copy')
    skopeo('copy', '--quiet', `docker-archive:${file}:app:v1`, `oci:${copy}:v1`)
    const config = JSON.parse(skopeo('inspect', '--config', '--raw', `oci:${copy}:v1`))
    expect(config.config.Entrypoint).toEqual([`${outputs['one']}/bin/echo`])
    expect(config.rootfs.diff_ids.length).toBe(4)
    expect(execFileSync('tar', ['-xOf', file, 'manifest.json']).toString()).toContain(
      document.images[0].imageId.slice(7),
    )
    expect(containerize({ format: 'docker-archive' }).stderr).toContain('SHP105')
    expect(containerize({ cells: '*sm90a*', format: 'docker-archive', compression: 'zstd' }).stderr).toContain('SHP105')
  })

  it('are compared with an earlier one, and refused over their budget', () => {
    const { document } = containerize({
      cells: '*sm86*',
      file: join(temp, 'third.tar'),
      previous: join(temp, 'zstd'),
      'max-size': '1000',
    })
    const changed = document.sizes.layers.filter(({ previous }: { previous: boolean }) => !previous)
    expect(changed.map(({ paths }: { paths: readonly string[] }) => paths)).toEqual([['cat']])
    const refused = containerize({ cells: '*sm86*', file: join(temp, 'fourth.tar'), 'max-size': '1' })
    expect(refused.stderr).toMatch(/SHP104.*max-size allows 1\.0 MB/s)
    expect(readdirSync(temp).filter((name) => /fourth|part/.test(name))).toEqual([])
  })

  it('are judged for licences where others can read them', () => {
    const file = join(temp, 'public.tar')
    const refused = containerize({ cells: '*sm90a*', file, visibility: 'public' })
    expect(refused.stderr).toMatch(/SHP08\d/)
    expect(readdirSync(temp)).not.toContain('public.tar')
    const said = containerize({ cells: '*sm90a*', file, visibility: 'public', 'acknowledge-unfree': 'a test' })
    expect(said.document.licence).toMatchObject({ acknowledgement: 'a test' })
  })
})
