/** Files that NVIDIA hands out, by their names: what a program that was built with CUDA may have been given copies of. */
import { listings } from './eula.ts'
import { productOf } from './products.ts'

/** Libraries of the toolkit that no edition of its EULA lists. https://developer.download.nvidia.com/compute/cuda/redist/ */
const unlisted = [
  ...['accinj', 'cufilt', 'cuinj', 'cusolverMg', 'metis_static', 'nvfatbin', 'nvperf\\w*', 'nvptxcompiler'],
  'pcsamplingutil',
]
const listed = listings.flatMap(({ files }) =>
  files.flatMap((file) => /^lib([\w-]+?)(?:_static)?\.(?:so|a)$/.exec(file)?.[1] ?? []),
)
/** auditwheel adds eight digits of a hash to names, as in `libcudart-d0da41ae.so.11.0`. */
const library = new RegExp(
  `^lib(?:${[...new Set([...listed, ...unlisted])].join('|')})(?:\\d+|(?:_\\w+)?_static\\w*)?(?:\\.alt)?(?:-[0-9a-f]{8})?(?:\\.so(?:\\.[\\d.]+)?|\\.a)$`,
)
const programs =
  /^(?:cicc|compute-sanitizer|cudafe\+\+|cuda-gdb|cuobjdump|fatbinary|ncu|nsys|nvcc|nvdisasm|nvlink|nvprof|nvprune|ptxas)$/
const others = /^libdevice(?:\.\d+)?\.bc$/

/** Whether a file of this name is one of NVIDIA's. A name is no proof; what has another name may be one all the same. */
export function isNvidiaFile(name: string): boolean {
  return library.test(name) || programs.test(name) || others.test(name) || productOf(name)?.unfree === true
}
