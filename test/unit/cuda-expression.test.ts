import { describe, expect, test } from 'vitest'
import { attributePath, isAttributePath, nixAttributePath, nixString } from '../../src/cuda/attribute-path.ts'
import { cellExpression } from '../../src/cuda/expression.ts'
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

describe('cellExpression', () => {
  test('configures an instance of Nixpkgs as the cell asks', () => {
    expect(cellExpression(cell, { root })).toMatchInlineSnapshot(`
      "# torch-cuda12.8-sm80_sm90_ptx90-x86_64-linux
      # By hand: nix build -f THIS-FILE package
      let
        nixpkgs = (builtins.getFlake "github:NixOS/nixpkgs/nixos-26.05").outPath;

        # Unfree packages are allowed when Nixpkgs counts their licences as CUDA's, or when they are OptiX.
        cuda = nixpkgs + "/pkgs/development/cuda-modules/_cuda";
        known = if builtins.pathExists cuda then import cuda else { };
        isCuda = known.lib.allowUnfreeCudaPredicate or (licensedAs [
          "CUDA EULA"
          "cuDNN EULA"
          "cuSPARSELt EULA"
          "cuTENSOR EULA"
          "TensorRT EULA"
          "NVIDIA Math SDK SLA"
        ]);
        isOptix = licensedAs [ "NVidia OptiX EULA" ];
        licensedAs = names: package:
          let
            licence = package.meta.license or [ ];
            licences = if builtins.isList licence then licence else [ licence ];
          in
          builtins.all (one: one.free or false || builtins.elem (one.shortName or "") names) licences;

        pkgs = import nixpkgs {
          system = "x86_64-linux";
          overlays = [ ];
          config = {
            cudaSupport = true;
            cudaCapabilities = [ "8.0" "9.0" ];
            cudaForwardCompat = true;
            rocmSupport = false;
            allowUnfreePredicate = package: isCuda package || isOptix package;
          };
        };
        cudaPkgs = pkgs.cudaPackages_12_8.pkgs;

        package = cudaPkgs.python3Packages.torch;
      in
      {
        inherit package;
        info = {
          inherit (package) drvPath name;
          outputs = builtins.listToAttrs (
            map (name: { inherit name; value = package.\${name}.outPath; }) package.outputs
          );
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
    expect(text).toContain(String.raw`cudaPkgs.callPackage "/home/me/my \"project\"/a.nix" { }`)
    expect(text).toContain('cudaForwardCompat = false;')
    expect(cellExpression({ ...cell, nixpkgs: { kind: 'path', path: '/pkgs' } }, { root })).toContain(
      'nixpkgs = "/pkgs";',
    )
  })
})
