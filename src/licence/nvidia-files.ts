/** Files that NVIDIA hands out, by their names: what a program that was built with CUDA may have been given copies of. */

/**
 * Libraries of the CUDA toolkit, cuDNN, TensorRT and the driver, as their file names begin.
 * https://docs.nvidia.com/cuda/eula/index.html (attachment A), https://developer.download.nvidia.com/compute/cuda/redist/
 */
const libraries = [
  ...['accinj', 'cublas', 'cublasLt', 'cuda', 'cudadevrt', 'cudart', 'cudnn\\w*', 'cufft', 'cufftw', 'cufile', 'cuinj'],
  ...['culibos', 'cupti', 'curand', 'cusolver', 'cusolverMg', 'cusparse', 'cusparseLt', 'cutensor\\w*', 'metis_static'],
  ...['npp\\w+', 'nvblas', 'nvcuvid', 'nvfatbin', 'nvinfer\\w*', 'nvJitLink', 'nvjpeg', 'nvonnxparser', 'nvperf\\w*'],
  ...['nvptxcompiler', 'nvrtc', 'nvrtc-builtins', 'nvToolsExt', 'nvvm', 'nvidia-[\\w-]+', 'pcsamplingutil'],
]
const library = new RegExp(`^lib(?:${libraries.join('|')})(?:\\d+|_static)?(?:\\.alt)?(?:\\.so(?:\\.[\\d.]+)?|\\.a)$`)
const programs =
  /^(?:cicc|compute-sanitizer|cudafe\+\+|cuda-gdb|cuobjdump|fatbinary|ncu|nsys|nvcc|nvdisasm|nvlink|nvprune|ptxas)$/
const others = /^libdevice(?:\.\d+)?\.bc$/

/** Whether a file of this name is one of NVIDIA's. A name is no proof; what has another name may be one all the same. */
export function isNvidiaFile(name: string): boolean {
  return library.test(name) || programs.test(name) || others.test(name)
}
