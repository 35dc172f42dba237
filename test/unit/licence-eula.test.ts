/** The table of NVIDIA's EULA against its text, as far as no package is needed for it; test/lab/licence.test.ts has the rest. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { toolkits } from '../../src/cuda/toolkits.ts'
import { classifyFile, classifyPath } from '../../src/licence/classify.ts'
import { type EditionId, editionOf, editions, listings } from '../../src/licence/eula.ts'
import { isNvidiaFile } from '../../src/licence/nvidia-files.ts'
import { attachmentA } from '../attachment-a.ts'

/** What a reader that shares nothing with the table found in the texts (attachment-a.ts; the last edition by another). */
const recorded = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures/licence/attachment-a.json'), 'utf8'),
) as Readonly<Record<EditionId, readonly string[]>>

describe('the table of the EULA', () => {
  it.each(editions.map(({ id }) => id))('has what the edition %s lists, and no more', (edition) => {
    const files = listings.filter((one) => one.in.includes(edition)).flatMap((one) => one.files)
    expect([...files].sort()).toEqual(recorded[edition])
  })

  it('has an edition for every toolkit that is not older than the first', () => {
    const of = (toolkit: string) => editionOf(toolkit)
    expect(['11.8', '12.3', '12.4', '12.9', '13.0', '13.1', '13.2', '13.5', '14.0'].map(of)).toEqual([
      ...['2021-10-08', '2021-10-08', '2024-01-12', '2024-01-12', '2024-01-12', '2024-01-12', '2026-01-26'],
      ...['2026-01-26', '2026-01-26'],
    ])
    expect(toolkits.map(({ version }) => version).filter((version) => of(version) === undefined)).toEqual(['11.4'])
  })
})

describe('classifyFile', () => {
  const classOf = (file: string, toolkit = '12.4') => {
    const { class: found, of } = classifyFile(file, editionOf(toolkit))
    return of === null ? found : `${found}: ${of}`
  }

  it.each([
    ['lib/libcudart.so.12.4.127', 'listed: CUDA Runtime'],
    ['lib/stubs/libcuda.so', 'listed: CUDA driver libraries'],
    ['lib/libnvrtc-builtins.so.12.4', 'listed: NVRTC'],
    ['nvvm/libdevice/libdevice.10.bc', 'listed: libdevice'],
    ['include/cuda_fp16.h', 'listed: Half precision headers'],
    ['include/cuda_fp8.h', 'not listed'],
    ['include/cuda_runtime.h', 'not listed'],
    ['bin/nvcc', 'not listed'],
    ['bin/ptxas', 'not listed'],
    ['bin/cuobjdump', 'not listed'],
    ['nvvm/bin/cicc', 'not listed'],
    // Variations by version and architecture are listed, others are not.
    ['lib/libnvrtc.alt.so.12', 'not listed'],
    ['lib/libcudart-d0da41ae.so.12', 'not listed'],
    ['lib/libcufft_static_nocallback.a', 'not listed'],
    ['lib/libcupti_static.a', 'not listed'],
    ['lib/libcusolverMg.so.11', 'not listed'],
    ['lib/libnvfatbin.so.12', 'not listed'],
    // The edition of 2024 writes libnvrtx-builtins_static.a.
    ['lib/libnvrtc-builtins_static.a', 'not listed'],
    ['lib/libcudnn_ops.so.9', 'other licence: cuDNN: cuDNN supplement'],
    ['lib/libcutensor.so.2', 'other licence: cuTENSOR: cuTENSOR supplement'],
    ['lib/libcusparseLt.so.0', 'other licence: cuSPARSELt: cuSPARSELt supplement'],
    ['lib/libnvinfer_plugin.so.10', 'other licence: TensorRT: TensorRT supplement'],
    ['lib/libnccl.so.2', 'other licence: NCCL: BSD-3-Clause'],
    ['lib/libnvshmem_host.so.3', 'other licence: NVSHMEM: licence of its release'],
    ['lib/libnvidia-ml.so.1', 'other licence: NVIDIA driver: licence of the driver'],
    ['lib/libnvidia-ptxjitcompiler.so.1', 'listed: CUDA driver libraries'],
    ['include/thrust/sort.h', 'other licence: CCCL (Thrust, CUB, libcu++): Apache-2.0 and others, by file'],
  ])('%s is %s', (file, expected) => expect(classOf(file)).toBe(expected))

  it.each([
    ['libnvJitLink.so.12', '12.3', 'not listed'],
    ['libnvJitLink.so.12', '12.4', 'listed: nvJitLink'],
    ['include/cuda_fp8.h', '13.5', 'listed: Half precision headers'],
    ['include/crt/host_defines.h', '13.5', 'listed: Headers of the runtime'],
    ['include/host_defines.h', '13.5', 'not listed'],
    ['libcufile.so.0', '11.8', 'listed: cuFile'],
  ])('%s of CUDA %s is %s', (file, toolkit, expected) => expect(classOf(file, toolkit)).toBe(expected))

  it('without a toolkit needs every dated edition', () => {
    const classes = ['libnvJitLink.so.12', 'libcufile.so.0', 'libcudart.so.12'].map((file) =>
      classifyFile(file, undefined),
    )
    expect(classes.map((one) => one.class)).toEqual(['not listed', 'listed', 'listed'])
  })
})

describe('classifyPath', () => {
  it('counts every file of what NVIDIA hands out, but licence texts and what Nix writes', () => {
    const files = ['LICENSE', 'lib/libcudart.so.12', 'nix-support/setup-hook', 'share/doc/LICENSE.txt', 'lib/cudart.pc']
    expect(classifyPath('cuda12.4-cuda_cudart-12.4.127', files, { whole: true })).toEqual({
      edition: '2024-01-12',
      class: 'not listed',
      counts: { listed: 1, 'other licence': 0, 'not listed': 1 },
      examples: [
        { file: 'lib/cudart.pc', class: 'not listed', of: null },
        { file: 'lib/libcudart.so.12', class: 'listed', of: 'CUDA Runtime' },
      ],
    })
  })

  it('counts of other paths what is named like NVIDIA’s libraries and programs, and no headers or free ones', () => {
    const files = ['bin/app', 'lib/libcudart.so.12', 'lib/libnccl.so.2', 'include/cuda_fp16.h', 'lib/libapp.so']
    const { counts } = classifyPath('app-1.0', files, { whole: false, toolkit: '12.4' })
    expect(counts).toEqual({ listed: 1, 'other licence': 0, 'not listed': 0 })
    expect(classifyPath('app-1.0', ['bin/app'], { whole: false }).class).toBeNull()
  })
})

it('every library that the EULA lists is known by name as one of NVIDIA’s', () => {
  const libraries = listings.flatMap(({ files }) => files).filter((file) => /\.(?:so|a|bc)$/.test(file))
  expect(libraries.filter((name) => !isNvidiaFile(name))).toEqual([])
  expect(libraries.filter((name) => name.endsWith('.so') && !isNvidiaFile(`${name}.12.4.127`))).toEqual([])
})

it('Attachment A is read out of its text as both packagers lay it out', () => {
  const lines = [
    '2.6. Attachment A',
    '',
    'Component',
    '',
    'CUDA Runtime',
    '',
    'Windows',
    '',
    'cudart.dll',
    '',
    'Linux',
    '',
  ]
  const text = [
    ...lines,
    'liba.so, libb.a',
    'libc.so',
    '',
    'Component',
    '',
    'X',
    '',
    'All',
    '',
    'x.h',
    '',
    '2.7. Attachment B',
  ]
  expect(attachmentA(text.join('\n'))).toEqual(['liba.so', 'libb.a', 'libc.so', 'x.h'])
  expect(attachmentA(text.map((line) => ` ${line || '.'}`).join('\n'))).toEqual(['liba.so', 'libb.a', 'libc.so', 'x.h'])
})
