/** Entries of a request as they are written, for what a problem says to write. */
import type { Cell } from '../model/documents.ts'

/** `{ name: mytool, device-code: optional }`: the entry of the cell's package that lets a result have no device code. */
export function optionalDeviceCode({ package: name, source }: Pick<Cell, 'package' | 'source'>): string {
  const what =
    source.kind === 'attribute'
      ? source.attribute === name
        ? []
        : [`attribute: ${source.attribute}`]
      : source.kind === 'file'
        ? [`file: ${source.file}`]
        : source.kind === 'flox'
          ? [`flox: ${source.build}`, ...(source.environment === '.' ? [] : [`dir: ${source.environment}`])]
          : ['…']
  return `{ ${[`name: ${name}`, ...what, 'device-code: optional'].join(', ')} }`
}
