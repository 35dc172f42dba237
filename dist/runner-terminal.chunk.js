import { terminalLog, writeAnswer } from "./frame.chunk.js";

export { terminalLog };