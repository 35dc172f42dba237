import { describe, expect, it } from 'vitest'
import { failureCause } from '../../src/nix/build/failure-cause.ts'

const drv = (name: string) => `/nix/store/${'0'.repeat(32)}-${name}.drv`
const failed = (name: string) => `builder for '${drv(name)}' failed with exit code 1`

describe('the cause of a failed build', () => {
  // Lines as g++ 14, nvcc 13, ptxas 13, curl 8, cmake and the Linux kernel's cgroups write them.
  it.each([
    ['c++: fatal error: Killed signal terminated program cc1plus\nc++: error: Killed', /^Memory ran out/],
    ['virtual memory exhausted: Cannot allocate memory', /^Memory ran out/],
    ['terminate called after throwing an instance of std::bad_alloc', /^Memory ran out/],
    ["nvcc error   : 'cicc' died due to signal 9 (Kill signal)", /^Memory ran out/],
    ['/build/x.o: final close failed: No space left on device', /^The disk was full/],
    ["nvcc fatal   : Unsupported gpu architecture 'compute_120'", /does not know compute_120/],
    ["ptxas fatal   : Value 'sm_103a' is not defined for option 'gpu-name'", /does not know sm_103a/],
    [
      'curl: (22) The requested URL returned error: 404',
      /^Download failed: .*\(curl: \(22\) The requested URL returned error: 404\)\.$/,
    ],
    ['/nix/store/x-setup.sh: line 102: nvcc: command not found', /^nvcc was not found while app-1\.0 was built\.$/],
    ['sh: 1: nvcc: not found', /^nvcc was not found/],
    [
      'CMake Error at CMakeLists.txt:2 (project):\n  No CMAKE_CUDA_COMPILER could be found.\n\n  Tell CMake where to find the compiler',
      /^nvcc was not found/,
    ],
    ['error: cannot download source.tar.gz from any mirror', /^Download failed/],
  ])('is named for %j', (lines, message) => {
    const tail = lines.split('\n').map((line) => `app-1.0> ${line}`)
    expect(failureCause({ errors: [failed('app-1.0')], tail })?.message).toMatch(message)
  })

  it.each([
    'norm.cu(7): error: identifier "foo" is undefined',
    'RuntimeError: CUDA out of memory. Tried to allocate 2 GiB',
    'CUDA error: out of memory',
    'nvcc.profile: not found',
    'Makefile:3: all tests passed, 9 killed mutants',
  ])('is the package’s own for %j', (line) => {
    expect(failureCause({ errors: [failed('app-1.0')], tail: [`app-1.0> ${line}`] })).toBeUndefined()
  })

  it('is none of another build that ran at the same time', () => {
    const tail = ['other-1.0> No space left on device', 'app-1.0> make: *** [all] Error 2']
    expect(failureCause({ errors: [failed('app-1.0')], tail })).toBeUndefined()
  })

  it('names both hashes', () => {
    const said = `hash mismatch in fixed-output derivation '${drv('src')}':\n  specified: sha256-AA=\n     got:    sha256-BB=`
    expect(failureCause({ errors: [said], tail: [] })).toMatchObject({
      message: 'Hash mismatch: src has the hash sha256-BB=, but the package says sha256-AA=.',
      fix: expect.stringContaining('write sha256-BB='),
    })
  })
})
