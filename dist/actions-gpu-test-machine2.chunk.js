import { devicesFor, findTestMachine } from "./actions-gpu-test-machine.chunk.js";

export { findTestMachine };