/** NVIDIA's files that have a licence other than the EULA of the CUDA Toolkit, by their names. */

interface Product {
  readonly product: string
  readonly licence: string
  readonly source: string
  /** Whether a copy of one of its files must not lie where anybody can read it. */
  readonly unfree: boolean
  readonly files: RegExp
}

/** Libraries as `libNAME.so.9`, `libNAME_static.a`, and `libNAME-d0da41ae.so.9` of auditwheel. */
const libraries = (...names: readonly string[]) =>
  new RegExp(`(?:^|/)lib(?:${names.join('|')})(?:_static\\w*)?(?:-[0-9a-f]{8})?(?:\\.so(?:\\.[\\d.]+)?|\\.a)$`)

export const products: readonly Product[] = [
  {
    product: 'cuDNN',
    licence: 'cuDNN supplement',
    source: 'https://docs.nvidia.com/deeplearning/cudnn/backend/latest/reference/eula.html',
    unfree: true,
    files: either(libraries('cudnn\\w*'), /(?:^|\/)cudnn\w*\.h$/),
  },
  {
    product: 'cuTENSOR',
    licence: 'cuTENSOR supplement',
    source: 'https://docs.nvidia.com/cuda/cutensor/latest/license.html',
    unfree: true,
    files: either(libraries('cutensor', 'cutensorMg', 'cutensorMp'), /(?:^|\/)cutensor(?:\/|M[gp]\.h$|\.h$)/),
  },
  {
    product: 'cuSPARSELt',
    licence: 'cuSPARSELt supplement',
    source: 'https://docs.nvidia.com/cuda/cusparselt/license.html',
    unfree: true,
    files: either(libraries('cusparseLt'), /(?:^|\/)cusparseLt\.h$/),
  },
  {
    product: 'TensorRT',
    licence: 'TensorRT supplement',
    source: 'https://docs.nvidia.com/deeplearning/tensorrt/latest/reference/sla.html',
    unfree: true,
    files: either(libraries('nvinfer\\w*', 'nvonnxparser', 'nvparsers'), /(?:^|\/)(?:trtexec|NvInfer\w*\.h)$/),
  },
  {
    product: 'NCCL',
    licence: 'BSD-3-Clause',
    source: 'https://github.com/NVIDIA/nccl/blob/master/LICENSE.txt',
    unfree: false,
    files: either(libraries('nccl'), /(?:^|\/)nccl\w*\.h$/),
  },
  {
    product: 'NVSHMEM',
    licence: 'licence of its release',
    source: 'https://docs.nvidia.com/nvshmem/',
    unfree: true,
    files: libraries('nvshmem\\w*'),
  },
  {
    product: 'NVIDIA math libraries outside of the toolkit (cuDSS, cuBLASMp, cuSOLVERMp, nvCOMP, nvJPEG2000, nvTIFF)',
    licence: 'licence of each',
    source: 'https://developer.download.nvidia.com/compute/',
    unfree: true,
    files: libraries('cudss\\w*', 'cublasmp', 'cusolverMp', 'nvcomp\\w*', 'nvjpeg2k', 'nvtiff'),
  },
  {
    product: 'cuQuantum',
    licence: 'cuQuantum licence',
    source: 'https://docs.nvidia.com/cuda/cuquantum/license.html',
    unfree: true,
    files: libraries('custatevec', 'cutensornet', 'cudensitymat'),
  },
  {
    // Not libnvidia-container and libnvidia-egl-*, which NVIDIA gives away with their sources.
    product: 'NVIDIA driver',
    licence: 'licence of the driver',
    source: 'https://download.nvidia.com/XFree86/Linux-x86_64/',
    unfree: true,
    files: libraries(
      ...[
        'nvidia-(?!container|egl-)[\\w-]+',
        'cudadebugger',
        'nvcuvid',
        'nvoptix',
        '(?:GLX|EGL|GLESv\\d_CM|GLESv\\d)_nvidia',
      ],
    ),
  },
  {
    product: 'CCCL (Thrust, CUB, libcu++)',
    licence: 'Apache-2.0 and others, by file',
    source: 'https://github.com/NVIDIA/cccl/blob/main/LICENSE',
    unfree: false,
    files: /(?:^|\/)(?:thrust|cub|cuda\/std|cuda\/__\w+|nv)\/(?:.*\/)?[\w.]+$/,
  },
]

/** Whose a file (a path) is by its name, if not the toolkit’s. */
export function productOf(file: string): Product | undefined {
  return products.find(({ files }) => files.test(file))
}

function either(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'))
}
