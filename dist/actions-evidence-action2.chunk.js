import { evidenceDocument, runEvidenceAction } from "./actions-evidence-action.chunk.js";

export { runEvidenceAction };