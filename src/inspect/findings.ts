import { error, notice, type Problem } from '../model/problem.ts'
import type { Finding } from './source.ts'

/** The Problem of what a walker found in `file`. */
export function findingProblem(finding: Finding, file: string): Problem {
  if (finding.code === 'VER004') {
    const message = `${file} is damaged at byte ${finding.offset}: ${finding.message}.`
    return error('VER004', message, 'Build or download it again: it is truncated, or was changed after it was linked.')
  }
  const message = `${file} has a part at byte ${finding.offset} that cannot be searched for device code: ${finding.message}.`
  const fix = 'If it contains CUDA code, verify the files that it was made from; otherwise ignore this.'
  return notice('VER010', message, fix)
}
