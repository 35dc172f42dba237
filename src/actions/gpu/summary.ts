import { readyGpus } from '../../gpu/host-facts.ts'
import { formatCapability } from '../../model/capability.ts'
import { printable } from '../../model/printable.ts'
import { folded, joinParts, logBlock, markdownTable, plainText, problemLine } from '../../report/markdown.ts'
import { titles } from '../run/smoke.ts'
import type { JobBridge } from './bridge.ts'
import type { Examination } from './examine.ts'
import type { JobSmoke } from './smoke.ts'

/** Bridge and smoke test for the log, a line each. */
export function jobLines(bridge: JobBridge, smoke: JobSmoke): readonly string[] {
  const levels = levelsOf(smoke).map(([title, outcome]) => `${title}: ${outcome}`)
  const libraries = librariesOf(smoke)
  return [
    `Driver bridge: ${bridge.text}`,
    ...(levels.length > 0 ? levels : ['Smoke test: skipped']),
    ...(libraries.length > 0 ? ['Loaded from outside the store:', ...libraries.map((path) => `  ${path}`)] : []),
  ]
}

/** The section of the gpu action in the summary of the job. */
export function summaryMarkdown(
  { gpu, problems, good }: Examination,
  bridge: JobBridge,
  smoke: JobSmoke,
  sandbox: readonly string[],
): string {
  const ready = readyGpus(gpu)
  const names = ready.map(({ name, capability }) => {
    return `${name?.value ?? 'GPU'}${capability ? ` (${formatCapability(capability.value)})` : ''}`
  })
  const groups = [...Map.groupBy(names, (name) => name)]
  const shown = groups.map(([name, { length }]) => (length > 1 ? `${length} × ${name}` : name)).join(', ')
  const driver = gpu.userland?.value ?? gpu.kernel?.version.value ?? 'none'
  const levels = levelsOf(smoke)
  const rows = [
    ['GPU', shown === '' ? 'none' : shown],
    ['Driver', gpu.driverCuda ? `${driver}, CUDA ${gpu.driverCuda.value}` : driver],
    ['Driver bridge', bridge.text],
    ...(levels.length > 0 ? levels : [['Smoke test', 'skipped']]),
  ]
  const libraries = librariesOf(smoke)
  const parts = [
    `### ${plainText(good ? 'The GPU is ready' : 'The GPU cannot be used as required')}`,
    markdownTable(['', ''], rows),
    problems.map(problemLine).join('\n'),
    libraries.length > 0 ? folded('Loaded from outside the store', logBlock(libraries)) : '',
    sandbox.length > 0 ? folded('For builds that use the GPU', logBlock(sandbox)) : '',
  ]
  return joinParts(parts, 'see the log')
}

function levelsOf({ report }: JobSmoke): readonly (readonly [title: string, outcome: string])[] {
  return (report?.levels ?? []).map(({ level, outcome, seconds }) => {
    return [titles[level], outcome === 'skipped' ? outcome : `${outcome} (${seconds.toFixed(1)} s)`]
  })
}

function librariesOf({ report }: JobSmoke): readonly string[] {
  const all = (report?.levels ?? []).flatMap(({ libraries }) => libraries)
  return [...new Set(all)].sort().map(printable)
}
