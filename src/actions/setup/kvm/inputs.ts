import { choice } from '../../../runner/inputs.ts'

/** Virtual machines in builds. */
export const kvmInputs = {
  kvm: choice('Make /dev/kvm usable for builds: `auto` (on runners that GitHub hosts), `true` or `false`.', 'auto', [
    'auto',
    'true',
    'false',
  ]),
} as const
