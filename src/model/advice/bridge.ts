import { type AdviceOf, advise } from './advice.ts'

const repairDriver = 'Restart the machine after an update of the driver; `nvidia-smi` must answer.'

/** The driver bridge, and programs that run through it. */
export const bridgeAdvice: AdviceOf<'GPU3'> = {
  GPU301: advise(
    'No driver is installed, or a container was started without it.',
    'Install the driver; start containers with `--gpus all` and `NVIDIA_DRIVER_CAPABILITIES=compute,utility`.',
  ),
  GPU302: advise(
    'home-manager or nix-system-graphics pins a driver, and the system has updated its own.',
    'Pin the version of the kernel module there. Until then the libraries of the system are used.',
  ),
  GPU303: advise(
    'A container has only the capability `utility`, or a package of the driver is missing.',
    'Set `NVIDIA_DRIVER_CAPABILITIES=compute,utility`, or install all compute packages of the driver.',
  ),
  GPU304: advise(
    'The driver was built for a newer system than the Nixpkgs of the program.',
    'Build the program with a newer Nixpkgs.',
  ),
  GPU305: advise(
    'The machine sets LD_LIBRARY_PATH for everybody, as images with a CUDA toolkit do.',
    'Nothing has to be done. To keep a folder, set it behind: `nix-cuda run -- env LD_LIBRARY_PATH=… PROGRAM`.',
  ),
  GPU306: advise('The state folder is not writable, or its disk is full.', 'Free disk space, or set `XDG_STATE_HOME`.'),
  GPU307: advise(
    'A container has only the capabilities for computing.',
    'Set `NVIDIA_DRIVER_CAPABILITIES=all`, or install the graphics packages of the driver.',
  ),
  GPU308: advise(
    'The rights of root, or patchelf, are missing; or another program has made /run/opengl-driver.',
    'Use the bridge of one program (`nix-cuda run`), which needs neither.',
  ),
  GPU309: advise('The driver of a Jetson is part of its system.', 'Use jetpack-nixos, or a container of JetPack.'),
  GPU310: advise('A typing error, or the program is not on PATH.', 'Give the path of the program.'),
  GPU320: advise(
    'There is no bridge, or the driver is not installed.',
    'Start the program with `nix-cuda run -- PROGRAM`.',
  ),
  GPU321: advise(
    "A folder `stubs` of a toolkit is in the program's RUNPATH or in LD_LIBRARY_PATH.",
    'Use the stubs for linking only; add `autoAddDriverRunpath` to the package.',
  ),
  GPU322: advise('The driver was updated without a restart, or is older than the program needs.', repairDriver),
  GPU323: advise(
    'The GPU was not given to this container, `CUDA_VISIBLE_DEVICES` is empty, or the GPU has failed.',
    'Run `nix-cuda doctor`, which says which of these it is.',
  ),
  GPU324: advise(
    'It was compiled for other GPUs, without PTX.',
    'Add the compute capability of this GPU to the request. `nix-cuda verify --gpu` says it before the run.',
  ),
  GPU325: advise(
    'The PTX comes from a newer toolkit than the driver, or needs a newer GPU.',
    'Add machine code for this GPU, or update the driver.',
  ),
  GPU326: advise(
    'libcuda was found without the folder around it: through a RUNPATH, which libcuda itself does not inherit.',
    'Start the program with `nix-cuda run -- PROGRAM`.',
  ),
  GPU327: advise(
    'On machines with NVSwitch the Fabric Manager must run, with the version of the driver.',
    'Start nvidia-fabricmanager.',
  ),
  GPU328: advise('Another program uses the memory.', 'Run `nvidia-smi`, and end what was left behind.'),
  GPU329: advise(
    'The compute mode is exclusive or prohibited, or another program holds the GPU.',
    'Wait for that program, or set the mode to Default.',
  ),
  GPU330: advise('The error is not known to this version.', repairDriver),
  GPU331: advise('The GPU is faulty.', 'Take the machine out of service and run `dcgmi diag -r 3`.'),
  GPU332: advise(
    'There is no Nix, or the Nixpkgs cannot build a C program.',
    'Give the program with `--probe`, or a Nixpkgs with `--nixpkgs`.',
  ),
  GPU333: advise('The program itself failed.', 'Its last lines are shown; run it alone with `nix-cuda run`.'),
}
