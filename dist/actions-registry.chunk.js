import { actions, commands, groups } from "./frame.chunk.js";

export { actions };