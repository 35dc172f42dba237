/** Tests of what cells built, through the jobs of the reusable workflow, on a machine with a GPU that is not real. */
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeThrowAway, noThrowAway } from '../lab/describe.ts'
import { runOk } from '../lab/exec.ts'
import { openThrowAwayRoot, type ThrowAwayRoot } from '../lab/throw-away.ts'
import { stepOf } from './act.ts'
import { type LabRuns, openLabRuns } from './lab-run.ts'

const uuid = 'GPU-1ea24dfe-1d62-46e0-93e3-ed192c09b34d'
/** As an H200 with driver 580.159.04 answered: test/unit/fixtures/gpu/h200-container.yml. */
const smi = `#!/bin/sh
case "$1" in
  --query-gpu=uuid,*) echo "${uuid}, 0" ;;
  --query-gpu=*) echo "0, 00000000:00:06.0, ${uuid}, NVIDIA H200, 580.159.04, 143771, Enabled, Default, Disabled, Enabled, 0, 9.0" ;;
esac
`

/** Device nodes, nvidia-smi and two libraries of the driver. */
async function putGpu(root: ThrowAwayRoot, scratch: string): Promise<void> {
  const put = (path: string, text: string) => {
    mkdirSync(dirname(root.at(path)), { recursive: true })
    writeFileSync(root.at(path), text)
  }
  for (const name of ['nvidia0', 'nvidiactl', 'nvidia-uvm']) {
    put(`/dev/${name}`, '')
    chmodSync(root.at(`/dev/${name}`), 0o666)
  }
  put('/usr/local/nvidia/bin/nvidia-smi', smi)
  chmodSync(root.at('/usr/local/nvidia/bin/nvidia-smi'), 0o755)
  const source = join(scratch, 'driver.c')
  writeFileSync(source, 'int cuInit(unsigned flags) { return 0; }\n')
  mkdirSync(root.at('/usr/local/nvidia/lib64'), { recursive: true })
  for (const name of ['libcuda', 'libnvidia-ptxjitcompiler']) {
    const made = join(scratch, name)
    await runOk('gcc', ['-shared', '-fPIC', `-Wl,-soname,${name}.so.1`, '-o', made, source])
    for (const version of ['580.159.04', '1']) cpSync(made, root.at(`/usr/local/nvidia/lib64/${name}.so.${version}`))
  }
}

describeThrowAway('GPU tests of the reusable workflow', await noThrowAway(), () => {
  let runs: LabRuns
  beforeAll(async () => {
    runs = await openLabRuns()
  })
  afterAll(() => runs?.[Symbol.asyncDispose]())

  it('run what a cell built on the runner of the map, from an artifact where there is no store cache', async () => {
    await using root = await openThrowAwayRoot({ bind: [runs.folder] })
    await putGpu(root, runs.folder)
    const request = `packages:
  - name: saxpy
    attribute: saxpy
    gpu-tests:
      - test -x "$out/bin/saxpy" && test -e "$LD_LIBRARY_PATH/libcuda.so.1"
      - echo "it ran on $CUDA_VISIBLE_DEVICES"; exit 3
capabilities: [9.0]
toolkits: [13.0]
gpu-runners:
  gpu:H200: [self-hosted, gpu-box]
`
    const ran = await runs.run(root, {
      request,
      labels: ['ubuntu-24.04', 'gpu-box'],
      ownMachines: true,
      // The event of this run does not say that the repository is private, and the cell needs files of NVIDIA.
      inputs: { 'store-cache': 'off', 'store-unfree': '*', evaluate: 'never' },
      env: { NVIDIA_CTK_LIBCUDA_DIR: '/usr/local/nvidia/lib64' },
    })
    // Of its two tests one fails, and the run with it.
    expect(ran.code).not.toBe(0)
    expect(
      ran.jobsOf('cell').map(({ result }) => result),
      ran.log.slice(-6000),
    ).toEqual(['success'])
    const [job, ...others] = ran.jobsOf('gpu-tests')
    if (!job) throw new Error(ran.log.slice(-6000))
    expect(others).toEqual([])
    expect(job.matrix['row']).toMatchObject({
      id: 'saxpy-cuda13.0-sm90-x86_64-linux',
      runner: '["self-hosted","gpu-box"]',
    })
    const { lines } = stepOf(job, 'test')
    expect(lines).toContainEqual(expect.stringMatching(/^Taken over: [1-9]\d* paths$/))
    expect(lines.filter((line) => line.startsWith('building '))).toEqual([])
    const summary = ran.job('report').summary
    expect(summary).toContain('## ❌ CUDA cells: 1 of 1 proven, 1 with failed GPU tests')
    expect(summary).toMatch(
      /\| saxpy-cuda13\.0-sm90-x86_64-linux \| ❌ failed \| NVIDIA H200 \| 580\.159\.04 \| 1 of 2 passed/,
    )
    expect(summary).toContain(`it ran on ${uuid}`)
    expect(stepOf(ran.job('report'), 'report').outputs).toMatchObject({ result: 'failure', proven: '1' })
  })
})
