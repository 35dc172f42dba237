import { runVerify, verifyText } from "./actions-verify-command2.chunk.js";

export { runVerify };