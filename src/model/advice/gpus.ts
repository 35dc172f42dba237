import { type AdviceOf, advise } from './advice.ts'

type GpuHost = 'GPU110' | 'GPU111' | 'GPU112' | 'GPU113' | 'GPU114' | 'GPU115'

/** GPUs, their driver, and what was built for them. */
export const gpuAdvice: AdviceOf<'GPU10' | GpuHost | 'GPU2' | 'GPU40'> = {
  GPU101: advise(
    'The job runs on a machine without a GPU, or the driver is not installed.',
    'Choose a GPU runner by its label in `runs-on`, or install the driver. Without a GPU nothing can be run, but everything can be built and proven.',
  ),
  GPU102: advise(
    'The administrator restricts the nodes to a group (NVreg_DeviceFileMode, NVreg_DeviceFileGID).',
    'Add the user of the runner to the group of /dev/nvidia0 and start the runner again.',
  ),
  GPU103: advise(
    'The module nvidia_uvm is loaded by the first CUDA program, through the setuid program nvidia-modprobe; a container cannot load it.',
    'Run `nvidia-modprobe -u -c=0` on the host, and start the container again.',
  ),
  GPU104: advise(
    'The GPU has fallen off the bus (Xid 79 in the kernel log), or the driver waits for a reset.',
    'Take the runner offline, look for NVRM in `dmesg`, reset the GPU or restart the machine. If it happens again, check power and cooling.',
  ),
  GPU105: advise(
    'The runner is of another kind, a GPU has failed, or the container was given only some.',
    'Choose another runner, or lower `min-gpus`.',
  ),
  GPU106: advise(
    'The runner has smaller GPUs; with MIG a program has the memory of one instance.',
    'Choose another runner, or lower `min-memory-mib`.',
  ),
  GPU107: advise(
    'MIG mode was switched on, or the machine was restarted: instances do not outlive that.',
    'Create instances (`nvidia-smi mig -cgi PROFILE -C`), or switch MIG off (`nvidia-smi -mig 0`).',
  ),
  GPU108: advise(
    'The container was started without `--gpus all`, or the pod does not request `nvidia.com/gpu`. Privileged pods get NVIDIA_VISIBLE_DEVICES=void from the GPU Operator.',
    'Start it with `--gpus all` or `--device nvidia.com/gpu=all`, or add `nvidia.com/gpu: 1` to the limits of the container.',
  ),
  GPU109: advise('The runner has older GPUs.', 'Choose another runner, or lower `min-capability`.'),
  GPU110: advise(
    'CUDA_VISIBLE_DEVICES is empty or -1, as schedulers set it for jobs without GPUs.',
    'Remove the variable from the environment of the runner or of the step.',
  ),
  GPU111: advise(
    'The administrator has set the mode (`nvidia-smi -c 2`).',
    'Set it to default: `nvidia-smi -c 0`, as root.',
  ),
  GPU112: advise(
    'The memory of the GPU has errors that ECC could not correct since the driver was loaded.',
    'Reset the GPU or restart the machine; have the GPU replaced if the errors come back.',
  ),
  GPU113: advise(
    'nvidia-persistenced is not running, so that the driver unloads the GPU when no program uses it.',
    'Start it: `systemctl enable --now nvidia-persistenced`.',
  ),
  GPU114: advise(
    'The GPUs of Jetson modules have drivers, libraries and device code of their own.',
    'Build for the Jetson capability on aarch64-linux, and use the driver of its Jetson Linux.',
  ),
  GPU115: advise(
    'The image of the runner sets the variable for its own CUDA toolkit, and these folders are searched before those of the program.',
    'Remove it from /etc/environment or the `.env` file of the runner.',
  ),
  GPU201: advise(
    'The driver was upgraded while the machine ran, usually by unattended-upgrades.',
    'Restart the machine, and exclude the driver from automatic upgrades (`apt-mark hold`, or a blacklist in unattended-upgrades).',
  ),
  GPU202: advise(
    'The driver is not installed, its module does not fit the kernel, or nouveau or vfio-pci took the device first.',
    'Install the driver, or unbind the other one; `dmesg` and `lspci -k` show what has the device.',
  ),
  GPU203: advise(
    'Only the kernel module is installed, or the container lacks the capability `compute` (NVIDIA_DRIVER_CAPABILITIES).',
    'Install the driver’s libraries of the same version, or start the container with NVIDIA_DRIVER_CAPABILITIES=compute,utility.',
  ),
  GPU204: advise(
    'Every major version of CUDA has an oldest driver: 525 for 12, 580 for 13. Images of hosted GPU runners are behind.',
    'Upgrade the driver, or build with a toolkit of the major version that it has.',
  ),
  GPU205: advise(
    'The driver runs machine code of every toolkit of its major version, but compiles only PTX of its own minor version or an older one.',
    'Compile for the capability of the GPU instead of relying on PTX, or upgrade the driver.',
  ),
  GPU206: advise(
    'Blackwell and later GPUs are supported by NVIDIA’s open kernel modules only.',
    'Install the open flavour of the driver, as in the package `nvidia-open`.',
  ),
  GPU207: advise(
    'The library and the module differ, a GPU has failed, or the container lost its GPUs when somebody ran `systemctl daemon-reload` on the host.',
    'Start the container again; on a bare machine look for NVRM in `dmesg`.',
  ),
  GPU208: advise(
    'home-manager or nix-system-graphics linked a driver there for another version; NixOS was rebuilt and not restarted.',
    'Rebuild the configuration for the loaded version, or restart NixOS.',
  ),
  GPU209: advise(
    'Neither /sys, /proc, the names of the libraries nor nvidia-smi say it, as in a sandbox.',
    'Run the check outside, where /sys or nvidia-smi is available.',
  ),
  GPU210: advise('The runner has an older driver than `min-driver`.', 'Choose another runner, or upgrade its driver.'),
  GPU401: advise(
    'The cell was built for other GPUs and has no PTX that the driver could compile.',
    'Add the capability of the GPU to the request, or PTX (`9.0+PTX`).',
  ),
  GPU402: advise(
    'CUDA 13 compiles for 7.5 and later; a toolkit older than the GPU does not know it.',
    'Choose another toolkit: `nix-cuda tables` lists which one compiles for which capability.',
  ),
  GPU403: advise(
    'The device code, or its PTX, comes from a newer toolkit than the driver supports.',
    'Upgrade the driver, or build with an older toolkit.',
  ),
  GPU404: advise(
    'The toolkit is newer than the tables of this version.',
    'Run the program: only the driver can say it. A newer version of the action may know the toolkit.',
  ),
}
