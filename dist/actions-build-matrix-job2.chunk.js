import { logPlan, proveAll, proveOne, resultFile, resultsFolder } from "./actions-build-matrix-job.chunk.js";

export { logPlan, proveAll, proveOne, resultFile, resultsFolder };