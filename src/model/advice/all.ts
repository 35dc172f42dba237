import type { ProblemCode } from '../codes.ts'
import type { Advice } from './advice.ts'
import { cellAdvice } from './cells.ts'
import { environmentAdvice } from './environments.ts'
import { machineAdvice } from './machines.ts'
import { networkAdvice } from './networks.ts'
import { requestAdvice } from './requests.ts'
import { secretAdvice } from './secrets.ts'

/** What usually causes each problem, and what to do about it. */
export const advice: Readonly<Record<ProblemCode, Advice>> = {
  ...requestAdvice,
  ...machineAdvice,
  ...environmentAdvice,
  ...secretAdvice,
  ...networkAdvice,
  ...cellAdvice,
}

const origins: Readonly<Record<string, string>> = {
  CFG: 'while inputs, the request and the configuration of Nix are read, before anything is built',
  INS: 'while the machine is made ready (setup), left (post) or cleaned (uninstall)',
  FLX: 'while Flox is found, installed or configured (setup); from FLX101 on, while an environment is checked (flox lint)',
  NET: 'while something is downloaded',
  CCH: 'while binary caches or the store cache are configured, asked or filled',
  PLN: 'while the matrix is planned (plan, and setup with build)',
  BLD: 'while a cell is evaluated and built (build, and setup with build)',
  VER: 'while files are opened and compared with what was asked for (verify, build, and setup with build)',
}

/** Which part of the work reports a code. */
export function originOf(code: ProblemCode): string {
  return origins[code.slice(0, 3)] ?? ''
}
