/**
 * The lint of Flox environments. Manifests have the entries that Flox's guide and documentation show for CUDA
 * (https://github.com/barstoolbluz/flox-md, https://flox.dev/docs/concepts/cuda-catalog-and-cache).
 */
import { describe, expect, test } from 'vitest'
import { rules } from '../../src/flox/lint/lint.ts'
import { linesOf, lintOf, lockText } from './flox-world.ts'

const found = async (code: string, manifest: string, asked: Parameters<typeof lintOf>[1] = {}) =>
  linesOf(await lintOf(manifest, asked), code)

/** A manifest from line 1 on. */
const toml = (...lines: readonly string[]) => ['version = 1', ...lines].join('\n')
const linux = 'options.systems = ["x86_64-linux", "aarch64-linux"]'
const nvcc = 'install.cuda_nvcc.pkg-path = "flox-cuda/cudaPackages_12_8.cuda_nvcc"'
const cudart = 'install.cuda_cudart.pkg-path = "flox-cuda/cudaPackages.cuda_cudart"'

describe('priorities (FLX104)', () => {
  const blas = 'install.libcublas.pkg-path = "flox-cuda/cudaPackages.libcublas"'

  test('of nvcc, the runtime and the toolkit differ, because each has a file LICENSE', async () => {
    expect(await found('FLX104', toml(linux, nvcc, cudart))).toEqual(['error 4'])
    const [problem] = await lintOf(toml(linux, nvcc, cudart))
    expect(problem?.fix).toBe('Set cuda_nvcc.priority = 1 and cuda_cudart.priority = 2.')
    const groups = [nvcc, 'install.cuda_nvcc.pkg-group = "a"', cudart]
    expect(await found('FLX104', toml(linux, ...groups))).toEqual(['error 5'])
  })

  test('are compared where the systems of one are not known', async () => {
    expect(await found('FLX104', toml(nvcc, cudart, 'install.cuda_cudart.systems = ["x86_64-linux"]'))).toEqual([
      'error 3',
    ])
  })

  test('of others should, which is known of nvcc and libcublas in CUDA 13', async () => {
    expect(await found('FLX104', toml(linux, nvcc, blas))).toEqual(['warning 4'])
    expect(await found('FLX104', toml(linux, nvcc, cudart, blas))).toEqual(['error 4'])
  })

  test('are in order when they are those of the vendor', async () => {
    const set = [nvcc, 'install.cuda_nvcc.priority = 1', cudart, 'install.cuda_cudart.priority = 2', blas]
    expect(await found('FLX104', toml(linux, ...set))).toEqual([])
    const torch = 'install.torch.pkg-path = "flox-cuda/python3Packages.torch"'
    expect(await found('FLX104', toml(linux, nvcc, torch, 'install.cmake.pkg-path = "cmake"'))).toEqual([])
  })

  test('count on a common system only', async () => {
    const apart = [
      nvcc,
      'install.cuda_nvcc.systems = ["x86_64-linux"]',
      cudart,
      'install.cuda_cudart.systems = ["aarch64-linux"]',
    ]
    expect(await found('FLX104', toml(...apart))).toEqual([])
  })
})

describe('systems (FLX105)', () => {
  test('of a CUDA package are those of Linux', async () => {
    expect(await found('FLX105', toml('options.systems = ["aarch64-darwin", "x86_64-linux"]', nvcc))).toEqual([
      'error 3',
    ])
    expect(await found('FLX105', toml(nvcc))).toEqual(['warning 2'])
  })

  test('may be set for it alone, or for all', async () => {
    const own = 'install.cuda_nvcc.systems = ["aarch64-linux", "x86_64-linux"]'
    expect(await found('FLX105', toml('options.systems = ["aarch64-darwin", "x86_64-linux"]', nvcc, own))).toEqual([])
    expect(await found('FLX105', toml(linux, nvcc))).toEqual([])
    expect(await found('FLX105', toml('install.hello.pkg-path = "hello"'))).toEqual([])
  })
})

describe('toolkits (FLX106)', () => {
  const install = {
    cuda_nvcc: { 'pkg-path': 'flox-cuda/cudaPackages_12_8.cuda_nvcc' },
    cuda_cudart: { 'pkg-path': 'flox-cuda/cudaPackages.cuda_cudart' },
  }
  const lock = (version: string) =>
    lockText({ install }, [
      { id: 'cuda_nvcc', version: '12.8.93' },
      { id: 'cuda_cudart', version },
    ])

  test('that are locked differently are mixed', async () => {
    expect(await found('FLX106', toml(nvcc, cudart), { lock: lock('12.9.79') })).toEqual(['warning 3'])
    const [problem] = (await lintOf(toml(nvcc, cudart), { lock: lock('12.9.79') })).filter(
      ({ code }) => code === 'FLX106',
    )
    expect(problem?.message).toBe('CUDA 12.8 (cuda_nvcc) and 12.9 (cuda_cudart) stand beside each other.')
  })

  test('that are the same, whatever their sets are called, are not', async () => {
    expect(await found('FLX106', toml(nvcc, cudart), { lock: lock('12.8.90') })).toEqual([])
  })

  test('that are not locked are known by their names alone', async () => {
    expect(await found('FLX106', toml(nvcc, cudart))).toEqual([])
    const older = 'install.old.pkg-path = "flox-cuda/cudaPackages_11_8.cudatoolkit"'
    expect(await found('FLX106', toml(nvcc, older))).toEqual(['warning 3'])
    expect(await found('FLX106', toml(nvcc, 'install.x.pkg-path = "flox-cuda/cudaPackages_12.libcublas"'))).toEqual([])
  })

  test('may be mixed where that is allowed, as the vendor announces it', async () => {
    const asked = { lock: lock('12.9.79') }
    expect(await found('FLX106', toml(nvcc, cudart), { ...asked, allowedToolkits: ['12.8', '12.9'] })).toEqual([])
    expect(await found('FLX106', toml(nvcc, cudart), { ...asked, allowedToolkits: ['12.8'] })).toEqual(['warning 3'])
  })

  test('are compared across layers', async () => {
    const above = [toml('install.old.pkg-path = "flox-cuda/cudaPackages_11_8.cudatoolkit"')]
    expect(await found('FLX106', toml(nvcc), { above })).toEqual(['warning 2'])
  })
})

describe('catalogs (FLX107)', () => {
  test('have CUDA built only under flox-cuda/', async () => {
    const manifest = toml('[install]', 'nvcc.pkg-path = "cudaPackages.cuda_nvcc"')
    const [problem] = (await lintOf(manifest)).filter(({ code }) => code === 'FLX107')
    expect(problem).toMatchObject({ severity: 'warning', where: { line: 3 } })
    expect(problem?.fix).toBe('Write nvcc.pkg-path = "flox-cuda/cudaPackages.cuda_nvcc".')
    expect(await found('FLX107', toml('install.x.pkg-path = ["cudaPackages", "cuda_nvcc"]'))).toEqual(['warning 2'])
    expect(await found('FLX107', toml(nvcc, 'install.cmake.pkg-path = "cmake"'))).toEqual([])
  })
})

describe('gcc (FLX108)', () => {
  const gcc = 'install.gcc.pkg-path = "gcc"'
  const torch = 'hook.on-activate = "pip install torch --index-url https://download.pytorch.org/whl/cu128"'

  test('comes with gcc-unwrapped, above all where wheels of PyTorch are installed', async () => {
    expect(await found('FLX108', toml(nvcc, gcc))).toEqual(['notice 3'])
    expect(await found('FLX108', toml('install.gcc.pkg-path = "gcc13"', torch))).toEqual(['warning 2'])
  })

  test('may be alone where nothing has to do with CUDA', async () => {
    expect(await found('FLX108', toml(gcc))).toEqual([])
    expect(await found('FLX108', toml(nvcc, gcc, 'install.cxx.pkg-path = "gcc-unwrapped"'))).toEqual([])
  })
})

describe('the lock (FLX109)', () => {
  const install = { hello: { 'pkg-path': 'hello', version: '2.12' } }
  const manifest = toml('[install]', 'hello.pkg-path = "hello"', 'hello.version = "2.12"')

  test('is there, and is of this manifest', async () => {
    expect(await found('FLX109', manifest)).toEqual(['error -'])
    expect(await found('FLX109', manifest, { lock: lockText({ install: {} }) })).toEqual(['error 3'])
    const other = lockText({ install: { hello: { 'pkg-path': 'hello', version: '2.11' } } })
    expect(await found('FLX109', manifest, { lock: other })).toEqual(['error 3'])
    expect(await found('FLX109', `${manifest}\n[vars]\nA = "1"`, { lock: lockText({ install }) })).toEqual(['error 6'])
  })

  test('differs in spelling alone', async () => {
    expect(await found('FLX109', manifest, { lock: lockText({ install }) })).toEqual([])
    const spelled = toml('install.pip.pkg-path = ["python310Packages", "pip"]')
    expect(
      await found('FLX109', spelled, {
        lock: lockText({ install: { pip: { 'pkg-path': 'python310Packages.pip', priority: 5 } } }),
      }),
    ).toEqual([])
  })

  test('has the composing manifest beside the merged one', async () => {
    const composed = toml('include.environments = [{ remote = "flox/base" }]')
    const include = [{ name: 'base', manifest: {}, descriptor: { remote: 'flox/base' } }]
    const compose = {
      composer: { version: 1, include: { environments: [{ remote: 'flox/base' }] } },
      include,
      warnings: [],
    }
    expect(await found('FLX109', composed, { lock: lockText({ install }, [], compose) })).toEqual([])
  })

  test('has every include', async () => {
    const composed = toml('include.environments = [{ remote = "flox/base" }]')
    expect(await found('FLX109', composed, { lock: lockText({}) })).toEqual(['error 2'])
  })

  test('may be missing while nothing is installed', async () => {
    expect(await found('FLX109', toml())).toEqual([])
  })
})

describe('builds (FLX111, FLX112)', () => {
  const build = (...more: readonly string[]) => ['[build.app]', 'command = "make"', 'sandbox = "pure"', ...more]
  const cc = ['install.cmake.pkg-path = "cmake"', 'install.gl.pkg-path = "libGL"', 'install.gl.pkg-group = "opengl"']

  test('have the packages of the group toplevel', async () => {
    expect(await found('FLX111', toml(...cc, ...build('runtime-packages = ["cmake", "gl"]')))).toEqual(['error 8'])
    expect(await found('FLX111', toml(...cc, ...build('runtime-packages = ["ninja"]')))).toEqual(['error 8'])
    expect(await found('FLX111', toml(...cc.slice(1), ...build()))).toEqual(['error 4'])
    expect(await found('FLX111', toml(...cc, ...build('runtime-packages = ["cmake"]')))).toEqual([])
  })

  test('call nvcc only if they have it', async () => {
    const group = 'install.cuda_nvcc.pkg-group = "cuda"'
    const nvccBuild = ['[build.app]', "command = '''", 'nvcc -o app app.cu', "'''", 'sandbox = "pure"']
    expect(await found('FLX111', toml(...cc, nvcc, group, ...nvccBuild))).toEqual(['error 8'])
    expect(await found('FLX111', toml(...cc, nvcc, ...nvccBuild))).toEqual([])
  })

  test('are pure where they are published', async () => {
    expect(await found('FLX112', toml(...cc, '[build.app]', 'command = "make"'))).toEqual(['warning 5'])
    expect(await found('FLX112', toml(...cc, '[build.app]', 'command = "make"', 'sandbox = "warn"'))).toEqual([
      'warning 7',
    ])
    expect(await found('FLX112', toml(...cc, ...build()))).toEqual([])
  })

  test('may have a stage that is not', async () => {
    const stage = ['[build.deps]', 'command = "go mod vendor -o $out"', 'sandbox = "off"']
    const app = ['[build.app]', `command = "cp -r \${deps}/etc/vendor ."`, 'sandbox = "pure"']
    expect(await found('FLX112', toml(...cc, ...stage, ...app))).toEqual([])
  })
})

describe('includes (FLX113)', () => {
  const manifest = toml(
    '[include]',
    'environments = [',
    '  { dir = "../base" },',
    '  { remote = "team/cuda-base" },',
    ']',
  )
  const jwt = (handle: string) =>
    `e30.${Buffer.from(JSON.stringify({ 'https://flox.dev/handle': handle })).toString('base64url')}.sig`
  const env = (more: Readonly<Record<string, string>>) => ({ host: { env: { CI: 'true', ...more } } })

  test('of FloxHub need a token and trust', async () => {
    expect(await found('FLX113', manifest, env({}))).toEqual(['warning 5'])
    const [problem] = (await lintOf(manifest, env({ FLOX_FLOXHUB_TOKEN: 'flox_sat_x' }))).filter(
      ({ code }) => code === 'FLX113',
    )
    expect(problem?.message).toContain('it is not trusted')
    expect(problem?.message).not.toContain('token')
  })

  test('are trusted when they are the own ones of a JWT, or of Flox itself', async () => {
    expect(await found('FLX113', manifest, env({ FLOX_FLOXHUB_TOKEN: jwt('team') }))).toEqual([])
    expect(await found('FLX113', manifest, env({ FLOX_FLOXHUB_TOKEN: jwt('other') }))).toEqual(['warning 5'])
    const ofFlox = toml('include.environments = [{ remote = "flox/base" }]')
    expect(await found('FLX113', ofFlox, env({ FLOX_FLOXHUB_TOKEN: 'flox_sat_x' }))).toEqual([])
  })

  test('that are locked are not fetched', async () => {
    const include = [{ name: 'b', manifest: {}, descriptor: { remote: 'team/cuda-base' } }]
    const lock = lockText({}, [], { composer: { version: 1 }, include, warnings: [] })
    expect(await found('FLX113', manifest, { lock, ...env({}) })).toEqual([])
  })
})

describe('paths (FLX114)', () => {
  test('of one machine are in no variable, hook or command', async () => {
    const manifest = toml(
      '[vars]',
      'CUDA_HOME = "/usr/local/cuda"',
      'P = "$FLOX_ENV/lib:/opt/x/lib"',
      '[hook]',
      "on-activate = '''",
      '  # /home/me/a',
      '  cd /home/me/src',
      "'''",
    )
    expect(await found('FLX114', manifest)).toEqual(['warning 3', 'warning 4', 'warning 8'])
    expect(await found('FLX114', toml('include.environments = [{ dir = "/home/me/base" }]'))).toEqual(['warning 2'])
  })

  test('that Flox sets, that every machine has, or that belong to a URL are in order', async () => {
    const script = [
      'cd "$FLOX_ENV_PROJECT"/usr/x',
      `cp a \${out}/lib/a`,
      'echo > /dev/null',
      '/bin/sh x',
      '/usr/bin/env bash',
      'curl https://a.test/usr/x',
      'ls ../opt/x',
      'cat > x <<EOF',
      '/usr/lib/x',
      'EOF',
    ]
    expect(await found('FLX114', toml('[hook]', `on-activate = '''\n${script.join('\n')}\n'''`))).toEqual([])
  })
})

describe('secrets (FLX115)', () => {
  test('are in no variable, and never in a message', async () => {
    const value = 'flox_sat_0123456789abcdef'
    const manifest = toml(
      '[vars]',
      `HUB = "${value}"`,
      'DB_PASSWORD = "correct-horse"',
      '[services.db]',
      'command = "postgres"',
      'vars.PGPASSWORD = "battery-staple"',
    )
    const problems = await lintOf(manifest)
    expect(linesOf(problems, 'FLX115')).toEqual(['error 3', 'error 4', 'error 7'])
    for (const secret of [value, 'correct-horse', 'battery-staple'])
      expect(JSON.stringify(problems)).not.toContain(secret)
  })

  test('may be in the address of a server', async () => {
    expect(await found('FLX115', toml('vars.DB = "postgres://me:hunter22@db.test/a"'))).toEqual(['error 2'])
    expect(
      await found('FLX115', toml('vars.DB = "postgres://me:$PW@db.test/a"', 'vars.U = "https://a.test:80/b@c"')),
    ).toEqual([])
  })

  test('are not what only looks like one', async () => {
    const manifest = toml(
      '[vars]',
      'TOKENIZERS_PARALLELISM = "false"',
      'HF_TOKEN = "$HF_TOKEN"',
      'SSH_PRIVATE_KEY = "~/.ssh/id"',
      'API_TOKEN = ""',
      'MAX_TOKEN = "4096"',
      'CUDA_VERSION = "12.8"',
    )
    expect(await found('FLX115', manifest)).toEqual([])
  })
})

describe('hooks (FLX116, FLX117)', () => {
  const hook = (...lines: readonly string[]) =>
    toml('[hook]', "on-activate = '''", ...lines.map((line) => `  ${line}`), "'''")

  test('return, and do not exit', async () => {
    expect(await found('FLX116', hook('[ -d x ] || exit 1', 'if true; then exit; fi'))).toEqual([
      'warning 4',
      'warning 5',
    ])
    const fine = [
      'return 1',
      '# exit',
      'echo "then exit 1"',
      '( cd x || exit 1 )',
      'trap "exit" INT',
      "cat > a.sh <<'EOF'",
      'exit 1',
      'EOF',
      'exit_code=1',
    ]
    expect(await found('FLX116', hook(...fine).replaceAll("<<'EOF'", '<<EOF'))).toEqual([])
    expect(await found('FLX116', hook('cat <<< word', 'echo $((1<<2))', 'exit 1'))).toEqual(['warning 6'])
    expect(await found('FLX116', toml('hook.on-deactivate = "exit"'))).toEqual([])
    expect(await found('FLX116', toml('build.app.command = "exit 1"', 'profile.bash = "exit"'))).toEqual([])
  })

  test('ask nothing', async () => {
    const asking = [
      'read -p "Name: " name',
      'true || read answer',
      'gum confirm "Sure?"',
      'select x in a b; do true; done',
    ]
    expect(await found('FLX117', hook(...asking))).toEqual([4, 5, 6, 7].map((line) => `warning ${line}`))
    const fine = [
      'while read -r line; do echo; done < file',
      'read -r first < file',
      'echo a | read b',
      'gum style x',
      'echo "read x"',
    ]
    expect(await found('FLX117', hook(...fine))).toEqual([])
    expect(await found('FLX117', hook('if [ -t 0 ]; then read answer; fi'))).toEqual([])
  })
})

describe('indexes of PyTorch (FLX118, FLX119)', () => {
  const index = (name: string) => `https://download.pytorch.org/whl/${name}`
  const install = (...args: readonly string[]) => `pip install torch ${args.join(' ')}`
  const hook = (...lines: readonly string[]) => ['[hook]', "on-activate = '''", ...lines, "'''"]

  test('are those of the toolkit', async () => {
    const use = (name: string) => toml(nvcc, ...hook(install('--index-url', index(name))))
    expect(await found('FLX118', use('cu124'))).toEqual(['warning 5'])
    expect(await found('FLX118', use('cu128'))).toEqual([])
    expect(await found('FLX118', use('cpu'))).toEqual([])
    expect(await found('FLX118', toml(...hook(install('--index-url', index('cu124')))))).toEqual([])
    const major = 'install.x.pkg-path = "flox-cuda/cudaPackages_12.cuda_nvcc"'
    expect(await found('FLX118', toml(major, ...hook(install(index('cu124')))))).toEqual([])
    expect(await found('FLX118', toml(...hook(install(index('cu130')))), { above: [toml(nvcc)] })).toEqual([
      'warning 4',
    ])
  })

  test('are with or without CUDA, not both in one installation', async () => {
    const both = ['pip install torch \\', `  --index-url ${index('cpu')} \\`, `  --extra-index-url ${index('cu128')}`]
    expect(await found('FLX119', toml(...hook(...both)))).toEqual(['warning 4'])
    const vars = ['[vars]', `PIP_INDEX_URL = "${index('cpu')}"`, `PIP_EXTRA_INDEX_URL = "${index('cu128')}"`]
    expect(await found('FLX119', toml(...vars))).toEqual(['warning 4'])
  })

  test('may be chosen by what the machine has', async () => {
    const choice = ['if lspci | grep -q NVIDIA; then', install(index('cu128')), 'else', install(index('cpu')), 'fi']
    expect(await found('FLX119', toml(...hook(...choice)))).toEqual([])
  })
})

test('every rule names where its fact comes from', () => {
  for (const { source } of rules) expect(source).toMatch(/^https:\/\//)
})
