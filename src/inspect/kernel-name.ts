import { printable } from '../model/printable.ts'

/**
 * The name of a kernel as its source has it, without parameters and with template arguments as `<…>`:
 * `_ZN2at6native4foldILi4EEEvT_` is `at::native::fold<…>`. A name in another form than that of the Itanium C++ ABI
 * (https://itanium-cxx-abi.github.io/cxx-abi/abi.html#mangling), or in a part of it that is not read here, stays as it is.
 */
export function kernelName(mangled: string): string {
  const name = /^_Z(N?)[rVK]*(.*)$/s.exec(withoutFile(mangled))
  if (!name) return printable(mangled)
  const parts: string[] = []
  let rest = name[2] ?? ''
  if (rest.startsWith('St')) {
    parts.push('std')
    rest = rest.slice(2)
  }
  for (;;) {
    const length = /^L?([1-9]\d{0,3})/.exec(rest)
    if (!length) break
    const start = length[0].length
    const end = start + Number(length[1])
    if (end > rest.length) return printable(mangled)
    const part = rest.slice(start, end)
    parts.push(part.startsWith('_GLOBAL__N_') ? '(anonymous namespace)' : part)
    rest = rest.slice(end)
    if (name[1] === '') break
  }
  if (parts.length === 0) return printable(mangled)
  // In a nested name E ends it; anything but template arguments would be a part that is not read here.
  if (!rest.startsWith('I') && name[1] !== '' && !rest.startsWith('E')) return printable(mangled)
  return printable(parts.join('::') + (rest.startsWith('I') ? '<…>' : ''))
}

/** nvcc puts `__nv_static_32__<32 characters for the file>` before names that only their own relocatable object has. */
function withoutFile(mangled: string): string {
  const prefix = /^__nv_static_(\d{1,4})__/.exec(mangled)
  return prefix ? mangled.slice(prefix[0].length + Number(prefix[1])) : mangled
}

/** `kernels foo<…>, bar and 3 more`, of names that are readable already. */
export function describeKernels(kernels: readonly string[]): string {
  const more = kernels.length - 3
  const shown = kernels.slice(0, 3).map((name) => (name.length > 120 ? `${name.slice(0, 119)}…` : name))
  return `${kernels.length === 1 ? 'kernel' : 'kernels'} ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
