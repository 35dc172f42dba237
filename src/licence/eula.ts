/**
 * Attachment A of the EULA of the CUDA Toolkit: the files that it lists as distributable with an application, as each edition
 * that we have read lists them for Linux and for all systems. Transcribed; NVIDIA publishes no machine-readable list.
 */

/** Editions, oldest first. `toolkits` are those whose paths are judged by it; `wheels` is the one that NVIDIA’s wheels carry. */
export const editions = [
  {
    id: 'wheels',
    lastUpdated: null,
    from: null,
    source:
      'License.txt of NVIDIA’s wheels on PyPI, the same text from 11.7 to 13.5 (nvidia-cuda-runtime, nvidia-cublas)',
  },
  {
    id: '2021-10-08',
    lastUpdated: '2021-10-08',
    from: '11.5',
    source: 'copyright file of Debian’s libcudart11.0 11.8.89',
  },
  {
    id: '2024-01-12',
    lastUpdated: '2024-01-12',
    from: '12.4',
    source: 'copyright file of Debian’s libcudart12 12.4.127',
  },
  {
    id: '2026-01-26',
    lastUpdated: '2026-01-26',
    from: '13.2',
    source: 'https://docs.nvidia.com/cuda/eula/, read when it was last updated on January 26, 2026',
  },
] as const

export type EditionId = (typeof editions)[number]['id']

interface Listing {
  readonly component: string
  /** Editions that list it. */
  readonly in: readonly EditionId[]
  /** As the editions write them; a header’s may have its folder. */
  readonly files: readonly string[]
}

const all = ['wheels', '2021-10-08', '2024-01-12', '2026-01-26'] as const
const dated = ['2021-10-08', '2024-01-12', '2026-01-26'] as const
const recent = ['2024-01-12', '2026-01-26'] as const
const last = ['2026-01-26'] as const

const npp = ['c', 'ial', 'icc', 'icom', 'idei', 'if', 'ig', 'im', 'ist', 'isu', 'itc', 's']

export const listings: readonly Listing[] = [
  { component: 'CUDA Runtime', in: all, files: ['libcudart.so', 'libcudart_static.a', 'libcudadevrt.a'] },
  {
    component: 'cuFFT',
    in: all,
    files: ['libcufft.so', 'libcufft_static.a', 'libcufftw.so', 'libcufftw_static.a'],
  },
  {
    component: 'cuBLAS',
    in: all,
    files: ['libcublas.so', 'libcublasLt.so', 'libcublas_static.a', 'libcublasLt_static.a'],
  },
  { component: 'NVBLAS', in: all, files: ['libnvblas.so'] },
  { component: 'cuSPARSE', in: all, files: ['libcusparse.so', 'libcusparse_static.a'] },
  { component: 'cuSOLVER', in: all, files: ['libcusolver.so', 'libcusolver_static.a'] },
  { component: 'cuRAND', in: all, files: ['libcurand.so', 'libcurand_static.a'] },
  {
    component: 'NVIDIA Performance Primitives',
    in: all,
    files: npp.flatMap((part) => [`libnpp${part}.so`, `libnpp${part}_static.a`]),
  },
  { component: 'nvJPEG', in: all, files: ['libnvjpeg.so', 'libnvjpeg_static.a'] },
  { component: 'culibos, for static linking', in: all, files: ['libculibos.a'] },
  { component: 'NVRTC', in: all, files: ['nvrtc.h', 'libnvrtc.so', 'libnvrtc-builtins.so'] },
  { component: 'NVRTC', in: recent, files: ['libnvrtc_static.a'] },
  // So written there: the file that exists, libnvrtc-builtins_static.a, is listed since the next edition alone.
  { component: 'NVRTC', in: ['2024-01-12'], files: ['libnvrtx-builtins_static.a'] },
  { component: 'NVRTC', in: last, files: ['libnvrtc-builtins_static.a'] },
  { component: 'NVVM', in: all, files: ['libnvvm.so'] },
  { component: 'nvJitLink', in: recent, files: ['libnvJitLink.so', 'libnvJitLink_static.a'] },
  { component: 'libdevice', in: all, files: ['libdevice.10.bc'] },
  { component: 'Occupancy header', in: all, files: ['cuda_occupancy.h'] },
  { component: 'Half precision headers', in: all, files: ['cuda_fp16.h', 'cuda_fp16.hpp'] },
  {
    component: 'Half precision headers',
    in: last,
    files: ['bf16', 'fp8', 'fp6', 'fp4'].flatMap((type) => [`cuda_${type}.h`, `cuda_${type}.hpp`]),
  },
  {
    component: 'Headers of the runtime',
    in: last,
    files: [
      ...['crt/host_defines.h', 'cuComplex.h', 'cuda_awbarrier_helpers.h', 'cuda_awbarrier_primitives.h'],
      ...['cuda_awbarrier.h', 'cuda_pipeline_helpers.h', 'cuda_pipeline_primitives.h', 'cuda_pipeline.h'],
      ...['cuda_runtime_api.h', 'cuda.h', 'cuda/std/tuple', 'cuda/std/type_traits', 'cuda/std/utility'],
      ...['device_types.h', 'vector_functions.h', 'vector_types.h'],
    ],
  },
  {
    component: 'cuObject',
    in: last,
    files: [
      ...['libcuobjclient.so', 'libcuobjserver.so', 'cuobjclient.h', 'cuobjrdma.h', 'cuobjrdmaparam.h'],
      ...['cuobjserver.h', 'cuobjtelem.h'],
    ],
  },
  { component: 'CUPTI', in: all, files: ['libcupti.so'] },
  { component: 'NVTX', in: all, files: ['libnvToolsExt.so'] },
  { component: 'NVTX', in: last, files: ['libnvtx3interop.so'] },
  { component: 'CUDA driver libraries', in: all, files: ['libcuda.so', 'libnvidia-ptxjitcompiler.so'] },
  { component: 'CUDA driver libraries', in: ['wheels'], files: ['libnvidia-fatbinaryloader.so'] },
  { component: 'CUDA driver libraries', in: recent, files: ['libnvptxcompiler_static.a'] },
  {
    component: 'cuFile',
    in: dated,
    files: ['cufile.h', 'libcufile.so', 'libcufile_rdma.so', 'libcufile_static.a', 'libcufile_rdma_static.a'],
  },
]

/**
 * The edition by which files of a toolkit (as in `12.4`) are judged: the newest that we have read and that is not younger
 * than the toolkit. Undefined where the toolkit is not known: then a file has to be in every dated edition.
 */
export function editionOf(toolkit: string | undefined): EditionId | undefined {
  if (toolkit === undefined) return undefined
  const [major = 0, minor = 0] = toolkit.split('.').map(Number)
  return editions.findLast(({ from }) => {
    const [since = Number.POSITIVE_INFINITY, and = 0] = from?.split('.').map(Number) ?? []
    return since < major || (since === major && and <= minor)
  })?.id
}

/** The component under which an edition lists a file (a path, of which the end counts); undefined where it does not. */
export function listedAs(file: string, edition: EditionId | undefined): string | undefined {
  const name = withoutVersion(file)
  return listings.find(
    ({ in: listed, files }) =>
      (edition ? listed.includes(edition) : dated.every((one) => listed.includes(one))) &&
      files.some((one) => name === one || name.endsWith(`/${one}`)),
  )?.component
}

/** Attachment A also means variations with a version in the name: `libcudart.so.12.4.127` is `libcudart.so`. */
function withoutVersion(file: string): string {
  return file.replace(/\.so(?:\.\d+)+$/, '.so')
}
