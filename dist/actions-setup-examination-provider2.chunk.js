import { examine, withoutReported } from "./actions-setup-examination-provider.chunk.js";

export { withoutReported };