/**
 * The files that glibc's loader loaded into a program and its children, from what it writes with LD_DEBUG=libs: exact, where samples of
 * /proc/PID/maps miss what is loaded and unloaded in between. https://man7.org/linux/man-pages/man8/ld.so.8.html
 */
export function loadedFiles(log: string): readonly string[] {
  const found = [...log.matchAll(/^\s*\d+:\s*calling init: (\/.*)$/gm)].map((match) => match[1] ?? '')
  return [...new Set(found)].sort()
}

/** Names that the loader looked for in vain and that a driver would have: `libcuda.so.1`. */
export function missedDriverFiles(log: string): readonly string[] {
  const wanted = [...log.matchAll(/find library=(lib(?:cuda|nvidia-[\w-]+)\.so[\w.]*) /g)].map(
    (match) => match[1] ?? '',
  )
  const names = new Set(loadedFiles(log).map((path) => path.slice(path.lastIndexOf('/') + 1)))
  return [...new Set(wanted)].filter((name) => !names.has(name)).sort()
}
