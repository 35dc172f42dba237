import { builtProbe, runSmoke, smokeText, titles } from "./actions-run-smoke.chunk.js";

export { runSmoke };