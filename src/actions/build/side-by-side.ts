import { limitTo } from '../../runner/limit.ts'

/** Works on the items in their order, `atOnce` of them at a time, and starts none once `stop` is aborted or one has thrown. */
export async function sideBySide<T>(
  items: readonly T[],
  atOnce: number,
  stop: AbortSignal,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const limit = limitTo(atOnce)
  const broken = new AbortController()
  const one = async (item: T, index: number) => {
    if (stop.aborted || broken.signal.aborted) return
    try {
      await work(item, index)
    } catch (cause) {
      broken.abort()
      throw cause
    }
  }
  await Promise.all(items.map((item, index) => limit(() => one(item, index))))
}
