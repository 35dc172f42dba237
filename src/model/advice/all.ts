import type { ProblemCode } from '../codes.ts'
import { activationAdvice } from './activation.ts'
import type { Advice } from './advice.ts'
import { bridgeAdvice } from './bridge.ts'
import { cellAdvice } from './cells.ts'
import { environmentAdvice } from './environments.ts'
import { floxBuildAdvice } from './flox-builds.ts'
import { floxShippingAdvice } from './flox-shipping.ts'
import { gpuRunnerAdvice } from './gpu-runners.ts'
import { gpuTestAdvice } from './gpu-tests.ts'
import { gpuAdvice } from './gpus.ts'
import { loginAdvice } from './logins.ts'
import { machineAdvice } from './machines.ts'
import { networkAdvice } from './networks.ts'
import { requestAdvice } from './requests.ts'
import { secretAdvice } from './secrets.ts'
import { shipAdvice } from './ship.ts'

/** What usually causes each problem, and what to do about it. */
export const advice: Readonly<Record<ProblemCode, Advice>> = {
  ...requestAdvice,
  ...machineAdvice,
  ...environmentAdvice,
  ...loginAdvice,
  ...floxBuildAdvice,
  ...floxShippingAdvice,
  ...activationAdvice,
  ...secretAdvice,
  ...networkAdvice,
  ...cellAdvice,
  ...gpuAdvice,
  ...gpuRunnerAdvice,
  ...gpuTestAdvice,
  ...bridgeAdvice,
  ...shipAdvice,
}

const origins: Readonly<Record<string, string>> = {
  CFG: 'while inputs, the request and the configuration of Nix are read, before anything is built',
  INS: 'while the machine is made ready (setup), left (post) or cleaned (uninstall)',
  FLX: 'while Flox is found, installed or configured (setup); FLX120 to FLX154, while setup signs in to FloxHub; the others from FLX101 on, while an environment is checked, activated, built, published, made an image or pushed',
  NET: 'while something is downloaded',
  CCH: 'while binary caches or the store cache are configured, asked or filled',
  PLN: 'while the matrix is planned (plan, and setup with build)',
  BLD: 'while a cell is evaluated and built (build, and setup with build)',
  GPU: 'while the GPUs and the driver of a machine are examined, and while programs run on them (doctor, gpu, gpu-test, run)',
  SHP: 'while cells are shipped (evidence, publish, containerize)',
  VER: 'while files are opened and compared with what was asked for (verify, build, and setup with build)',
}

/** Which part of the work reports a code. */
export function originOf(code: ProblemCode): string {
  return origins[code.slice(0, 3)] ?? ''
}
