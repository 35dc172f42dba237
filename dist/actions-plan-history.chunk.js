import { comparePlan, derivationName, loadHistory, minutesOf, saveHistory } from "./planning.chunk.js";

export { saveHistory };