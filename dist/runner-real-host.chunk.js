import { realHost } from "./frame.chunk.js";

export { realHost };