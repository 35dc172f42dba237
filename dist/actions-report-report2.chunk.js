import { makeReport, reportJson } from "./actions-report-report.chunk.js";

export { makeReport, reportJson };