/** Which nodes have a driver that is new enough, by the labels of NVIDIA's GPU feature discovery. Pure. */

/** Labels with the driver's version, of GPU feature discovery from 0.15 on (docs/gpu-feature-discovery of NVIDIA/k8s-device-plugin). */
const parts = ['major', 'minor', 'revision'].map((part) => `nvidia.com/cuda.driver-version.${part}`)

export interface NodeTerm {
  readonly matchExpressions: readonly {
    readonly key: string
    readonly operator: 'Gt' | 'Lt'
    readonly values: readonly [string]
  }[]
}

/**
 * Terms of a required node affinity, of which a node must meet one: newer in the first number, or the same one and newer in the second,
 * and so on. Equality is written as a range, because the labels have leading zeros (`02`), which Gt and Lt read as numbers.
 */
export function driverTerms(version: readonly number[]): readonly NodeTerm[] {
  const known = version.slice(0, parts.length)
  return known.map((number, index) => {
    const isLast = index === known.length - 1
    const equal = known.slice(0, index).flatMap((one, at) => between(parts[at] ?? '', one))
    return { matchExpressions: [...equal, above(parts[index] ?? '', isLast ? number - 1 : number)] }
  })
}

function above(key: string, number: number) {
  return { key, operator: 'Gt', values: [String(number)] } as const
}

function between(key: string, number: number) {
  return [above(key, number - 1), { key, operator: 'Lt', values: [String(number + 1)] } as const]
}
