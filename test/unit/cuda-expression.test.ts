import { describe, expect, test } from 'vitest'
import { attributePath, isAttributePath, nixAttributePath, nixString } from '../../src/cuda/attribute-path.ts'
import { cellExpression, cellsExpression, instanceKey } from '../../src/cuda/expression.ts'
import type { Cell } from '../../src/model/documents.ts'

const cell: Cell = {
  schema: 'cell/1',
  id: 'torch-cuda12.8-sm80_sm90_ptx90-x86_64-linux',
  package: 'torch',
  toolkit: '12.8',
  capabilities: ['8.0', '9.0'],
  ptx: ['9.0'],
  system: 'x86_64-linux',
  source: { kind: 'attribute', attribute: 'python3Packages.torch' },
  deviceCode: 'required',
  nixpkgs: { kind: 'flake', reference: 'github:NixOS/nixpkgs/nixos-26.05' },
  attributePath: null,
}
const plain = { overlays: [], allowUnfree: [], legacy: null }
const root = '/home/me/my "project"'

describe('attributePath', () => {
  test.each<[string | null, Partial<Cell>]>([
    ['pkgsForCudaArch.sm_90a.cudaPackages_12_8.pkgs.python3Packages.torch', { capabilities: ['9.0a'], ptx: [] }],
    [
      'pkgsForCudaArch.sm_120f.cudaPackages_13_0.pkgs.python3Packages.torch',
      { capabilities: ['12.0f'], ptx: [], toolkit: '13.0' },
    ],
    [
      'pkgsForCudaArch.sm_80.cudaPackages_12_8.pkgs."7zip"',
      { capabilities: ['8.0'], ptx: [], source: { kind: 'attribute', attribute: '7zip' } },
    ],
    [null, { capabilities: ['9.0'] }],
    [null, { ptx: [] }],
    [null, { capabilities: ['9.0'], ptx: [], source: { kind: 'file', file: './package.nix' } }],
    [null, { capabilities: [], ptx: [], toolkit: 'cpu' }],
    [null, { capabilities: ['9.0'], ptx: [], instance: { ...plain, overlays: [{ kind: 'file', file: './o.nix' }] } }],
    [null, { capabilities: ['9.0'], ptx: [], instance: { ...plain, legacy: 'github:a/b' } }],
    [
      'pkgsForCudaArch.sm_90.cudaPackages_12_8.pkgs.python3Packages.torch',
      { capabilities: ['9.0'], ptx: [], instance: { ...plain, allowUnfree: ['blender'] } },
    ],
  ])('is %s', (path, part) => expect(attributePath({ ...cell, ...part })).toBe(path))
})

describe('Nix source', () => {
  test.each([
    ['hello', true],
    ['python3Packages.torch', true],
    ["foldl'.7zip.a-b_c.gtk+", true],
    ['', false],
    ['.a', false],
    ['a..b', false],
    ['a b', false],
    ['a."b"', false],
    [`a.\${b}`, false],
    ['a;b', false],
  ])('%j is an attribute path: %s', (text, valid) => expect(isAttributePath(text)).toBe(valid))

  test.each([
    ['a.b', 'a.b'],
    ['a.7zip', 'a."7zip"'],
    ['a.or.in', 'a."or"."in"'],
    ['a.gtk+', 'a."gtk+"'],
  ])('the path %s is %s', (path, text) => expect(nixAttributePath(path)).toBe(text))

  test.each([
    ['a', '"a"'],
    ['"\\', '"\\"\\\\"'],
    [`\${x} $x $\${y}`, `"\\\${x} $x $\\\${y}"`],
    ['1\n2\r3\t4', '"1\\n2\\r3\\t4"'],
  ])('the text %j is %s', (text, source) => expect(nixString(text)).toBe(source))
})

const flake = (reference: string, output = 'saxpy'): Cell => ({ ...cell, source: { kind: 'flake', reference, output } })

describe('cellExpression', () => {
  test('configures an instance of Nixpkgs as the cell asks', () => {
    expect(cellExpression(cell, { root })).toMatchInlineSnapshot(`
      "# torch-cuda12.8-sm80_sm90_ptx90-x86_64-linux
      # Build it with: nix build -f THIS-FILE package
      let
        nixpkgs = (builtins.getFlake "github:NixOS/nixpkgs/nixos-26.05").outPath;

        # Unfree packages are allowed when Nixpkgs counts their licences as CUDA's, or when they are OptiX.
        cuda = nixpkgs + "/pkgs/development/cuda-modules/_cuda";
        known = if builtins.pathExists cuda then import cuda else { };
        isCuda = known.lib.allowUnfreeCudaPredicate or (package: isNamed package.meta.license [
          "CUDA EULA"
          "cuDNN EULA"
          "cuSPARSELt EULA"
          "cuTENSOR EULA"
          "TensorRT EULA"
          "NVIDIA Math SDK SLA"
          "nvidiaCutlassDsl"
        ]);
        isNamed = one: names: builtins.elem (one.shortName or "") names || builtins.elem (one.spdxId or "") names;
        isGood = one: one.free or false || isCuda { meta.license = one; } || isNamed one [ "NVidia OptiX EULA" ];
        areGood = licence:
          let
            kind = if builtins.isList licence then "list" else licence.licenseType or "simple";
            parts = {
              list = licence;
              compound = licence.licenses or [ licence.base licence.mod ];
              exception = [ licence.license licence.exception ];
              plus = [ licence.license ];
            };
            all = if licence.operator or "" == "OR" then builtins.any else builtins.all;
          in
          if parts ? \${kind} then all areGood parts.\${kind} else isGood licence;
        isPermitted = package: areGood (package.meta.license or [ ]);

        instanceWith = overlays: import nixpkgs {
          system = "x86_64-linux";
          inherit overlays;
          config = {
            cudaSupport = true;
            cudaCapabilities = [ "8.0" "9.0" ];
            cudaForwardCompat = true;
            rocmSupport = false;
            allowUnfreePredicate = isPermitted;
          };
        };
        overlays = [ ];
        # The toolkit as the default of everything.
        asDefault = final: _: {
          cudaPackages = final.cudaPackages_12_8;
          cudaPackages_12 = final.cudaPackages_12_8;
        };
        instance = instanceWith (overlays ++ [ asDefault ]);
        pkgs = builtins.seq instance.cudaPackages_12_8 instance;

        package = pkgs.python3Packages.torch;
      in
      {
        inherit package;
        info = if !(package ? drvPath) then throw "it gives \${
          if builtins.isAttrs package then "a set with \${toString (builtins.attrNames package)}" else "a \${builtins.typeOf package}"
        } instead of a package" else {
          inherit (package) drvPath name;
          outputs = builtins.listToAttrs (
            map (name: { inherit name; value = package.\${name}.outPath; }) (package.outputs or [ "out" ])
          );
          unfree =
            let
              tried = builtins.tryEval (package.meta.unfree or null);
            in
            if tried.success then tried.value else null;
        };
      }
      "
    `)
  })

  test('takes paths from the root of the repository', () => {
    const text = cellExpression(
      { ...cell, ptx: [], nixpkgs: { kind: 'path', path: './nix/pkgs' }, source: { kind: 'file', file: './a.nix' } },
      { root },
    )
    expect(text).toContain(String.raw`nixpkgs = "/home/me/my \"project\"/nix/pkgs";`)
    expect(text).toContain(String.raw`pkgs.callPackage "/home/me/my \"project\"/a.nix" { }`)
    expect(text).toContain('cudaForwardCompat = false;')
    expect(cellExpression({ ...cell, nixpkgs: { kind: 'path', path: '/pkgs' } }, { root })).toContain(
      'nixpkgs = "/pkgs";',
    )
  })

  test('writes the arguments of a file as a user would', () => {
    const text = cellExpression(
      {
        ...cell,
        source: {
          kind: 'expression',
          file: 'default.nix',
          attribute: 'sets.7zip',
          arg: { pkgs: 'pkgs', or: `''\n  two\n''` },
          argstr: { text: `\${a}` },
        },
        instance: {
          overlays: [
            { kind: 'file', file: './o.nix' },
            { kind: 'flake', reference: 'github:a/b', name: '1st' },
          ],
          allowUnfree: ['blender'],
          legacy: 'github:nixos-cuda/cuda-legacy',
        },
      },
      { root: '/r' },
    )
    expect(text.slice(text.indexOf('  instanceWith'))).toMatchInlineSnapshot(`
      "  instanceWith = overlays: import nixpkgs {
          system = "x86_64-linux";
          inherit overlays;
          config = {
            cudaSupport = true;
            cudaCapabilities = [ "8.0" "9.0" ];
            cudaForwardCompat = true;
            rocmSupport = false;
            allowUnfreePredicate = isPermitted;
          };
        };
        overlays = [
          (import "/r/o.nix")
          (builtins.getFlake "github:a/b").overlays."1st"
        ];
        # The toolkit as the default of everything.
        asDefault = final: _: {
          cudaPackages = final.cudaPackages_12_8;
          cudaPackages_12 = final.cudaPackages_12_8;
        };
        hasToolkit = (builtins.tryEval (builtins.isAttrs (instanceWith overlays).cudaPackages_12_8 or null)).value;
        legacy = (builtins.getFlake "github:nixos-cuda/cuda-legacy").overlays.default;
        # It replaces manifests that this Nixpkgs needs, so it is laid on only where the toolkit is missing.
        instance = instanceWith ((if hasToolkit then [ ] else [ legacy ]) ++ overlays ++ [ asDefault ]);
        pkgs = builtins.seq instance.cudaPackages_12_8 instance;

        # For the arguments, beside pkgs.
        inherit (pkgs) lib;
        toolkit = "12.8";
        capabilities = [ "8.0" "9.0" ];
        system = "x86_64-linux";
        root = /. + "/r";

        package = (import "/r/default.nix" {
          pkgs = (pkgs);
          "or" = (''
        two
      ''
      );
          text = "\\\${a}";
        }).sets."7zip";
      in
      {
        inherit package;
        info = if !(package ? drvPath) then throw "it gives \${
          if builtins.isAttrs package then "a set with \${toString (builtins.attrNames package)}" else "a \${builtins.typeOf package}"
        } instead of a package" else {
          inherit (package) drvPath name;
          outputs = builtins.listToAttrs (
            map (name: { inherit name; value = package.\${name}.outPath; }) (package.outputs or [ "out" ])
          );
          unfree =
            let
              tried = builtins.tryEval (package.meta.unfree or null);
            in
            if tried.success then tried.value else null;
        };
      }
      "
    `)
  })

  test('has nothing of Nixpkgs for what brings its own', () => {
    expect(cellExpression(flake('.', 'saxpy-{sm}'), { root: '/r' })).toMatchInlineSnapshot(`
      "# torch-cuda12.8-sm80_sm90_ptx90-x86_64-linux
      # Build it with: nix build -f THIS-FILE package
      let
        # A folder of this repository as a flake: what git tracks of it, where it is a git repository.
        localFlake =
          folder: parameters:
          let
            shallow = if builtins.pathExists "/r/.git/shallow" then "&shallow=1" else "";
            says = builtins.match ".*&submodules=.*" parameters != null;
            submodules = if !says && builtins.pathExists "/r/.git/modules" then "&submodules=1" else "";
          in
          builtins.getFlake (
            if builtins.pathExists "/r/.git" then
              "git+file://" + "/r" + "?dir=" + folder + parameters + submodules + shallow
            else
              "path:" + "/r" + "/" + folder
          );

        package = (
          let
            flake = localFlake "" "";
          in
          flake.packages.x86_64-linux."saxpy-{sm}" or flake.legacyPackages.x86_64-linux."saxpy-{sm}" or (
            throw ". has neither packages.x86_64-linux.saxpy-{sm} nor legacyPackages.x86_64-linux.saxpy-{sm}"
          )
        );
      in
      {
        inherit package;
        info = if !(package ? drvPath) then throw "it gives \${
          if builtins.isAttrs package then "a set with \${toString (builtins.attrNames package)}" else "a \${builtins.typeOf package}"
        } instead of a package" else {
          inherit (package) drvPath name;
          outputs = builtins.listToAttrs (
            map (name: { inherit name; value = package.\${name}.outPath; }) (package.outputs or [ "out" ])
          );
          unfree =
            let
              tried = builtins.tryEval (package.meta.unfree or null);
            in
            if tried.success then tried.value else null;
        };
      }
      "
    `)
    const bare = { kind: 'expression', file: './a.nix', attribute: null, arg: {}, argstr: {} } as const
    expect(cellExpression({ ...cell, source: bare }, { root })).not.toContain('nixpkgs')
  })

  test('has a plain instance without CUDA', () => {
    const text = cellExpression({ ...cell, toolkit: 'cpu', capabilities: [], ptx: [] }, { root })
    expect(text).toContain('cudaSupport = false;')
    expect(text).toContain('  pkgs = instance;\n')
    expect(text).not.toMatch(/cudaPackages|cudaCapabilities/)
  })

  test.each([
    ['.', 'localFlake "" ""'],
    ['./', 'localFlake "" ""'],
    ['./a b/ü/', 'localFlake "a%20b/%C3%BC" ""'],
    ['.?dir=sub', 'localFlake "sub" ""'],
    ['./a?dir=b&submodules=1', 'localFlake "a/b" "&submodules=1"'],
    ['github:owner/repo?dir=x', 'builtins.getFlake "github:owner/repo?dir=x"'],
    ['path:./sub dir', 'builtins.getFlake "path:/r/sub%20dir"'],
    ['path:.', 'builtins.getFlake "path:/r"'],
    ['path:/elsewhere', 'builtins.getFlake "path:/elsewhere"'],
  ])('reads the flake reference %s as %s', (reference, source) => {
    expect(cellExpression(flake(reference), { root: '/r' })).toContain(`flake = ${source};`)
  })
})

describe('cellsExpression', () => {
  const cells: readonly Cell[] = [cell, { ...flake('.'), id: 'other' }]

  test('has the cells of one instance in one file, each as it stands in its own', () => {
    const text = cellsExpression(cells, { root: '/r' })
    expect(text.match(/instanceWith = /g)).toHaveLength(1)
    expect(text).toContain(`"${cell.id}" = cell (pkgs.python3Packages.torch);`)
    expect(text).toContain('flake.packages.x86_64-linux.saxpy or')
  })

  test('refuses cells of several instances, and none', () => {
    expect(() => cellsExpression([cell, { ...cell, toolkit: '12.9' }], { root })).toThrow('one Nixpkgs instance')
    expect(() => cellsExpression([], { root })).toThrow('one Nixpkgs instance')
    expect(instanceKey({ ...cell, ptx: [] })).not.toBe(instanceKey(cell))
    expect(instanceKey(flake('.'))).toBe(instanceKey(cell))
  })
})
