/**
 * `node scripts/picture/run.ts`: a real run in the lab (real Nix, real nvcc), whose job summary becomes docs/images/report.md.
 * `npm run generate` draws it. The build of `norm` misses an architecture, so that the picture has a finding.
 */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { proveAll } from '../../src/actions/build/matrix-job.ts'
import { planRequest } from '../../src/actions/plan/plan-request.ts'
import { findNix } from '../../src/nix/find.ts'
import { renderSummary } from '../../src/report/summary.ts'
import type { Host } from '../../src/runner/host.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { terminalLog } from '../../src/runner/terminal.ts'
import { openLab } from '../../test/lab/lab.ts'
import { root } from '../steps.ts'

const toolkits = ['11.8', '12.4', '13.0'] as const
const request = {
  'matrix-file': undefined,
  packages: ['saxpy=./examples/saxpy/package.nix', 'norm=./scripts/picture/norm.nix'],
  capabilities: ['7.5', '8.6', '9.0a', '12.0', '8.0 9.0+PTX'],
  toolkits,
  systems: ['x86_64-linux'],
}

const host = realHost(terminalLog(false))
const lab = await openLab({ variant: 'recorded', toolkits, signal: host.cancelled })
const temporary = join(lab.root, 'picture')
rmSync(temporary, { recursive: true, force: true })
const machine: Host = { ...host, env: { ...host.env, ...lab.env, RUNNER_TEMP: temporary } }
const plan = await planRequest(machine, root, { ...request, nixpkgs: lab.nixpkgs })
const { results } = await proveAll(machine, await findNix(machine), plan, { root, timeout: 600 })
writeFileSync(join(root, 'docs/images/report.md'), renderSummary(plan, results))
rmSync(temporary, { recursive: true, force: true })
process.exit()
