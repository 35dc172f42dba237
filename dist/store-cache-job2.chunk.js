import { jobStoreCache, prepareStoreCache, saveCells } from "./store-cache-job.chunk.js";

export { jobStoreCache };