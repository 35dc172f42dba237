import type { ProblemCode } from '../../model/codes.ts'

/** An error of the driver API, its name in cuda.h, the code of this project, and what to do. */
export interface CudaError {
  readonly number: number
  readonly name: string
  readonly code: ProblemCode
  readonly fix: string
}

const restart = 'Restart the machine, so that kernel module and libraries are of one version; `nvidia-smi` must answer.'
const doctor = 'Run `nix-cuda doctor` to see which GPUs this process may use.'
const target = 'Compile it for this GPU too: add its compute capability to the request.'
const ptx = 'Add machine code for this GPU, or use a driver from the branch of the toolkit that made the PTX on.'
const compat =
  'Remove the folder of cuda_compat from LD_LIBRARY_PATH; it is for data-centre GPUs and the drivers that it names.'

const row = (number: number, name: string, code: ProblemCode, fix: string): CudaError => ({
  number,
  name: `CUDA_ERROR_${name}`,
  code,
  fix,
})

/** https://docs.nvidia.com/cuda/cuda-driver-api/group__CUDA__TYPES.html (CUresult) */
export const cudaErrors: readonly CudaError[] = [
  row(2, 'OUT_OF_MEMORY', 'GPU328', 'Run `nvidia-smi` to see what uses the memory.'),
  row(3, 'NOT_INITIALIZED', 'GPU322', restart),
  row(34, 'STUB_LIBRARY', 'GPU321', 'Remove the folder `stubs` of the toolkit from RUNPATH and LD_LIBRARY_PATH.'),
  row(
    46,
    'DEVICE_UNAVAILABLE',
    'GPU329',
    'Wait for the program that holds the GPU, or set its compute mode to Default.',
  ),
  row(100, 'NO_DEVICE', 'GPU323', doctor),
  row(101, 'INVALID_DEVICE', 'GPU323', doctor),
  row(209, 'NO_BINARY_FOR_GPU', 'GPU324', target),
  row(218, 'INVALID_PTX', 'GPU325', ptx),
  row(
    221,
    'JIT_COMPILER_NOT_FOUND',
    'GPU326',
    'Start it with `nix-cuda run -- PROGRAM`, which lets libcuda find the compiler.',
  ),
  row(222, 'UNSUPPORTED_PTX_VERSION', 'GPU325', ptx),
  row(802, 'SYSTEM_NOT_READY', 'GPU327', 'Start nvidia-fabricmanager in the version of the driver.'),
  row(803, 'SYSTEM_DRIVER_MISMATCH', 'GPU322', restart),
  row(804, 'COMPAT_NOT_SUPPORTED_ON_DEVICE', 'GPU322', compat),
  row(
    999,
    'UNKNOWN',
    'GPU330',
    'Check that /dev/nvidia-uvm is there and that this user may open it: run `nix-cuda doctor`.',
  ),
]

/** The row of an error; one of its own for a number that the table does not have. */
export function cudaError(number: number): CudaError {
  const known = cudaErrors.find((one) => one.number === number)
  return (
    known ?? { number, name: `error ${number}`, code: 'GPU330', fix: 'Look it up in CUresult of the CUDA driver API.' }
  )
}

/** Names of cudart for the same errors, which programs print: https://docs.nvidia.com/cuda/cuda-runtime-api/group__CUDART__TYPES.html */
const runtimeNames: Readonly<Record<string, number>> = {
  cudaErrorMemoryAllocation: 2,
  cudaErrorInitializationError: 3,
  cudaErrorStubLibrary: 34,
  cudaErrorInsufficientDriver: 35,
  cudaErrorDevicesUnavailable: 46,
  cudaErrorNoDevice: 100,
  cudaErrorInvalidDevice: 101,
  cudaErrorNoKernelImageForDevice: 209,
  cudaErrorInvalidPtx: 218,
  cudaErrorJitCompilerNotFound: 221,
  cudaErrorUnsupportedPtxVersion: 222,
  cudaErrorSystemNotReady: 802,
  cudaErrorSystemDriverMismatch: 803,
  cudaErrorCompatNotSupportedOnDevice: 804,
}

/** Sentences of cudaGetErrorString, as PyTorch, CuPy and others print them. */
const sentences: readonly (readonly [part: string, number: number])[] = [
  ['CUDA driver version is insufficient for CUDA runtime version', 35],
  ['no kernel image is available for execution on the device', 209],
  ['the provided PTX was compiled with an unsupported toolchain', 222],
  ['PTX JIT compiler library not found', 221],
  ['CUDA driver is a stub library', 34],
  ['no CUDA-capable device is detected', 100],
  ['system not yet initialized', 802],
  ['system has unsupported display driver / cuda driver combination', 803],
  ['forward compatibility was attempted on non supported HW', 804],
]

/** 35 comes from cudart alone: it found no libcuda, or one that is too old. */
const insufficient: CudaError = {
  number: 35,
  name: 'cudaErrorInsufficientDriver',
  code: 'GPU322',
  fix: 'Start it with `nix-cuda run -- PROGRAM`; if it was, the driver is older than the toolkit needs.',
}

/** The CUDA error that a program's output names, if any: the first one. */
export function errorInText(lines: readonly string[]): CudaError | undefined {
  for (const line of lines) {
    const word = /\b(?:cudaError\w+|CUDA_ERROR_\w+)\b/.exec(line)?.[0]
    const byName =
      word === undefined ? undefined : (runtimeNames[word] ?? cudaErrors.find(({ name }) => name === word)?.number)
    const number = byName ?? sentences.find(([part]) => line.includes(part))?.[1]
    if (number !== undefined) return number === 35 ? insufficient : cudaError(number)
  }
  return undefined
}
