/** The closure of a cell as a CycloneDX 1.6 document: https://cyclonedx.org/docs/1.6/json/. Pure. */
import * as Enums from '@cyclonedx/cyclonedx-library/Enums'
import * as Models from '@cyclonedx/cyclonedx-library/Models'
import * as Serialize from '@cyclonedx/cyclonedx-library/Serialize'
import * as Spec from '@cyclonedx/cyclonedx-library/Spec'
import type { Cell } from '../../model/documents.ts'
import type { NarInfo } from './nar-infos.ts'
import { sha256 } from './statement.ts'

/**
 * Every store path of the closure is a component, by its store path, with the SHA-256 of its NAR; its references are its dependencies. Equal
 * closures give equal bytes: there is no time in it, and the serial number follows from the hashes.
 */
export function sbomOf(cell: Cell, outputs: readonly string[], closure: readonly NarInfo[]): string {
  const { Component } = Models
  const components = new Map(closure.map((info) => [info.path, componentOf(info)]))
  for (const { path, references } of closure) {
    const refs = references.flatMap((reference) => components.get(reference)?.bomRef ?? [])
    for (const ref of refs) components.get(path)?.dependencies.add(ref)
  }
  const root = new Component(Enums.ComponentType.Library, cell.package, { bomRef: cell.id })
  for (const path of outputs) {
    const ref = components.get(path)?.bomRef
    if (ref) root.dependencies.add(ref)
  }
  const bom = new Models.Bom({
    serialNumber: serialNumber(cell, closure),
    metadata: new Models.Metadata({ component: root }),
    components: new Models.ComponentRepository(components.values()),
  })
  const factory = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6)
  // Lists stay in the order of the paths: the library sorts by the locale of the machine.
  return `${new Serialize.JsonSerializer(factory).serialize(bom, { sortLists: false, space: 0 })}\n`
}

function componentOf({ path, sha256: hash }: NarInfo): Models.Component {
  const { name, version } = nameAndVersion(path)
  return new Models.Component(Enums.ComponentType.Library, name, {
    bomRef: path,
    hashes: new Models.HashDictionary([[Enums.HashAlgorithm['SHA-256'], hash]]),
    ...(version === undefined ? {} : { version }),
  })
}

/** As builtins.parseDrvName has it: the version begins after the first dash that no letter follows. */
export function nameAndVersion(path: string): { readonly name: string; readonly version?: string } {
  const whole = path.replace(/^.*\/[0-9a-z]{32}-/, '')
  const [, name, version] = /^(.*?)-(?=[^A-Za-z])(.*)$/s.exec(whole) ?? []
  return name && version ? { name, version } : { name: whole }
}

/** A UUID of version 8 (RFC 9562, section 5.8) from the content. */
function serialNumber(cell: Cell, closure: readonly NarInfo[]): string {
  const digits = sha256([cell.id, ...closure.map(({ path, sha256: hash }) => `${path} ${hash}`)].join('\n'))
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, `a${digits.slice(17, 20)}`]
  return `urn:uuid:${[...parts, digits.slice(20, 32)].join('-')}`
}
