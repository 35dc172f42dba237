/** NVIDIA's files that have a licence other than the EULA of the CUDA Toolkit, by their names. */

interface Product {
  readonly product: string
  readonly licence: string
  readonly source: string
  readonly files: RegExp
}

/** Libraries as `libNAME.so.9` and `libNAME_static.a`. */
const libraries = (...names: readonly string[]) =>
  new RegExp(`(?:^|/)lib(?:${names.join('|')})(?:_static\\w*)?(?:\\.so(?:\\.[\\d.]+)?|\\.a)$`)

export const products: readonly Product[] = [
  {
    product: 'cuDNN',
    licence: 'cuDNN supplement',
    source: 'https://docs.nvidia.com/deeplearning/cudnn/backend/latest/reference/eula.html',
    files: either(libraries('cudnn\\w*'), /(?:^|\/)cudnn\w*\.h$/),
  },
  {
    product: 'cuTENSOR',
    licence: 'cuTENSOR supplement',
    source: 'https://docs.nvidia.com/cuda/cutensor/latest/license.html',
    files: either(libraries('cutensor', 'cutensorMg', 'cutensorMp'), /(?:^|\/)cutensor(?:\/|M[gp]\.h$|\.h$)/),
  },
  {
    product: 'cuSPARSELt',
    licence: 'cuSPARSELt supplement',
    source: 'https://docs.nvidia.com/cuda/cusparselt/license.html',
    files: either(libraries('cusparseLt'), /(?:^|\/)cusparseLt\.h$/),
  },
  {
    product: 'TensorRT',
    licence: 'TensorRT supplement',
    source: 'https://docs.nvidia.com/deeplearning/tensorrt/latest/reference/sla.html',
    files: either(libraries('nvinfer\\w*', 'nvonnxparser', 'nvparsers'), /(?:^|\/)(?:trtexec|NvInfer\w*\.h)$/),
  },
  {
    product: 'NCCL',
    licence: 'BSD-3-Clause',
    source: 'https://github.com/NVIDIA/nccl/blob/master/LICENSE.txt',
    files: either(libraries('nccl'), /(?:^|\/)nccl\w*\.h$/),
  },
  {
    product: 'NVSHMEM',
    licence: 'NVSHMEM licence',
    source: 'https://docs.nvidia.com/nvshmem/api/sla.html',
    files: libraries('nvshmem\\w*'),
  },
  {
    product: 'NVIDIA math libraries outside of the toolkit (cuDSS, cuBLASMp, cuSOLVERMp, nvCOMP, nvJPEG2000, nvTIFF)',
    licence: 'licence of each',
    source: 'https://developer.download.nvidia.com/compute/',
    files: libraries('cudss\\w*', 'cublasmp', 'cusolverMp', 'nvcomp\\w*', 'nvjpeg2k', 'nvtiff'),
  },
  {
    product: 'cuQuantum',
    licence: 'cuQuantum licence',
    source: 'https://docs.nvidia.com/cuda/cuquantum/latest/license.html',
    files: libraries('custatevec', 'cutensornet', 'cudensitymat'),
  },
  {
    product: 'NVIDIA driver',
    licence: 'licence of the driver',
    source: 'https://www.nvidia.com/en-us/drivers/nvidia-license/',
    files: libraries(
      ...[
        'nvidia-(?!container)[\\w-]+',
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
