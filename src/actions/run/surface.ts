import { flag, type Surface, text } from '../../runner/inputs.ts'

export const runSurface = {
  name: 'nix-cuda run',
  description:
    "Runs PROGRAM, built with Nix or Flox, on this machine's NVIDIA driver, and gives its exit code; nothing is installed and no root is needed",
  inputs: {
    graphics: flag('Also tell the loaders of OpenGL, EGL, Vulkan and OpenCL about the driver.', false),
    print: flag('Print the variables as shell commands instead of running a program.', false),
    smoke: flag(
      'Test first whether a program of Nix can load the driver and run a kernel from PTX, then whether PROGRAM, if given, succeeds; list the libraries that were loaded.',
      false,
    ),
    bridge: flag('Use the driver bridge; --no-bridge shows what happens without it.', true),
    nixpkgs: text(
      'Of which Nixpkgs the program for --smoke is built: `lock` (of flake.lock), a folder or a flake reference. Unset: `flake:nixpkgs`.',
    ),
    probe: text('The program for --smoke, where it is built already.'),
    json: flag('Print the result of --smoke as JSON.', false),
  },
  outputs: {},
} as const satisfies Surface
