import { prepareStoreCache } from '../../../store-cache/job.ts'
import type { Provider } from '../provider.ts'

/** The job's local binary cache, which the store cache fills and reads. */
export const storeCache: Provider = {
  name: 'store-cache',
  provide: async ({ host, inputs }) => {
    const { settings, warnings } = await prepareStoreCache(host, inputs)
    // After the user's lines: `substituters = …` there is not meant to turn it off.
    return { contributions: [{ from: 'store cache', settings, order: 'after' }], warnings }
  },
}
