import { type AdviceOf, advise } from './advice.ts'

/** Planning, building and verifying. */
export const cellAdvice: AdviceOf<'PLN' | 'BLD' | 'VER'> = {
  PLN001: advise('A GPU is newer than a toolkit of the request.', 'Use the newer toolkit, or exclude the pair.'),
  PLN002: advise(
    'CUDA dropped old GPUs: 13.0 those before 7.5.',
    'Use an older toolkit for them, or exclude the pair.',
  ),
  PLN003: advise('A typing error, or a GPU newer than this version.', 'Write it as in 8.6, 9.0a or 12.0f.'),
  PLN004: advise('A typing error, or a release newer than this version.', 'Write it as in 12.8 or 12.x.'),
  PLN005: advise(
    'NVIDIA has toolkits only for Linux on x86-64 and 64-bit ARM.',
    'Use x86_64-linux or aarch64-linux; other systems have cells for `cpu`.',
  ),
  PLN006: advise('A Jetson is an ARM machine.', 'Add aarch64-linux to `systems`.'),
  PLN007: advise(
    'Jetson packages of CUDA differ from those of other machines.',
    'Ask for Jetson capabilities in a cell of their own.',
  ),
  PLN008: advise('CUDA 13 calls Thor 11.0, earlier toolkits call it 10.1.', 'Use the name that the message gives.'),
  PLN009: advise('NVIDIA publishes Jetson packages for some toolkits only.', 'Use a toolkit that the message names.'),
  PLN010: advise('Two entries of the request select the same cell.', 'Nothing to do: it is built once.'),
  PLN011: advise(
    'The request file is missing, lies elsewhere or is empty, and no input names packages.',
    'Write .github/nix-cuda.yml, or give `packages`.',
  ),
  PLN012: advise('No pair of the lists can exist.', 'See the reasons, or use `nix-cuda plan --explain ID`.'),
  PLN013: advise(
    'PTX of 9.0a or 12.0f runs only on that GPU or family.',
    'Ask for PTX of the baseline, as in `9.0+PTX`.',
  ),
  PLN014: advise('The lists of a request are multiplied.', 'Use a tier that selects corners, or raise `max-cells`.'),
  PLN015: advise('Only the newest capability of a cell can have PTX in Nixpkgs.', 'Append `+PTX` to the last one.'),
  PLN016: advise(
    'This Nixpkgs is older than the GPU, or no longer has it.',
    'Use another Nixpkgs, or leave the capability out.',
  ),
  PLN017: advise(
    'Nixpkgs keeps a few toolkits at a time.',
    'Use one that the message names, or `legacy-toolkits: true` for dropped ones.',
  ),
  PLN018: advise('`driver` is older than the first one for this toolkit.', 'Raise `driver`, or use an older toolkit.'),
  PLN019: advise(
    'Drivers compile PTX up to the version of their own CUDA.',
    'Ask for real targets instead of PTX, or use an older toolkit.',
  ),
  PLN020: advise(
    'Each nvcc takes host compilers up to a certain version.',
    'Use a Nixpkgs that has an older GCC, or a newer toolkit.',
  ),
  PLN021: advise(
    'The package does not evaluate with this toolkit: an unsupported version, a missing attribute, a licence.',
    'Read Nix’s message; `nix-cuda plan --explain ID` prints the expression to try.',
  ),
  PLN022: advise('CUDA was released after this version.', 'Update this action; the cell is tried all the same.'),
  PLN023: advise('An `exclude` pattern of the request matches.', 'Change the pattern if the cell should be built.'),
  PLN024: advise(
    'A flake output or a file without placeholders is the same for every toolkit.',
    'Put {toolkit} or {sm} into the entry, or use a package of Nixpkgs or an overlay.',
  ),
  PLN025: advise('This version does not build packages of this form.', 'Use a form of docs/request.md.'),
  PLN026: advise(
    'The package sets its architectures itself instead of reading cudaPackages.flags.',
    'Let it read them; until then the cells are built once.',
  ),
  PLN027: advise(
    'A Nixpkgs revision that no cache has built, or toolkits from an overlay.',
    'Use a branch such as nixos-cuda/nixos-unstable-cuda, or expect to build dependencies.',
  ),
  PLN028: advise('This Nixpkgs is newer or older than the tables of this version.', 'Nothing to do: Nixpkgs decides.'),
  PLN029: advise(
    'GitHub limits the outputs of a job.',
    'Use a tier, or call the workflow several times with a part of the request each.',
  ),
  PLN030: advise('A pattern has a typing error, or selects cells that another rule excludes.', 'Correct or remove it.'),
  PLN031: advise('The entry depends on Nixpkgs, and there is no Nix or `evaluate` is never.', 'Plan with Nix.'),
  PLN032: advise(
    'The store cache is off, the job may not write to it, or the stage would cost more time than it saves.',
    'Nothing to do: each cell builds what it needs.',
  ),
  PLN033: advise('A cache did not answer in time.', 'Nothing to do: the plan counts it as if it had nothing.'),
  PLN034: advise(
    'The request has no `nixpkgs`, and there is no flake.lock with one.',
    'Nothing to do; to stay on one revision, lock Nixpkgs in flake.lock or name it in `nixpkgs`.',
  ),
  PLN035: advise(
    'GitHub cannot be reached, or its limit for requests without a token is exhausted.',
    'Pass `github-token`, or name a revision in `nixpkgs`.',
  ),
  PLN036: advise(
    '`gpu-runners` fits more than 256 cells.',
    'Name fewer GPUs there, or select fewer cells with a tier.',
  ),
  BLD001: advise(
    'The package needs an attribute, a licence or a file that is not there; files that git does not track are missing.',
    'Read Nix’s message; `git add` new files.',
  ),
  BLD002: advise(
    'A compile error, a test that fails, memory or disk that ran out, or a hash that differs.',
    'Read the last lines of the log; `nix-cuda build CELL` builds it on your machine.',
  ),
  BLD003: advise('The job was cancelled or ran out of time.', 'Run the job again.'),
  BLD004: advise('The installation of Nix is broken, or a version that is not known yet.', 'Run `nix --version`.'),
  BLD005: advise(
    'Its job was cancelled, ran out of time or lost its runner.',
    'Open the job of the cell, and run failed jobs again.',
  ),
  BLD006: advise(
    'Something other than the build action of this run wrote an artifact.',
    'Find out which job wrote it.',
  ),
  BLD007: advise(
    'A later step of the job failed, or the job was cancelled after its result was uploaded.',
    'Open the failed job; its log names the step.',
  ),
  VER001: advise(
    'The build ignores cudaCapabilities: its CMake, setup.py or Makefile sets architectures of its own.',
    'Pass it the targets of the cell, for CMake cudaPackages.flags.cmakeCudaArchitecturesString: docs/packages.md#build-systems.',
  ),
  VER002: advise(
    'A prebuilt library, or a dependency that was built with another cudaPackages.',
    'Take all CUDA parts from the same cudaPackages.',
  ),
  VER003: advise(
    'The build did not find CUDA and left it out, or the kernels are in a dependency.',
    'Read in the log whether CUDA was found; for a tool without kernels write `device-code: optional`.',
  ),
  VER004: advise('A copy was cut, or the file is of an unknown form.', 'Build or copy it again.'),
  VER005: advise('The path is misspelt, or this user may not read it.', 'Check the path and its rights.'),
  VER006: advise(
    'PTX was asked for (`+PTX`), and the build compiles real targets only.',
    'Let the build read cudaForwardCompat, or ask without +PTX.',
  ),
  VER007: advise('The build adds targets of its own.', 'Remove them, or ask for them.'),
  VER008: advise(
    'The image has no record of its compiler, as in LTO or old code.',
    'Check the toolkit by other means.',
  ),
  VER009: advise('The path is a device, a socket or a pipe.', 'Name files or folders.'),
  VER010: advise(
    'A 32-bit or big-endian file, a thin archive, or a compressed section.',
    'Verify the files that it was made from.',
  ),
  VER011: advise(
    'The package uses CUDA although config.cudaSupport is false.',
    'Make CUDA depend on config.cudaSupport.',
  ),
  VER012: advise('`units: any` allows it.', 'Nothing to do, unless every unit should have the target.'),
  VER013: advise(
    'CUTLASS and others compile some kernels for 9.0a or 10.0a alone.',
    'Nothing to do: other GPUs do not run these kernels.',
  ),
  VER014: advise('The file is packed, encrypted or of no kind that carries device code.', 'Unpack it first.'),
  VER015: advise('The folder has archives in a form that is not opened.', 'Unpack them, and verify the files.'),
  VER016: advise(
    'The result has neither code for the GPU nor PTX that its driver compiles.',
    'Add the capability to the request.',
  ),
  VER017: advise(
    'objcopy, a linker script or a merged section removed registration records (.nvFatBinSegment), or the program loads these containers by itself.',
    'Nothing to do where the program loads them by itself; else find the step of the build that removes the records.',
  ),
  VER018: advise(
    'The source compiles a kernel for some targets alone, with `__CUDA_ARCH__` or a list of architectures of its own.',
    'Nothing to do where the kernel needs a newer GPU on purpose; else compile it for every requested target.',
  ),
}
